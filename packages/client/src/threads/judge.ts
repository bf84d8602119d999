import type { Thread } from '@towerp/crm-protocol';
import { sameRef } from '@towerp/crm-protocol/words';
import type { Reader } from '../people/index.js';
import type { ThreadFilter } from './filter.js';

const isDay = (edge: string): boolean => edge.length === 10;

const isInside = (createdAt: string, from: string | undefined, to: string | undefined): boolean | undefined => {
  // A day begins where the company is; only the server knows that for sure.
  if ((from && isDay(from)) || (to && isDay(to))) return undefined;
  return (!from || createdAt >= from) && (!to || createdAt < to);
};

/** Judges threads as the server would; `undefined` where only the server can. */
export class ThreadJudge {
  readonly #filter: ThreadFilter;
  readonly #reader: Reader;

  constructor(filter: ThreadFilter, reader: Reader) {
    this.#filter = filter;
    this.#reader = reader;
  }

  hasStatus(thread: Thread): boolean {
    return this.#filter.status?.includes(thread.status) ?? true;
  }

  /** Judges all but the status, under which counts are made; `members` are the threads with the filter's record. */
  matches(thread: Thread, members: ReadonlySet<string> | undefined): boolean | undefined {
    const { author, participant, counterparty, topic, unread, followed, createdFrom, createdTo, record } = this.#filter;
    const is = (id: string | undefined, wanted: string): boolean =>
      id === wanted || (wanted === 'me' && this.#reader.isMe(id ?? ''));
    const facts: (boolean | undefined)[] = [
      author === undefined || is(thread.author.id, author),
      participant === undefined || thread.participants.some(({ id }) => is(id, participant)),
      counterparty === undefined || thread.counterparty?.id === counterparty,
      topic === undefined || thread.topicId === topic,
      unread === undefined || thread.unread > 0 === unread,
      followed === undefined || thread.followed === followed,
      isInside(thread.createdAt, createdFrom, createdTo),
      record === undefined || members?.has(thread.id),
      this.isForServer ? undefined : true,
    ];
    if (facts.includes(false)) return false;
    return facts.includes(undefined) ? undefined : true;
  }

  /** True where no change of this thread could have brought it in: its author, its date, its records. */
  neverMatches(thread: Thread, members: ReadonlySet<string> | undefined): boolean {
    const { author, createdFrom, createdTo, record } = this.#filter;
    if (record && members && !members.has(thread.id)) return true;
    if (
      author !== undefined &&
      thread.author.id !== author &&
      !(author === 'me' && this.#reader.isMe(thread.author.id))
    )
      return true;
    return isInside(thread.createdAt, createdFrom, createdTo) === false;
  }

  /** True where the filter asks for what a thread does not show: its words, its mentions, its tasks. */
  get isForServer(): boolean {
    const { work, mentions, q } = this.#filter;
    return work !== undefined || mentions !== undefined || q !== undefined;
  }

  asksFor(ref: { kind: string; id: string }): boolean {
    return this.#filter.record !== undefined && sameRef(this.#filter.record, ref);
  }

  /** Compares as the list is ordered; 0 where only the server orders so. */
  compare(a: Thread, b: Thread): number {
    const sort = this.#filter.sort ?? '-lastActivityAt';
    if (sort === 'topic') return 0;
    const key = sort.endsWith('createdAt') ? 'createdAt' : 'lastActivityAt';
    const up = a[key] === b[key] ? (a.id < b.id ? -1 : Number(a.id > b.id)) : a[key] < b[key] ? -1 : 1;
    return sort.startsWith('-') ? -up : up;
  }
}
