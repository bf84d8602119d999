import type { commentRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const commentCalls: Calls<typeof commentRoutes> = {
  create: { method: 'POST', path: '/threads/{id}/comments', answer: 'comment' },
  patch: { method: 'PATCH', path: '/comments/{id}', answer: 'comment' },
  delete: { method: 'DELETE', path: '/comments/{id}' },
  history: { method: 'GET', path: '/comments/{id}/history', answer: 'earlierBodies' },
};
