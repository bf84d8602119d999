import type { Comment, commentRoutes, CreateComment, RichText, RouteBody } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import { partOf, type CallOptions, type Http, type Reply } from '../http/index.js';
import type { Acting, Write, WriteOptions } from '../outbox/index.js';
import type { CommentActions } from './actions.js';
import { commentCalls } from './calls.js';

export type { CommentActions } from './actions.js';

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

/** The room of comments. */
export const comments = (http: Http, write: Acting<CommentActions>): Comments => ({
  create: (threadId, input, options) =>
    write(({ create }, how) => create({ threadId, body: { ...input, id: input.id ?? newId() } }, how), options),
  edit: (id, body, options) => write(({ edit }, how) => edit({ id, body }, how), options),
  delete: (id, options) => write(({ remove }, how) => remove({ id }, how), options),
  history: (id, options) =>
    partOf(http.call(commentCalls.history, { params: { id }, ...options }), (value) => value.items),
});
