import type { Webhook, WebhookDelivery } from '@towerp/crm-protocol';
import type { DeliveryRow, WebhookRow } from './queries.js';

/** A webhook as it is shown; its secret only to whom makes it. */
export const webhookOf = (row: WebhookRow, secret: string | null = null): Webhook => ({
  id: row.id,
  url: row.url,
  types: row.types,
  secret,
  disabledAt: row.disabled_at,
  disabledReason: row.disabled_reason,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const deliveryOf = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  seq: row.seq === 0 ? null : row.seq,
  type: row.type,
  status: row.status,
  attempts: row.attempts,
  responseStatus: row.response_status,
  error: row.error,
  attemptedAt: row.attempted_at,
  deliveredAt: row.delivered_at,
  createdAt: row.created_at,
});
