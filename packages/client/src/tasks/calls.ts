import type { taskRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const taskCalls: Calls<typeof taskRoutes> = {
  list: { method: 'GET', path: '/tasks', answer: 'tasks' },
  create: { method: 'POST', path: '/tasks', answer: 'task' },
  get: { method: 'GET', path: '/tasks/{id}', answer: 'task' },
  patch: { method: 'PATCH', path: '/tasks/{id}', answer: 'task' },
  delete: { method: 'DELETE', path: '/tasks/{id}' },
};
