import { Attachment, countedPage, type attachmentRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const attachmentCalls: Calls<typeof attachmentRoutes> = {
  list: { method: 'GET', path: '/threads/{id}/attachments', answer: countedPage(Attachment) },
  create: { method: 'POST', path: '/threads/{id}/attachments', answer: Attachment },
  delete: { method: 'DELETE', path: '/threads/{id}/attachments/{attachmentId}' },
};
