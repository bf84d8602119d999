import type { topicRoutes, Page, RouteQuery, Topic, TopicScope } from '@towerp/crm-protocol';
import { topicCalls, pages, type PageRequest, type CallOptions, type Http } from '../http/index.js';

/** Which predefined topics are asked for: those of a scope, or more exactly. */
export type TopicQuery = TopicScope | Omit<RouteQuery<typeof topicRoutes.list>, 'cursor'>;

/** The topics that a company predefines (R2). */
export interface Topics {
  list(query?: TopicQuery, options?: CallOptions): PageRequest<Page<Topic>>;
}

/** The room of topics. */
export const topics = (http: Http): Topics => ({
  list: (query = {}, options) => {
    const filter = typeof query === 'string' ? { scope: query } : query;
    return pages((page) => http.call(topicCalls.list, { query: { ...filter, ...page }, ...options }));
  },
});
