import { Comment, EarlierBody, items, type commentRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const commentCalls: Calls<typeof commentRoutes> = {
  create: { method: 'POST', path: '/threads/{id}/comments', answer: Comment },
  patch: { method: 'PATCH', path: '/comments/{id}', answer: Comment },
  delete: { method: 'DELETE', path: '/comments/{id}' },
  history: { method: 'GET', path: '/comments/{id}/history', answer: items(EarlierBody) },
};
