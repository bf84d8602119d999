import type { Status } from '@towerp/crm-protocol';
import type { Change, PendingEvent, PendingNotification, PendingTimelineItem } from './change.js';

/** All that one transaction changes, collected until it ends. */
export class Changes {
  readonly #changes: Change[] = [];
  readonly events: PendingEvent[] = [];
  readonly timeline: { item: PendingTimelineItem; event: PendingEvent }[] = [];
  readonly notifications: { notification: PendingNotification; event: PendingEvent }[] = [];
  readonly statusCounts = new Map<Status, number>();
  readonly acts: (() => void)[] = [];
  readonly #touched = new Map<
    string,
    { isShared: boolean; actorId: string | undefined; items: PendingTimelineItem[] }
  >();
  readonly #created = new Set<string>();

  /** Says what happened; the subscriptions act on it before the write ends. */
  publish(change: Change): void {
    this.#changes.push(change);
  }

  /** What happened so far, of one type. */
  of<T extends Change['type']>(type: T): Extract<Change, { type: T }>[] {
    return this.#changes.filter((change): change is Extract<Change, { type: T }> => change.type === type);
  }

  /** Adds an event to the company's sequence, with the timeline items that bear its seq. */
  emit(event: PendingEvent, ...items: PendingTimelineItem[]): PendingEvent {
    this.events.push(event);
    for (const item of items) this.timeline.push({ item, event });
    if (event.type === 'thread.created' && event.threadId) this.#created.add(event.threadId);
    return event;
  }

  /** Hangs another timeline item on an event of this write. */
  append(event: PendingEvent, item: PendingTimelineItem): void {
    this.timeline.push({ item, event });
  }

  notify(notification: PendingNotification): void {
    const event = this.emit({
      type: 'notification.created',
      subject: `notification:${notification.id}`,
      threadId: notification.threadId,
      ownerId: notification.userId,
      actorId: notification.actorId,
      isShared: true,
    });
    this.notifications.push({ notification, event });
  }

  /** The thread as its readers see it has changed: one `thread.updated` a write, after the events of its entries. */
  touch(
    threadId: string,
    about: { isShared: boolean; actorId?: string; items?: readonly PendingTimelineItem[] },
  ): void {
    const touched = this.#touched.get(threadId) ?? { isShared: false, actorId: about.actorId, items: [] };
    touched.isShared ||= about.isShared;
    touched.items.push(...(about.items ?? []));
    this.#touched.set(threadId, touched);
  }

  /** Emits what `touch` collected; a thread made in this write has told of itself already. */
  settleTouched(): void {
    for (const [threadId, { isShared, actorId, items }] of this.#touched) {
      if (this.#created.has(threadId) && items.length === 0) continue;
      const event: PendingEvent = { type: 'thread.updated', subject: `thread:${threadId}`, threadId, isShared };
      this.emit(actorId === undefined ? event : { ...event, actorId }, ...items);
    }
    this.#touched.clear();
  }

  /** Has something done once the transaction is through; it is not done where that fails. */
  afterwards(act: () => void): void {
    this.acts.push(act);
  }

  /** Keeps the company's counts of threads by status. */
  countStatus(status: Status, delta: number): void {
    this.statusCounts.set(status, (this.statusCounts.get(status) ?? 0) + delta);
  }
}
