import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { Uuid } from '../wire/id.js';
import { countedPage, items } from '../wire/page.js';
import { route } from '../wire/route.js';
import { Seq } from '../wire/event.js';
import { threadListQuery } from './filter.js';
import { Status } from './status.js';
import { Follower, Thread } from './thread.js';
import { CreateThread, PatchThread } from './thread-input.js';

const named = { id: Uuid };
const staff = ['admin', 'member', 'service'] as const;

export const threadRoutes = {
  list: route({
    method: 'GET',
    path: '/threads',
    summary: 'List threads',
    query: threadListQuery,
    answer: countedPage(Thread),
  }),
  create: route({
    method: 'POST',
    path: '/threads',
    summary: 'Open a thread',
    body: CreateThread,
    answer: Thread,
    creates: true,
  }),
  get: route({ method: 'GET', path: '/threads/{id}', summary: 'A thread', params: named, answer: Thread }),
  patch: route({
    method: 'PATCH',
    path: '/threads/{id}',
    summary: 'Change a thread',
    params: named,
    body: PatchThread,
    answer: Thread,
    roles: staff,
  }),
  bulk: route({
    method: 'POST',
    path: '/threads:bulk',
    summary: 'Change many threads, all or none',
    roles: staff,
    body: z.strictObject({
      ids: z.array(Uuid).check(z.minLength(1), z.maxLength(500)),
      patch: z.strictObject({ status: z.optional(Status), visibility: z.optional(Visibility) }),
    }),
    answer: items(Thread),
  }),
  read: route({
    method: 'POST',
    path: '/threads/{id}/read',
    summary: 'Mark a thread read',
    params: named,
    body: z.strictObject({ upToSeq: Seq }),
    answer: Thread,
  }),
  unread: route({
    method: 'DELETE',
    path: '/threads/{id}/read',
    summary: 'Mark a thread unread',
    params: named,
    answer: Thread,
  }),
  follow: route({
    method: 'PUT',
    path: '/threads/{id}/follow',
    summary: 'Follow a thread',
    params: named,
    body: z.strictObject({ muted: z.optional(z.boolean()) }),
    answer: Thread,
  }),
  unfollow: route({
    method: 'DELETE',
    path: '/threads/{id}/follow',
    summary: 'Stop following a thread',
    params: named,
  }),
  followers: route({
    method: 'GET',
    path: '/threads/{id}/followers',
    summary: 'Who follows a thread',
    params: named,
    answer: items(Follower),
  }),
};
