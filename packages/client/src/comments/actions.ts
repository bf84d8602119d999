import type { Comment, CreateComment, RichText } from '@towerp/crm-protocol';
import { isEmptyRichText, richTextOf } from '@towerp/crm-protocol/words';
import type { Http } from '../http/index.js';
import type { Outbox, Writer } from '../outbox/index.js';
import type { Reader } from '../people/index.js';
import type { Hub } from '../store/index.js';
import type { PatchCommentInput } from './index.js';
import { commentCalls } from './calls.js';

/** A comment to be made, and where. */
type Creation = { threadId: string; body: CreateComment & { id: string } };

const richText = (body: string | object): RichText => (typeof body === 'string' ? richTextOf(body) : body) as RichText;

/** What is done to comments. */
export interface CommentActions {
  readonly create: Writer<Creation, Comment>;
  readonly edit: Writer<{ id: string; body: PatchCommentInput }, Comment>;
  readonly remove: Writer<{ id: string }, void>;
}

/** The actions of comments. */
export const commentActions = (http: Http, hub: Hub, reader: Reader, outbox: Outbox): CommentActions => {
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
      // The server says nothing of what it has deleted before, so the moment of that stays.
      const deletedAt = hub.cache.get('comment', id)?.deletedAt ?? at;
      const { undo, taken: settle } = hub.cache.patch('comment', id, { body: null, files: [], deletedAt });
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
  return { create, edit, remove };
};
