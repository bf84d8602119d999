import type { PatchThread, Person, Status, Thread } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import { partOf, replyOf, type CallOptions, type Http, type PageRequest, type Reply } from '../http/index.js';
import { insteadOf, Keyed, Live, type Hub, type Loadable } from '../store/index.js';
import type { Reader } from '../people/index.js';
import type { Acting, Write, WriteOptions } from '../outbox/index.js';
import type { ThreadActions } from './actions.js';
import { threadApi, type CreateThreadInput, type ThreadApi } from './api.js';
import { nameOfQuery, type ThreadFilter } from './filter.js';
import { threadListStore, type ThreadList } from './list-store.js';

export type { ThreadActions } from './actions.js';
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
  get(id: string, options?: CallOptions): Reply<Thread>;
  /** Shown at once in every list that it belongs to. */
  create(input: CreateThreadInput, options?: WriteOptions): Write<Thread>;
  patch(id: string, patch: PatchThread, options?: WriteOptions): Write<Thread>;
  /** Shown at once everywhere; taken back where the server refuses, or by `undo()`. */
  setStatus(id: string, status: Status, options?: WriteOptions): Write<Thread>;
  /** Changes up to 500 threads, all or none. */
  bulk(
    ids: string[],
    patch: { status?: Status; visibility?: Thread['visibility'] },
    options?: WriteOptions,
  ): Write<Thread[]>;
  /** Raises the reader's mark to `upToSeq`, the seq of a timeline item. */
  markRead(id: string, upToSeq: number, options?: WriteOptions): Write<Thread>;
  markUnread(id: string, options?: WriteOptions): Write<Thread>;
  follow(id: string, options?: WriteOptions & { muted?: boolean }): Write<Thread>;
  unfollow(id: string, options?: WriteOptions): Write<void>;
  followers(id: string, options?: CallOptions): Reply<{ person: Person; muted: boolean }[]>;
}

/** A page of threads with the number per status under the other filters. */
export type ThreadPage = { items: Thread[]; nextCursor: string | null; counts?: Record<string, number> | undefined };

/** The room of threads. */
export const threads = (http: Http, hub: Hub, reader: Reader, write: Acting<ThreadActions>): Threads => {
  const api = threadApi(http);
  const lists = new Keyed((filter: ThreadFilter) => threadListStore(hub, api, reader, filter), nameOfQuery);
  const ones = new Keyed((id: string) => liveThread(hub, id, api));
  return {
    $list: (filter = {}) => lists.of(filter).$,
    loadMore: (filter = {}) => lists.of(filter).loadMore(),
    refresh: (filter = {}) => lists.of(filter).refresh(),
    $one: (id) => ones.of(id).$,
    list: (filter, options) => api.list(filter, options),
    get: (id, options) => replyOf(api.get(id, options)),
    create: (input, options) => write((actions, how) => actions.create(input, how), options),
    patch: (id, patch, options) => write((actions, how) => actions.patch(id, patch, how), options),
    setStatus: (id, status, options) => write((actions, how) => actions.patch(id, { status }, how), options),
    bulk: (ids, patch, options) => write((actions, how) => actions.bulk({ ids, patch }, how), options),
    markRead: (id, upToSeq, options) => write((actions, how) => actions.markRead(id, upToSeq, how), options),
    markUnread: (id, options) => write((actions, how) => actions.markUnread(id, how), options),
    follow: (id, { muted = false, ...options } = {}) =>
      write((actions, how) => actions.follow(id, muted, how), options),
    unfollow: (id, options) => write((actions, how) => actions.unfollow(id, how), options),
    followers: (id, options) => partOf(api.followers(id, options), ({ items }) => items),
  };
};

const liveThread = (hub: Hub, id: string, api: ThreadApi) => {
  const isLocal = (): boolean => hub.cache.isLocal('thread', id);
  return new Live<string, Thread>(hub, {
    load: async (_, signal) => {
      try {
        const { value, seq } = await api.get(id, { signal });
        hub.cache.put('thread', value, seq);
        return { value: id, seq };
      } catch (error) {
        return insteadOf(isLocal, id)(error);
      }
    },
    seed: () => (isLocal() ? id : undefined),
    follow: (held, event) => (event.type === 'access.changed' && event.entity.id === id ? 'reload' : held),
    show: () => hub.cache.get('thread', id),
  });
};
