import type { webhookRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const webhookCalls: Calls<typeof webhookRoutes> = {
  list: { method: 'GET', path: '/webhooks', answer: 'webhooks' },
  create: { method: 'POST', path: '/webhooks', answer: 'webhook' },
  delete: { method: 'DELETE', path: '/webhooks/{id}' },
  test: { method: 'POST', path: '/webhooks/{id}:test', answer: 'delivery' },
  deliveries: { method: 'GET', path: '/webhooks/{id}/deliveries', answer: 'deliveries' },
  replay: { method: 'POST', path: '/webhooks/{id}/deliveries/{delivery}:replay', answer: 'delivery' },
};
