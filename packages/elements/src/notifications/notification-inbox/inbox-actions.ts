import type { CrmClient, Write } from '@towerp/crm-client';
import type { Notification } from '@towerp/crm-protocol';
import { inboxWords, type InboxWords } from '../../locale/inbox-words.js';
import type { Messages } from '../../locale/messages.js';
import { failureOf } from '../../ui/failure.js';
import { showToast } from '../../ui/toasts/toast-store.js';
import type { NotificationGroup } from '../groups.js';

type Ports = { client: () => CrmClient | undefined; messages: () => Messages; sayMoment: (at: Date) => string };

/** What is done to notifications: it shows at once, can be undone for 8 seconds, and says so where it was refused. */
export class InboxActions {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  get #words(): InboxWords {
    return inboxWords(this.#ports.messages());
  }

  readonly #report = (error: unknown): void => {
    const { sentence } = failureOf(error, this.#ports.messages());
    showToast({ text: `${this.#words.refused} ${sentence}`, failed: true });
  };

  #tell(text: string, writes: readonly Write<unknown>[]): void {
    Promise.all(writes).catch(this.#report);
    const undo = async (): Promise<void> => {
      const undone = await Promise.all(writes.map((write) => write.undo()));
      if (undone.includes(false)) showToast({ text: this.#words.tooLate, failed: true });
    };
    showToast({ text, undo: () => { undo().catch(this.#report); } });
  } // prettier-ignore

  /** Marks a group as read; one that is read becomes unread where it may. */
  mark({ items, title, isUnread }: NotificationGroup, read = true): boolean {
    const client = this.#ports.client();
    if (!client || isUnread !== read) return false;
    const ids = items.filter(({ readAt }) => (readAt === null) === read).map(({ id }) => id);
    this.#tell(read ? this.#words.doneSaid(title) : this.#words.unreadSaid(title), [client.notifications.markRead(ids, read)]);
    return true;
  } // prettier-ignore

  markAll(): void {
    const client = this.#ports.client();
    if (client) this.#tell(this.#words.allSaid, [client.notifications.markAllRead()]);
  }

  /** Puts a group off until a moment; null brings it back. */
  snooze({ items, title }: NotificationGroup, until: Date | null): void {
    const client = this.#ports.client();
    if (!client) return;
    const text = until ? this.#words.snoozedSaid(title, this.#ports.sayMoment(until)) : this.#words.wokenSaid(title);
    this.#tell(
      text,
      items.map(({ id }) => client.notifications.snooze(id, until)),
    );
  }

  mute({ items, title }: NotificationGroup): void {
    const client = this.#ports.client();
    const threadId = items[0]?.threadId;
    if (client && threadId)
      this.#tell(this.#words.mutedSaid(title), [client.threads.follow(threadId, { muted: true })]);
  }

  /** No more notifications for this reason. */
  less(reason: Notification['reason']): void {
    const client = this.#ports.client();
    if (!client) return;
    const set = (wanted: boolean): void => {
      client.notifications.putSettings({ reasons: { [reason]: wanted } }).catch(this.#report);
    };
    set(false);
    showToast({ text: this.#words.lessSaid(this.#words.reasonNames[reason]), undo: () => { set(true); } });
  } // prettier-ignore
}
