import type { PatchThread, Status, Thread } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import type { Http, Responded } from '../http/index.js';
import type { Outbox, Write, WriteOptions, Writer } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import type { Hub, Optimistic } from '../store/index.js';
import type { CreateThreadInput } from './api.js';
import { threadCalls } from './calls.js';

type Creation = CreateThreadInput & { id: string };
type Bulk = { ids: string[]; patch: { status?: Status; visibility?: Thread['visibility'] } };

/** What is done to threads: shown at once in every store, and taken back where the server refuses. */
export interface ThreadActions {
  create(input: CreateThreadInput, options?: WriteOptions): Write<Thread>;
  patch(id: string, patch: PatchThread, options?: WriteOptions): Write<Thread>;
  bulk(input: Bulk, options?: WriteOptions): Write<Thread[]>;
  markRead(id: string, upToSeq: number, options?: WriteOptions): Write<Thread>;
  markUnread(id: string, options?: WriteOptions): Write<Thread>;
  follow(id: string, muted: boolean, options?: WriteOptions): Write<Thread>;
  unfollow(id: string, options?: WriteOptions): Write<void>;
}

/** As the server will make it. */
const madeHere = ({ cache }: Hub, reader: Reader, input: Creation, at: string): Thread => {
  const { id, topic, topicId, counterpartyId, visibility, attach } = input;
  const author = reader.person;
  return {
    id, topic: topic ?? '', topicId: topicId ?? null, description: null, status: 'new',
    visibility: visibility ?? (reader.isPortal ? 'shared' : 'internal'),
    counterparty: (counterpartyId ? cache.view({ kind: 'counterparty', id: counterpartyId }) : undefined) ?? null,
    author, participants: [author], lastActivityAt: at, unread: 0, followed: true, muted: false,
    counts: { comments: 0, communications: 0, tasks: 0, openTasks: 0, attachments: attach?.length ?? 0 },
    version: 0, createdAt: at, updatedAt: at,
  }; // prettier-ignore
};

/** The fields of a patch that a thread shows as they are written. */
const shownOf = ({ status, visibility, topic }: PatchThread): Partial<Thread> =>
  Object.fromEntries(Object.entries({ status, visibility, topic }).filter(([, value]) => value !== undefined));

const formerOf = (thread: Thread | undefined, patch: object): PatchThread | undefined =>
  thread && Object.fromEntries(Object.keys(patch).map((key) => [key, thread[key as keyof Thread]]));

const settled = (responded: Responded<unknown>, value: Thread | undefined) => value && { value, seq: responded.seq };

/** The actions of threads. */
export const threadActions = (http: Http, hub: Hub, reader: Reader, outbox: Outbox): ThreadActions => {
  const { cache } = hub;
  const named = (id: string) => ({ params: { id } });
  const patch: Writer<{ id: string; body: PatchThread }, Thread> = outbox.operation({
    name: 'threads.patch',
    lanes: ({ id }) => [id],
    send: ({ id, body }, options) => http.call(threadCalls.patch, { ...named(id), body, ...options }),
    show: ({ id, body }) => {
      const former = formerOf(cache.get('thread', id), shownOf(body));
      const shown = cache.patch('thread', id, shownOf(body));
      return former ? { ...shown, revert: () => patch({ id, body: former }) } : shown;
    },
  });
  const create: Writer<Creation, Thread> = outbox.operation({
    name: 'threads.create',
    lanes: ({ id }) => [id],
    words: ({ topic, description }) => description ?? topic,
    send: (body, options) => http.call(threadCalls.create, { body, ...options }),
    // Threads are not deleted: what was made by mistake is cancelled.
    show: (input, at) => ({
      ...cache.create('thread', madeHere(hub, reader, input, at)),
      revert: () => patch({ id: input.id, body: { status: 'cancelled' } }),
    }),
  });
  const bulk: Writer<Bulk, Thread[]> = outbox.operation({
    name: 'threads.bulk',
    lanes: ({ ids }) => ids,
    send: async (body, options) => {
      const { value, ...rest } = await http.call(threadCalls.bulk, { body, ...options });
      return { value: value.items, ...rest };
    },
    show: ({ ids, patch: change }) => {
      const shown = ids.map((id) => cache.patch('thread', id, change));
      const undo = (): void => {
        for (const one of shown) one.undo();
      };
      return {
        undo,
        settle: ({ value, seq }) => {
          for (const thread of value) cache.answered('thread', thread, seq);
          undo();
        },
      };
    },
  });
  const shownAs = (id: string, change: Partial<Thread>): Optimistic<Thread> => cache.patch('thread', id, change);
  const read: Writer<{ id: string; upToSeq: number }, Thread> = outbox.operation({
    name: 'threads.read',
    lanes: ({ id }) => [id],
    send: ({ id, upToSeq }, options) => http.call(threadCalls.read, { ...named(id), body: { upToSeq }, ...options }),
    show: ({ id }) => shownAs(id, { unread: 0 }),
  });
  const unread: Writer<{ id: string }, Thread> = outbox.operation({
    name: 'threads.unread',
    lanes: ({ id }) => [id],
    send: ({ id }, options) => http.call(threadCalls.unread, { ...named(id), ...options }),
    show: ({ id }) => shownAs(id, {}),
  });
  const follow: Writer<{ id: string; muted: boolean }, Thread> = outbox.operation({
    name: 'threads.follow',
    lanes: ({ id }) => [id],
    send: ({ id, muted }, options) => http.call(threadCalls.follow, { ...named(id), body: { muted }, ...options }),
    show: ({ id, muted }) => ({ ...shownAs(id, { followed: true, muted }), revert: () => unfollow({ id }) }),
  });
  const unfollow: Writer<{ id: string }, void> = outbox.operation({
    name: 'threads.unfollow',
    lanes: ({ id }) => [id],
    send: ({ id }, options) => http.call(threadCalls.unfollow, { ...named(id), ...options }),
    show: ({ id }) => {
      const muted = cache.get('thread', id)?.muted ?? false;
      const shown = shownAs(id, { followed: false, muted: false });
      return {
        undo: shown.undo,
        settle: (answer) => { shown.settle(settled(answer, cache.get('thread', id))); },
        revert: () => follow({ id, muted }),
      }; // prettier-ignore
    },
  });
  return {
    create: (input, options) => create({ ...input, id: input.id ?? newId() }, options),
    patch: (id, body, options) => patch({ id, body }, options),
    bulk,
    markRead: (id, upToSeq, options) => read({ id, upToSeq }, options),
    markUnread: (id, options) => unread({ id }, options),
    follow: (id, muted, options) => follow({ id, muted }, options),
    unfollow: (id, options) => unfollow({ id }, options),
  };
};
