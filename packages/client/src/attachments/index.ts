import type { Attachment, attachmentRoutes, Ref, RouteQuery, Visibility } from '@towerp/crm-protocol';
import { newId, sameRef } from '@towerp/crm-protocol/words';
import type { ReadableAtom } from 'nanostores';
import { pages, type CallOptions, type Http, type PageRequest } from '../http/index.js';
import type { Acting, Write, WriteOptions } from '../outbox/index.js';
import { countedList, Keyed, type CountedList, type Hub, type Loadable } from '../store/index.js';
import type { AttachmentActions } from './actions.js';
import { attachmentCalls } from './calls.js';

export type { AttachmentActions } from './actions.js';

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

/** The room of attachments. */
export const attachments = (http: Http, hub: Hub, write: Acting<AttachmentActions>): Attachments => {
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
      return write(({ attach }, how) => attach({ threadId, body }, how), options);
    },
    detach: (threadId, id, options) => write(({ detach }, how) => detach({ threadId, id }, how), options),
  };
};
