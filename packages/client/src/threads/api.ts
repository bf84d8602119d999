import type { threadRoutes, PatchThread, RouteBody, Thread } from '@towerp/crm-protocol';
import { threadCalls, pages, type Answer, type CallOptions, type Http } from '../http/index.js';
import type { ThreadFilter } from './filter.js';

/** A line per route. */
export const threadApi = (http: Http) => ({
  page: (query: ThreadFilter & { cursor?: string | undefined; counts?: 'status' }, signal?: AbortSignal) =>
    http.call(threadCalls.list, { query, signal }),
  list: (filter: ThreadFilter = {}, options?: CallOptions) =>
    pages(async (cursor) => (await http.call(threadCalls.list, { query: { ...filter, cursor, counts: 'status' }, ...options })).value),
  create: (body: CreateThreadInput, options?: CallOptions) => http.call(threadCalls.create, { body, ...options }),
  get: (id: string, signal?: AbortSignal) => http.call(threadCalls.get, { params: { id }, signal }),
  patch: (id: string, body: PatchThread, options?: CallOptions) => http.call(threadCalls.patch, { params: { id }, body, ...options }),
  bulk: (body: RouteBody<typeof threadRoutes.bulk>, options?: CallOptions) => http.call(threadCalls.bulk, { body, ...options }),
  markRead: (id: string, upToSeq: number) => http.call(threadCalls.read, { params: { id }, body: { upToSeq } }),
  markUnread: (id: string) => http.call(threadCalls.unread, { params: { id } }),
  follow: (id: string, body: { muted?: boolean }) => http.call(threadCalls.follow, { params: { id }, body }),
  unfollow: (id: string) => http.call(threadCalls.unfollow, { params: { id } }),
  followers: (id: string) => http.call(threadCalls.followers, { params: { id } }),
}); // prettier-ignore

export type ThreadApi = ReturnType<typeof threadApi>;
export type CreateThreadInput = RouteBody<typeof threadRoutes.create>;
export type ThreadAnswer = Answer<Thread>;
