import {
  type commentRoutes,
  isEmptyRichText,
  newId,
  richTextOf,
  type Comment,
  type CreateComment,
  type RichText,
  type RouteBody,
} from '@towerp/crm-protocol';
import { commentCalls, partOf, type CallOptions, type Http, type Reply } from '../http/index.js';
import type { Outbox, Write, WriteOptions, Writer } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import type { Hub } from '../store/index.js';

/** What is changed in a comment. */
export type PatchCommentInput = RouteBody<typeof commentRoutes.patch>;

/** Messages inside threads. */
export interface Comments {
  /**
   * Writes a comment, which the thread's timeline shows at once. Where the server refuses it leaves the timeline again,
   * and its words stay in the outbox. With an `id` of the caller's own it may be sent again without appearing twice.
   */
  create(threadId: string, input: CreateComment, options?: WriteOptions): Write<Comment>;
  edit(id: string, patch: PatchCommentInput, options?: WriteOptions): Write<Comment>;
  delete(id: string, options?: WriteOptions): Write<void>;
  /** Its earlier words. */
  history(id: string, options?: CallOptions): Reply<{ at: string; body: RichText }[]>;
}

type Creation = { threadId: string; body: CreateComment & { id: string } };

const richText = (body: string | object): RichText => (typeof body === 'string' ? richTextOf(body) : body) as RichText;

/** The room of comments. */
export const comments = (http: Http, hub: Hub, reader: Reader, outbox: Outbox): Comments => {
  const lanesOf = (id: string): string[] => {
    const threadId = hub.cache.get('comment', id)?.threadId;
    return threadId ? [threadId, id] : [id];
  };
  const visibilityOf = ({ visibility, replyTo }: CreateComment): Comment['visibility'] =>
    visibility ??
    (replyTo ? hub.cache.get('comment', replyTo)?.visibility : undefined) ??
    (reader.isPortal ? 'shared' : 'internal');
  const remove: Writer<{ id: string }, void> = outbox.operation({
    name: 'comments.delete',
    lanes: ({ id }) => lanesOf(id),
    send: ({ id }, options) => http.call(commentCalls.delete, { params: { id }, ...options }),
    show: ({ id }, at) => {
      const { undo, taken: settle } = hub.cache.patch('comment', id, { body: null, files: [], deletedAt: at });
      return { undo, settle };
    },
  });
  const create: Writer<Creation, Comment> = outbox.operation({
    name: 'comments.create',
    lanes: ({ threadId, body: { id } }) => [threadId, id],
    words: ({ body }) => body.body,
    send: ({ threadId, body }, options) =>
      http.call(commentCalls.create, { params: { id: threadId }, body, ...options }),
    show: ({ threadId, body: input }, at) => {
      const body = richText(input.body);
      const shown = hub.write('comment', {
        id: input.id, threadId, body: isEmptyRichText(body) ? null : body, visibility: visibilityOf(input),
        author: reader.person, replyTo: input.replyTo ?? null, files: [], editedAt: null, deletedAt: null,
        version: 0, createdAt: at, updatedAt: at,
      }); // prettier-ignore
      return { ...shown, revert: () => remove({ id: input.id }) };
    },
  });
  const edit: Writer<{ id: string; body: PatchCommentInput }, Comment> = outbox.operation({
    name: 'comments.edit',
    lanes: ({ id }) => lanesOf(id),
    words: ({ body }) => body.body,
    send: ({ id, body }, options) => http.call(commentCalls.patch, { params: { id }, body, ...options }),
    show: ({ id, body: { body } }) => {
      const former = hub.cache.get('comment', id)?.body;
      const shown = hub.cache.patch('comment', id, body === undefined ? {} : { body: richText(body) });
      return former ? { ...shown, revert: () => edit({ id, body: { body: former as never } }) } : shown;
    },
  });
  return {
    create: (threadId, input, options) =>
      create({ threadId, body: { ...input, id: input.id ?? newId() } }, options),
    edit: (id, body, options) => edit({ id, body }, options),
    delete: (id, options) => remove({ id }, options),
    history: (id, options) => partOf(http.call(commentCalls.history, { params: { id }, ...options }), (value) => value.items),
  }; // prettier-ignore
};
