import { Communication, page, type communicationRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const communicationCalls: Calls<typeof communicationRoutes> = {
  list: { method: 'GET', path: '/communications', answer: page(Communication) },
  create: { method: 'POST', path: '/communications', answer: Communication },
  get: { method: 'GET', path: '/communications/{id}', answer: Communication },
  patch: { method: 'PATCH', path: '/communications/{id}', answer: Communication },
  delete: { method: 'DELETE', path: '/communications/{id}' },
};
