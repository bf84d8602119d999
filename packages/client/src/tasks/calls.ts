import { countedPage, Task, type taskRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const taskCalls: Calls<typeof taskRoutes> = {
  list: { method: 'GET', path: '/tasks', answer: countedPage(Task) },
  create: { method: 'POST', path: '/tasks', answer: Task },
  get: { method: 'GET', path: '/tasks/{id}', answer: Task },
  patch: { method: 'PATCH', path: '/tasks/{id}', answer: Task },
  delete: { method: 'DELETE', path: '/tasks/{id}' },
};
