import { threadRoutes, type PatchThread, type RouteBody, type Thread } from '@towerp/crm-protocol';
import { pages, type Answer, type CallOptions, type Http } from '../http/index.js';
import type { ThreadFilter } from './filter.js';

/** A line per route. */
export const threadApi = (http: Http) => ({
  page: (query: ThreadFilter & { cursor?: string | undefined; counts?: 'status' }, signal?: AbortSignal) =>
    http.call(threadRoutes.list, { query, signal }),
  list: (filter: ThreadFilter = {}, options?: CallOptions) =>
    pages(async (cursor) => (await http.call(threadRoutes.list, { query: { ...filter, cursor, counts: 'status' }, ...options })).value),
  create: (body: CreateThreadInput, options?: CallOptions) => http.call(threadRoutes.create, { body, ...options }),
  get: (id: string, signal?: AbortSignal) => http.call(threadRoutes.get, { params: { id }, signal }),
  patch: (id: string, body: PatchThread, options?: CallOptions) => http.call(threadRoutes.patch, { params: { id }, body, ...options }),
  bulk: (body: RouteBody<typeof threadRoutes.bulk>, options?: CallOptions) => http.call(threadRoutes.bulk, { body, ...options }),
  markRead: (id: string, upToSeq: number) => http.call(threadRoutes.read, { params: { id }, body: { upToSeq } }),
  markUnread: (id: string) => http.call(threadRoutes.unread, { params: { id } }),
  follow: (id: string, body: { muted?: boolean }) => http.call(threadRoutes.follow, { params: { id }, body }),
  unfollow: (id: string) => http.call(threadRoutes.unfollow, { params: { id } }),
  followers: (id: string) => http.call(threadRoutes.followers, { params: { id } }),
}); // prettier-ignore

export type ThreadApi = ReturnType<typeof threadApi>;
export type CreateThreadInput = RouteBody<typeof threadRoutes.create>;
export type ThreadAnswer = Answer<Thread>;
