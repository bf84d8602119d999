import type { attachmentRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const attachmentCalls: Calls<typeof attachmentRoutes> = {
  list: { method: 'GET', path: '/threads/{id}/attachments', answer: 'attachments' },
  create: { method: 'POST', path: '/threads/{id}/attachments', answer: 'attachment' },
  delete: { method: 'DELETE', path: '/threads/{id}/attachments/{attachmentId}' },
};
