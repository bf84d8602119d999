import {
  type commentRoutes,
  newId,
  richTextOf,
  type Comment,
  type CreateComment,
  type RichText,
  type RouteBody,
} from '@towerp/crm-protocol';
import { isCrmError } from '../errors/index.js';
import { commentCalls, type CallOptions, type Http } from '../http/index.js';
import type { Hub } from '../store/index.js';
import type { Reader } from '../people/index.js';
import type { PendingComments } from './pending.js';

export { holds, PendingComments } from './pending.js';

/** What is changed in a comment. */
export type PatchCommentInput = RouteBody<typeof commentRoutes.patch>;

/** Messages inside threads. */
export interface Comments {
  /**
   * Writes a comment, which the thread's timeline shows at once. Where the server refuses it leaves the timeline again,
   * and the caller keeps the text. With an `id` of the caller's own it may be sent again without appearing twice.
   */
  create(threadId: string, input: CreateComment, options?: CallOptions): Promise<Comment>;
  edit(id: string, patch: PatchCommentInput, options?: CallOptions): Promise<Comment>;
  delete(id: string, options?: CallOptions): Promise<void>;
  /** Its earlier words. */
  history(id: string, options?: CallOptions): Promise<{ at: string; body: RichText }[]>;
}

/** The room of comments. */
export const comments = (http: Http, hub: Hub, reader: Reader, pending: PendingComments): Comments => {
  const visibilityOf = ({ visibility, replyTo }: CreateComment): Comment['visibility'] =>
    visibility ??
    (replyTo ? hub.cache.get('comment', replyTo)?.visibility : undefined) ??
    (reader.isPortal ? 'shared' : 'internal');
  return {
    create: async (threadId, input, options) => {
      const body = { ...input, id: input.id ?? newId() };
      pending.add(threadId, body.id, body, visibilityOf(input));
      try {
        const { value, seq } = await http.call(commentCalls.create, { params: { id: threadId }, body, ...options });
        hub.cache.answered('comment', value, seq);
        pending.written(threadId, value, seq);
        return value;
      } catch (error) {
        pending.remove(threadId, body.id);
        // The answer was lost, but the stream has told that it was written.
        const written = hub.cache.known('comment', body.id)?.value;
        if (written && isCrmError(error) && error.status === 0) return written;
        throw error;
      }
    },
    edit: async (id, body, options) => {
      const text = typeof body.body === 'string' ? richTextOf(body.body) : body.body;
      const shown = hub.cache.patch('comment', id, text ? { body: text as RichText } : {});
      try {
        const answer = await http.call(commentCalls.patch, { params: { id }, body, ...options });
        shown.settle(answer);
        return answer.value;
      } catch (error) {
        shown.undo();
        throw error;
      }
    },
    delete: async (id, options) => {
      await http.call(commentCalls.delete, { params: { id }, ...options });
    },
    history: async (id, options) => (await http.call(commentCalls.history, { params: { id }, ...options })).value.items,
  };
};
