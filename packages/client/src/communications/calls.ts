import type { communicationRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const communicationCalls: Calls<typeof communicationRoutes> = {
  list: { method: 'GET', path: '/communications', answer: 'communications' },
  create: { method: 'POST', path: '/communications', answer: 'communication' },
  get: { method: 'GET', path: '/communications/{id}', answer: 'communication' },
  patch: { method: 'PATCH', path: '/communications/{id}', answer: 'communication' },
  delete: { method: 'DELETE', path: '/communications/{id}' },
};
