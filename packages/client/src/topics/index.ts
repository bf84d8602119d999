import type { Page, RouteBody, RouteQuery, Topic, topicRoutes, TopicScope } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import type { ReadableAtom } from 'nanostores';
import { pages, replyOf, type CallOptions, type Http, type PageRequest, type Reply } from '../http/index.js';
import { Keyed, Live, type Hub, type Loadable } from '../store/index.js';
import { topicCalls } from './calls.js';

/** Which predefined topics are asked for: those of a scope, or more exactly. */
export type TopicQuery = TopicScope | Omit<RouteQuery<typeof topicRoutes.list>, 'cursor'>;

/** A new predefined topic. */
export type CreateTopicInput = RouteBody<typeof topicRoutes.create>;
/** What is changed in a predefined topic. */
export type PatchTopicInput = RouteBody<typeof topicRoutes.patch>;

/** The topics that a company predefines (R2). */
export interface Topics {
  /** Those of a scope, live, in their order; what is `archived` is no longer offered. */
  $list(scope: TopicScope): ReadableAtom<Loadable<readonly Topic[]>>;
  list(query?: TopicQuery, options?: CallOptions): PageRequest<Page<Topic>>;
  create(input: CreateTopicInput, options?: CallOptions): Reply<Topic>;
  patch(id: string, patch: PatchTopicInput, options?: CallOptions): Reply<Topic>;
  delete(id: string, options?: CallOptions): Reply<void>;
}

// More than anybody would choose from.
const most = 2000;

/** The room of topics. */
export const topics = (http: Http, hub: Hub): Topics => {
  const page = (query: RouteQuery<typeof topicRoutes.list>, options?: CallOptions) =>
    http.call(topicCalls.list, { query, ...options });
  const lists = new Keyed((scope: TopicScope) =>
    liveTopics(hub, (signal) => pages((part) => page({ scope, limit: 200, ...part }, { signal }))),
  );
  return {
    $list: (scope) => lists.of(scope).$,
    list: (query = {}, options) => {
      const filter = typeof query === 'string' ? { scope: query } : query;
      return pages((part) => page({ ...filter, ...part }, options));
    },
    create: (input, options) => replyOf(http.call(topicCalls.create, { body: { ...input, id: input.id ?? newId() }, ...options })),
    patch: (id, body, options) => replyOf(http.call(topicCalls.patch, { params: { id }, body, ...options })),
    delete: (id, options) => replyOf(http.call(topicCalls.delete, { params: { id }, ...options })),
  };
}; // prettier-ignore

const liveTopics = (hub: Hub, read: (signal: AbortSignal) => PageRequest<Page<Topic>>) =>
  new Live<readonly Topic[], readonly Topic[]>(hub, {
    load: async (_, signal) => {
      const topics = read(signal);
      return { value: await topics.all({ limit: most }), seq: (await topics.withResponse()).seq };
    },
    follow: (held, { type }) => (type.startsWith('topic.') ? 'reload' : held),
    show: (held) => held,
  });
