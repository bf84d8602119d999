import type { TimelineItem } from '@towerp/crm-protocol';
import type { Entities, Optimistic } from './cache.js';

/** The kinds of entries that are written into a thread. */
export type EntryKind = 'comment' | 'communication' | 'task';

/** An item of a timeline that was written here. */
export type WrittenItem = Extract<TimelineItem, { type: EntryKind }> & { readonly pending?: true };

/** The entry that an item of a timeline shows, where it shows one. */
export const entryIdOf = (item: TimelineItem): string | undefined =>
  item.type === 'comment' || item.type === 'communication' || item.type === 'task' ? item.entity.id : undefined;

/** True where a timeline shows the entry already. */
export const holds = (items: readonly TimelineItem[], entryId: string): boolean =>
  items.some((item) => entryIdOf(item) === entryId);

/** What is written into threads and not yet read back from the server, by thread. */
export class PendingEntries {
  readonly #items = new Map<string, readonly WrittenItem[]>();
  readonly #written = new Set<string>();
  /** Told when something may look different. */
  onChange: () => void = () => {};

  of(threadId: string): readonly WrittenItem[] {
    return this.#items.get(threadId) ?? [];
  }

  /** True for what was written here: it keeps the name under which it was first shown. */
  isFromHere(entryId: string): boolean {
    return this.#written.has(entryId);
  }

  /** Shows an entry at the end of its thread, until the timeline itself holds it. */
  add<K extends EntryKind>(kind: K, entity: Entities[K]): Optimistic<Entities[K]> {
    const { id, threadId } = entity;
    if (threadId === null) return { settle: () => {}, undo: () => {} };
    this.#written.add(id);
    const item = itemOf(kind, entity, Number.MAX_SAFE_INTEGER);
    this.#set(threadId, [...this.of(threadId).filter((other) => other.id !== id), { ...item, pending: true }]);
    return {
      settle: (answer) => {
        if (!answer) return;
        const written = itemOf(kind, answer.value, answer.seq);
        this.#set(threadId, this.of(threadId).map((other) => (other.id === id ? written : other))); // prettier-ignore
      },
      undo: () => {
        this.remove(threadId, id);
      },
    };
  }

  remove(threadId: string, entryId: string): void {
    this.#set(threadId, this.of(threadId).filter(({ id }) => id !== entryId)); // prettier-ignore
  }

  /** Lets go of what a reading of the timeline that holds everything up to `seq` makes superfluous. */
  arrived(threadId: string, items: readonly TimelineItem[], seq: number): void {
    const pending = this.of(threadId);
    const rest = pending.filter((item) => !holds(items, item.id) && (item.pending || item.seq > seq));
    if (rest.length < pending.length) this.#items.set(threadId, rest);
  }

  clear(): void {
    this.#items.clear();
    this.#written.clear();
  }

  #set(threadId: string, items: readonly WrittenItem[]): void {
    if (items.length === 0) this.#items.delete(threadId);
    else this.#items.set(threadId, items);
    this.onChange();
  }
}

const itemOf = <K extends EntryKind>(type: K, entity: Entities[K], seq: number): WrittenItem => {
  const { id, createdAt: at, author: actor } = entity;
  return { id, seq, type, at, actor, groupId: null, entity } as unknown as WrittenItem;
};
