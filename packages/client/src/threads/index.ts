import type { PatchThread, Person, Status, Thread } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import type { CallOptions, Http, PageRequest } from '../http/index.js';
import { Keyed, Live, type Hub, type Loadable } from '../store/index.js';
import type { Reader } from '../people/index.js';
import { ThreadActions } from './actions.js';
import { threadApi, type CreateThreadInput } from './api.js';
import { nameOfQuery, type ThreadFilter } from './filter.js';
import { threadListStore, type ThreadList } from './list-store.js';

export type { CreateThreadInput } from './api.js';
export { nameOfQuery, type ThreadFilter } from './filter.js';
export type { ThreadList } from './list-store.js';

/** Threads: topics of work with counterparties (R1). */
export interface Threads {
  /** The live list under a filter. */
  $list(filter?: ThreadFilter): ReadableAtom<Loadable<ThreadList>>;
  /** Reads the next page of a live list. */
  loadMore(filter?: ThreadFilter): Promise<void>;
  /** Reads a live list anew. */
  refresh(filter?: ThreadFilter): Promise<void>;
  /** One live thread. */
  $one(id: string): ReadableAtom<Loadable<Thread>>;
  /** A page by `await`, every thread by `for await`. */
  list(filter?: ThreadFilter, options?: CallOptions): PageRequest<ThreadPage>;
  get(id: string, options?: CallOptions): Promise<Thread>;
  create(input: CreateThreadInput, options?: CallOptions): Promise<Thread>;
  patch(id: string, patch: PatchThread, options?: CallOptions): Promise<Thread>;
  /** Shown at once everywhere; taken back where the server refuses. */
  setStatus(id: string, status: Status): Promise<Thread>;
  /** Changes up to 500 threads, all or none. */
  bulk(
    ids: string[],
    patch: { status?: Status; visibility?: Thread['visibility'] },
    options?: CallOptions,
  ): Promise<Thread[]>;
  /** Raises the reader's mark to `upToSeq`, the seq of a timeline item. */
  markRead(id: string, upToSeq: number): Promise<Thread>;
  markUnread(id: string): Promise<Thread>;
  follow(id: string, options?: { muted?: boolean }): Promise<Thread>;
  unfollow(id: string): Promise<void>;
  followers(id: string): Promise<{ person: Person; muted: boolean }[]>;
}

/** A page of threads with the number per status under the other filters. */
export type ThreadPage = { items: Thread[]; nextCursor: string | null; counts?: Record<string, number> | undefined };

/** The room of threads. */
export const threads = (http: Http, hub: Hub, reader: Reader): Threads => {
  const api = threadApi(http);
  const actions = new ThreadActions(api, hub.cache);
  const lists = new Keyed((filter: ThreadFilter) => threadListStore(hub, api, reader, filter), nameOfQuery);
  const ones = new Keyed((id: string) => liveThread(hub, id, (signal) => api.get(id, signal)));
  return {
    $list: (filter = {}) => lists.of(filter).$,
    loadMore: (filter = {}) => lists.of(filter).loadMore(),
    refresh: (filter = {}) => lists.of(filter).refresh(),
    $one: (id) => ones.of(id).$,
    list: (filter, options) => api.list(filter, options),
    get: async (id, options) => (await api.get(id, options?.signal)).value,
    create: (input, options) => actions.create(input, options),
    patch: (id, patch, options) => actions.patch(id, patch, options),
    setStatus: (id, status) => actions.setStatus(id, status),
    bulk: (ids, patch, options) => actions.bulk(ids, patch, options),
    markRead: (id, upToSeq) => actions.markRead(id, upToSeq),
    markUnread: (id) => actions.markUnread(id),
    follow: (id, options) => actions.follow(id, options),
    unfollow: (id) => actions.unfollow(id),
    followers: async (id) => (await api.followers(id)).value.items,
  };
};

const liveThread = (
  hub: Hub,
  id: string,
  get: (signal: AbortSignal) => ReturnType<ReturnType<typeof threadApi>['get']>,
) =>
  new Live<string, Thread>(hub, {
    load: async (_, signal) => {
      const { value, seq } = await get(signal);
      hub.cache.put('thread', value, seq);
      return { value: id, seq };
    },
    follow: (held, event) => (event.type === 'access.changed' && event.entity.id === id ? 'reload' : held),
    show: () => hub.cache.get('thread', id),
  });
