import {
  type attachmentRoutes,
  newId,
  sameRef,
  type Attachment,
  type Ref,
  type RouteQuery,
  type Visibility,
} from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import { attachmentCalls, pages, type CallOptions, type Http, type PageRequest } from '../http/index.js';
import type { Outbox, Write, WriteOptions, Writer } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import { countedList, Keyed, type CountedList, type Hub, type Loadable } from '../store/index.js';

/** Which attachments of a thread are asked for. */
export type AttachmentFilter = Omit<RouteQuery<typeof attachmentRoutes.list>, 'cursor' | 'counts'>;
/** A page of attachments with the number per kind. */
export type AttachmentPage = {
  items: Attachment[];
  nextCursor: string | null;
  counts?: Record<string, number> | undefined;
};
/** What is attached to a thread as it is shown, with the number per kind. */
export type AttachmentList = CountedList<Attachment> & { readonly counts: Readonly<Record<string, number>> };

/** Records attached to threads, directly or because they derive from one that is (R15, R17). */
export interface Attachments {
  /** What is attached to a thread, live. */
  $of(threadId: string): ReadableAtom<Loadable<AttachmentList>>;
  loadMore(threadId: string): Promise<void>;
  list(threadId: string, filter?: AttachmentFilter, options?: CallOptions): PageRequest<AttachmentPage>;
  /** Attaches a record; what derives from it follows by itself. Twice gives the same one. */
  attach(threadId: string, record: Ref, options?: WriteOptions & { visibility?: Visibility }): Write<Attachment>;
  /** Detaches a directly attached record; where it also derives from another one it stays as derived. */
  detach(threadId: string, attachmentId: string, options?: WriteOptions): Write<void>;
}

const none: Ref = { kind: '', id: '' };

type Creation = { threadId: string; body: { id: string; record: Ref; visibility?: Visibility } };

const attachmentActions = (http: Http, hub: Hub, reader: Reader, outbox: Outbox) => {
  const { cache } = hub;
  const detach: Writer<{ threadId: string; id: string }, void> = outbox.operation({
    name: 'attachments.detach',
    lanes: ({ threadId, id }) => [threadId, id],
    send: ({ threadId, id }, options) =>
      http.call(attachmentCalls.delete, { params: { id: threadId, attachmentId: id }, ...options }),
    // Where it also derives from another record it stays: that only the server knows, and its event tells.
    show: ({ id }) => {
      const { undo, taken: settle } = cache.patch('attachment', id, null);
      return { undo, settle };
    },
  });
  const attach: Writer<Creation, Attachment> = outbox.operation({
    name: 'attachments.attach',
    lanes: ({ threadId, body }) => [threadId, body.id],
    send: ({ threadId, body }, options) =>
      http.call(attachmentCalls.create, { params: { id: threadId }, body, ...options }),
    show: ({ threadId, body }, at) => {
      const record = cache.view(body.record);
      const shown = record && cache.create('attachment', {
        id: body.id, threadId, record, origin: 'direct', via: null, author: reader.person,
        visibility: body.visibility ?? 'shared', version: 0, createdAt: at, updatedAt: at,
      });
      return {
        undo: () => shown?.undo(),
        settle: ({ value, seq }) => {
          cache.answered('attachment', value, seq);
          shown?.undo();
        },
        revert: ({ value }) => detach({ threadId, id: value.id }),
      };
    },
  }); // prettier-ignore
  return { attach, detach };
};

/** The room of attachments. */
export const attachments = (http: Http, hub: Hub, reader: Reader, outbox: Outbox): Attachments => {
  const actions = attachmentActions(http, hub, reader, outbox);
  const page = (id: string, query: RouteQuery<typeof attachmentRoutes.list>, options?: CallOptions) =>
    http.call(attachmentCalls.list, { params: { id }, query: { ...query, counts: 'kind' }, ...options });
  const lists = new Keyed((threadId: string) =>
    countedList(hub, {
      kind: 'attachment',
      readPage: (part, signal) => page(threadId, part, { signal }),
      concerns: ({ type, entity }, { ids }) => {
        if (type === 'access.changed') return entity.kind !== 'thread' || entity.id === threadId;
        // A record's new fields are shown in its attachments by the cache; one that goes takes them along.
        const isOf = (id: string): boolean => sameRef(hub.cache.get('attachment', id)?.record ?? none, entity as Ref);
        if (type === 'record.deleted') return ids.some(isOf);
        return type.startsWith('attachment.') && 'threadId' in entity && entity.threadId === threadId;
      },
      limit: 200,
      isLocal: (attachment) => attachment.threadId === threadId,
    }),
  );
  return {
    $of: (threadId) => lists.of(threadId).$ as ReadableAtom<Loadable<AttachmentList>>,
    loadMore: (threadId) => lists.of(threadId).loadMore(),
    list: (threadId, filter, options) => pages((part) => page(threadId, { ...filter, ...part }, options)),
    attach: (threadId, record, { visibility, ...options } = {}) => {
      const body = { id: newId(), record: { kind: record.kind, id: record.id }, ...(visibility ? { visibility } : {}) };
      return actions.attach({ threadId, body }, options);
    },
    detach: (threadId, id, options) => actions.detach({ threadId, id }, options),
  };
};
