import type { threadRoutes, RouteBody } from '@towerp/crm-protocol';
import { pages, type CallOptions, type Http } from '../http/index.js';
import type { ThreadFilter } from './filter.js';
import { threadCalls } from './calls.js';

/** What is read of threads, a line per route. */
export const threadApi = (http: Http) => ({
  page: (query: ThreadFilter & { cursor?: string | undefined; counts?: 'status' }, signal?: AbortSignal) =>
    http.call(threadCalls.list, { query, signal }),
  list: (filter: ThreadFilter = {}, options?: CallOptions) =>
    pages((page) => http.call(threadCalls.list, { query: { ...filter, ...page, counts: 'status' }, ...options })),
  get: (id: string, options?: CallOptions) => http.call(threadCalls.get, { params: { id }, ...options }),
  followers: (id: string, options?: CallOptions) => http.call(threadCalls.followers, { params: { id }, ...options }),
});

export type ThreadApi = ReturnType<typeof threadApi>;
/** A new thread. */
export type CreateThreadInput = RouteBody<typeof threadRoutes.create>;
