import type { CrmEvent, Gone, Status, Thread } from '@towerp/crm-protocol';
import type { Before, Followed, Hub, Listed } from '../store/index.js';
import type { Reader } from '../people/index.js';
import type { ThreadApi } from './api.js';
import type { ThreadFilter } from './filter.js';
import { ThreadJudge } from './judge.js';
import type { ThreadList } from './list-store.js';

/** What a list of threads holds. */
export interface Held extends Listed {
  /** Every thread that is counted was on the first page. */
  readonly isWhole: boolean;
  /** The threads with the filter's record; `undefined` where there are too many to know. */
  readonly members: ReadonlySet<string> | undefined;
  /** Up to which event `members` are known; the counts may be from a moment before. */
  readonly membersSeq: number;
}

/** Completes, follows and shows a list of threads by its own filter and order. */
export class ThreadListing {
  readonly #hub: Hub;
  readonly #api: ThreadApi;
  readonly #filter: ThreadFilter;
  readonly #judge: ThreadJudge;
  readonly #verify: () => void;

  constructor(hub: Hub, api: ThreadApi, reader: Reader, filter: ThreadFilter, verify: () => void) {
    this.#hub = hub;
    this.#api = api;
    this.#filter = filter;
    this.#judge = new ThreadJudge(filter, reader);
    this.#verify = verify;
  }

  async complete(read: Listed, signal: AbortSignal): Promise<Held> {
    const { record, limit: _, sort: __, ...others } = this.#filter;
    const isOnePage = read.nextCursor === null && read.counted.size === read.ids.length;
    const listed = { ...read, isWhole: isOnePage && others.status === undefined };
    if (!record) return { ...listed, members: undefined, membersSeq: 0 };
    const isAll = listed.nextCursor === null && Object.values(others).every((value) => value === undefined);
    if (isAll) return { ...listed, members: new Set(listed.ids), membersSeq: 0 };
    // Which threads have the record at all decides of every later change; an order has few.
    const { value, seq } = await this.#api.page({ record, limit: 200 }, signal);
    const members = value.nextCursor === null ? new Set(value.items.map(({ id }) => id)) : undefined;
    return { ...listed, members, membersSeq: seq };
  }

  follow(held: Held, event: CrmEvent, before: Before): Followed<Held> {
    switch (event.type) {
      case 'thread.created':
        return this.#judged(held, event.entity.id, false);
      case 'thread.updated':
        return this.#judged(held, event.entity.id, before as Thread | undefined);
      case 'thread.read':
        return this.#filter.unread === undefined ? held : 'reload';
      case 'attachment.created':
        return this.#judge.asksFor(event.entity.record) ? this.#attached(held, event.entity.threadId, event.seq) : held;
      case 'attachment.deleted':
        return this.#mayLose(held, event) ? 'reload' : held;
      case 'task.created': case 'task.updated': case 'task.deleted': case 'comment.created': case 'comment.updated':
      case 'comment.deleted': case 'communication.created': case 'communication.updated': case 'communication.deleted':
        return this.#judge.isForServer ? 'reload' : held;
      case 'access.changed':
        return event.entity.kind === 'thread' || this.#judge.asksFor(event.entity) ? 'reload' : held;
      default:
        return held;
    }
  } // prettier-ignore

  show(held: Held): ThreadList {
    const { cache } = this.#hub;
    const counts = held.counts && ({ ...held.counts } as Record<Status, number>);
    const ids = new Set(held.ids);
    for (const id of cache.ahead('thread')) {
      const shown = cache.get('thread', id);
      if (!shown || this.#judge.matches(shown, held.members) !== true) continue;
      const former = cache.known('thread', id)?.value;
      if (former && this.#judge.matches(former, held.members)) add(counts, former.status, -1);
      add(counts, shown.status, 1);
      ids.add(id);
    }
    const items = [...ids]
      .map((id) => cache.get('thread', id))
      .filter((thread) => thread !== undefined && this.#isShown(held, thread)) as Thread[];
    if (this.#filter.sort !== 'topic') items.sort((a, b) => this.#judge.compare(a, b));
    return { items, counts, nextCursor: held.nextCursor, loadingMore: held.loadingMore };
  }

  #isShown(held: Held, thread: Thread): boolean {
    if (!this.#judge.hasStatus(thread) || this.#judge.matches(thread, held.members) === false) return false;
    return held.nextCursor === null || !held.last || this.#judge.compare(thread, held.last as Thread) <= 0;
  }

  #mayLose({ members, membersSeq }: Held, { entity, seq }: Pick<CrmEvent, 'seq'> & { entity: Gone }): boolean {
    if (!this.#filter.record || !members) return this.#filter.record !== undefined;
    return members.has(entity.threadId ?? '') || seq <= membersSeq;
  }

  #attached(held: Held, id: string, seq: number): Followed<Held> {
    if (!held.members) return 'reload';
    if (held.members.has(id) && seq > held.membersSeq) return held;
    const known = this.#hub.cache.known('thread', id);
    // Its status counts from now on; where that is not sure the server counts.
    if (!known?.value || known.seq < (this.#hub.continuousAfter ?? Infinity)) return 'reload';
    return this.#judged({ ...held, members: new Set([...held.members, id]) }, id, false);
  }

  /** Takes a thread in, out or over; `before` is what it was, `false` where it was not in this list. */
  #judged(held: Held, id: string, before: Thread | false | undefined): Followed<Held> {
    const after = this.#hub.cache.known('thread', id)?.value;
    if (!after) return 'reload';
    const counted = held.counted.get(id) as Thread | undefined;
    const former = counted ?? (held.isWhole ? false : before);
    const isIn = this.#judge.matches(after, held.members);
    const wasIn = former && (former === counted || this.#judge.matches(former, held.members));
    if (isIn === false && wasIn === false) return held;
    if (!counted && this.#judge.neverMatches(after, held.members)) return held;
    if (isIn === undefined || wasIn === undefined || this.#isMisplaced(held, after, former || undefined))
      return 'reload';
    // An event may show its thread as it was a moment later, and so may what was known before this one.
    if (!counted && !held.isWhole) this.#verify();
    const counts = held.counts && { ...held.counts };
    if (wasIn && former) add(counts, former.status, -1);
    if (isIn) add(counts, after.status, 1);
    const nowCounted = new Map(held.counted);
    if (isIn) nowCounted.set(id, after);
    else nowCounted.delete(id);
    const ids = isIn && this.#judge.hasStatus(after) ? [...new Set([...held.ids, id])] : held.ids;
    return { ...held, counts, ids, counted: nowCounted };
  }

  #isMisplaced(held: Held, after: Thread, before: Thread | undefined): boolean {
    return this.#filter.sort === 'topic' && (!held.ids.includes(after.id) || before?.topic !== after.topic);
  }
}

// The server counts exactly to 10,000; beyond that a difference says nothing.
const add = (counts: Record<string, number> | undefined, status: Status, difference: number): void => {
  if (!counts) return;
  const count = counts[status] ?? 0;
  if (count < 10_000) counts[status] = Math.max(0, count + difference);
};
