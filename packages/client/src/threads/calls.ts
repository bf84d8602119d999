import { countedPage, Follower, items, Thread, type threadRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const threadCalls: Calls<typeof threadRoutes> = {
  list: { method: 'GET', path: '/threads', answer: countedPage(Thread) },
  create: { method: 'POST', path: '/threads', answer: Thread },
  get: { method: 'GET', path: '/threads/{id}', answer: Thread },
  patch: { method: 'PATCH', path: '/threads/{id}', answer: Thread },
  bulk: { method: 'POST', path: '/threads:bulk', answer: items(Thread) },
  read: { method: 'POST', path: '/threads/{id}/read', answer: Thread },
  unread: { method: 'DELETE', path: '/threads/{id}/read', answer: Thread },
  follow: { method: 'PUT', path: '/threads/{id}/follow', answer: Thread },
  unfollow: { method: 'DELETE', path: '/threads/{id}/follow' },
  followers: { method: 'GET', path: '/threads/{id}/followers', answer: items(Follower) },
};
