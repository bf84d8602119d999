import type { threadRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const threadCalls: Calls<typeof threadRoutes> = {
  list: { method: 'GET', path: '/threads', answer: 'threads' },
  create: { method: 'POST', path: '/threads', answer: 'thread' },
  get: { method: 'GET', path: '/threads/{id}', answer: 'thread' },
  patch: { method: 'PATCH', path: '/threads/{id}', answer: 'thread' },
  bulk: { method: 'POST', path: '/threads:bulk', answer: 'threadItems' },
  read: { method: 'POST', path: '/threads/{id}/read', answer: 'thread' },
  unread: { method: 'DELETE', path: '/threads/{id}/read', answer: 'thread' },
  follow: { method: 'PUT', path: '/threads/{id}/follow', answer: 'thread' },
  unfollow: { method: 'DELETE', path: '/threads/{id}/follow' },
  followers: { method: 'GET', path: '/threads/{id}/followers', answer: 'followers' },
};
