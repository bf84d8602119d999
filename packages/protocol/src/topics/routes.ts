import * as z from 'zod/mini';
import { Uuid } from '../wire/id.js';
import { page } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { Flag } from '../wire/query.js';
import { route } from '../wire/route.js';
import { Topic, TopicScope } from './topic.js';
import { CreateTopic, PatchTopic } from './topic-input.js';

const stewards = ['admin', 'service'] as const;

export const topicRoutes = {
  list: route({
    method: 'GET',
    path: '/topics',
    summary: 'List predefined topics',
    query: { scope: z.optional(TopicScope), archived: z.optional(Flag), ...pageQuery },
    answer: page(Topic),
    roles: ['admin', 'member', 'service'],
  }),
  create: route({
    method: 'POST',
    path: '/topics',
    summary: 'Add a predefined topic',
    body: CreateTopic,
    answer: Topic,
    creates: true,
    roles: stewards,
  }),
  patch: route({
    method: 'PATCH',
    path: '/topics/{id}',
    summary: 'Change a predefined topic',
    params: { id: Uuid },
    body: PatchTopic,
    answer: Topic,
    roles: stewards,
  }),
  delete: route({
    method: 'DELETE',
    path: '/topics/{id}',
    summary: 'Delete a predefined topic',
    params: { id: Uuid },
    roles: stewards,
  }),
};
