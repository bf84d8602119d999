import { page, Topic, type topicRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const topicCalls: Calls<typeof topicRoutes> = {
  list: { method: 'GET', path: '/topics', answer: page(Topic) },
  create: { method: 'POST', path: '/topics', answer: Topic },
  patch: { method: 'PATCH', path: '/topics/{id}', answer: Topic },
  delete: { method: 'DELETE', path: '/topics/{id}' },
};
