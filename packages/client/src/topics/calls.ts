import type { topicRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const topicCalls: Calls<typeof topicRoutes> = {
  list: { method: 'GET', path: '/topics', answer: 'topics' },
  create: { method: 'POST', path: '/topics', answer: 'topic' },
  patch: { method: 'PATCH', path: '/topics/{id}', answer: 'topic' },
  delete: { method: 'DELETE', path: '/topics/{id}' },
};
