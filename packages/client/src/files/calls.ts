import type { fileRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const fileCalls: Calls<typeof fileRoutes, 'get'> = {
  get: { method: 'GET', path: '/files/{id}', answer: 'file' },
};
