import {
  isEmptyRichText,
  richTextOf,
  type Comment,
  type CreateComment,
  type RichText,
  type TimelineItem,
} from '@towerp/crm-protocol';
import type { Reader } from '../people/index.js';

type CommentItem = Extract<TimelineItem, { type: 'comment' }>;
type Written = CommentItem & { readonly pending?: true };

/** True where a timeline shows the comment already. */
export const holds = (items: readonly TimelineItem[], commentId: string): boolean =>
  items.some((item) => item.type === 'comment' && item.entity.id === commentId);

/** What is written and not yet heard back from the server, by thread. */
export class PendingComments {
  readonly #items = new Map<string, readonly Written[]>();
  readonly #written = new Set<string>();
  readonly #reader: Reader;
  readonly #onChange: () => void;

  constructor(reader: Reader, onChange: () => void) {
    this.#reader = reader;
    this.#onChange = onChange;
  }

  of(threadId: string): readonly Written[] {
    return this.#items.get(threadId) ?? [];
  }

  /** True for what was written here: it keeps the name under which it was first shown. */
  isFromHere(commentId: string): boolean {
    return this.#written.has(commentId);
  }

  /** Shows a comment as it will look. */
  add(threadId: string, id: string, input: CreateComment, visibility: Comment['visibility']): void {
    this.#written.add(id);
    const now = new Date().toISOString();
    const author = this.#reader.person;
    const body = (typeof input.body === 'string' ? richTextOf(input.body) : input.body) as RichText;
    const entity: Comment = {
      id, threadId, body: isEmptyRichText(body) ? null : body, visibility, author, replyTo: input.replyTo ?? null,
      files: [], editedAt: null, deletedAt: null, version: 0, createdAt: now, updatedAt: now,
    }; // prettier-ignore
    const item = {
      id,
      seq: Number.MAX_SAFE_INTEGER,
      type: 'comment' as const,
      at: now,
      actor: author,
      groupId: null,
      entity,
    };
    this.#set(threadId, [...this.of(threadId).filter((other) => other.id !== id), { ...item, pending: true }]);
  }

  /** Shows what the server made of it, until the timeline itself holds it. */
  written(threadId: string, comment: Comment, seq: number): void {
    const { id, createdAt: at, author: actor } = comment;
    const written: CommentItem = { id, seq, type: 'comment', at, actor, groupId: null, entity: comment };
    this.#set(threadId, this.of(threadId).map((item) => (item.entity.id === id ? written : item))); // prettier-ignore
  }

  remove(threadId: string, id: string): void {
    this.#set(threadId, this.of(threadId).filter((item) => item.entity.id !== id)); // prettier-ignore
  }

  /** Lets go of what a reading of the timeline that holds everything up to `seq` makes superfluous. */
  arrived(threadId: string, items: readonly TimelineItem[], seq: number): void {
    const pending = this.of(threadId);
    const rest = pending.filter((item) => !holds(items, item.entity.id) && (item.pending || item.seq > seq));
    if (rest.length < pending.length) this.#items.set(threadId, rest);
  }

  clear(): void {
    this.#items.clear();
    this.#written.clear();
  }

  #set(threadId: string, items: readonly Written[]): void {
    if (items.length === 0) this.#items.delete(threadId);
    else this.#items.set(threadId, items);
    this.#onChange();
  }
}
