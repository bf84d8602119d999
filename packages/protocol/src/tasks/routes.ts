import * as z from 'zod/mini';
import { Status } from '../threads/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { countedPage } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { list } from '../wire/query.js';
import { RefParameter } from '../wire/ref-parameter.js';
import { route } from '../wire/route.js';
import { text } from '../wire/text.js';
import { Task } from './task.js';
import { CreateTask, PatchTask } from './task-input.js';

const named = { id: Uuid };
const staff = ['admin', 'member', 'service'] as const;

/** Disjoint buckets of open tasks, in the company's time zone; a week ends on Sunday. */
export const DueBucket = z.enum(['overdue', 'today', 'week', 'later', 'none']);
export type DueBucket = z.infer<typeof DueBucket>;

export const taskRoutes = {
  list: route({
    method: 'GET',
    path: '/tasks',
    summary: 'List tasks',
    query: {
      assignee: z.optional(ErpId),
      author: z.optional(ErpId),
      participant: z.optional(ErpId),
      thread: z.optional(Uuid),
      record: z.optional(RefParameter),
      status: z.optional(list(Status, 6)),
      q: z.optional(text(200)),
      due: z.optional(DueBucket),
      counts: z.optional(z.literal('due')),
      ...pageQuery,
    },
    answer: countedPage(Task),
  }),
  create: route({
    method: 'POST',
    path: '/tasks',
    summary: 'Give a task',
    body: CreateTask,
    answer: Task,
    creates: true,
    roles: staff,
  }),
  get: route({ method: 'GET', path: '/tasks/{id}', summary: 'A task', params: named, answer: Task }),
  patch: route({
    method: 'PATCH',
    path: '/tasks/{id}',
    summary: 'Change a task',
    params: named,
    body: PatchTask,
    answer: Task,
    roles: staff,
  }),
  delete: route({ method: 'DELETE', path: '/tasks/{id}', summary: 'Delete a task', params: named, roles: staff }),
};
