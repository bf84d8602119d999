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
import { attachmentCalls, pages, type PageRequest, type CallOptions, type Http } from '../http/index.js';
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
  attach(threadId: string, record: Ref, options?: CallOptions & { visibility?: Visibility }): Promise<Attachment>;
  /** Detaches a directly attached record; where it also derives from another one it stays as derived. */
  detach(threadId: string, attachmentId: string, options?: CallOptions): Promise<void>;
}

const none: Ref = { kind: '', id: '' };

/** The room of attachments. */
export const attachments = (http: Http, hub: Hub): Attachments => {
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
    }),
  );
  return {
    $of: (threadId) => lists.of(threadId).$ as ReadableAtom<Loadable<AttachmentList>>,
    loadMore: (threadId) => lists.of(threadId).loadMore(),
    list: (threadId, filter, options) =>
      pages(async (cursor) => (await page(threadId, { ...filter, cursor }, options)).value),
    attach: async (id, record, { visibility, ...options } = {}) => {
      const body = { id: newId(), record: { kind: record.kind, id: record.id }, ...(visibility ? { visibility } : {}) };
      const { value, seq } = await http.call(attachmentCalls.create, { params: { id }, body, ...options });
      hub.cache.answered('attachment', value, seq);
      return value;
    },
    detach: async (id, attachmentId, options) => {
      await http.call(attachmentCalls.delete, { params: { id, attachmentId }, ...options });
    },
  };
};
