import * as z from 'zod/mini';
import { events, type EventType } from '../stream.js';
import { Uuid } from '../wire/id.js';
import { Seq } from '../wire/event.js';
import { Instant } from '../wire/instant.js';

/** Events that concern one person or one reader's sight; no other system is told of them. */
const personal: readonly string[] = ['notification.created', 'notification.updated', 'thread.read', 'access.changed'];

/** The types of event that webhooks tell of. */
export const webhookTypes = (Object.keys(events) as EventType[]).filter((type) => !personal.includes(type));

const WebhookType = z.enum(webhookTypes as [EventType, ...EventType[]]);

/** Another system that is told of events; `types` null means all of them. The secret is shown once, to whom makes it. */
export const Webhook = z.object({
  id: Uuid,
  url: z.string(),
  types: z.nullable(z.array(z.string())),
  secret: z.nullable(z.string()),
  disabledAt: z.nullable(Instant),
  disabledReason: z.nullable(z.enum(['gone', 'failing'])),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;

export const CreateWebhook = z.strictObject({
  id: z.optional(Uuid),
  url: z.string().check(z.minLength(1), z.maxLength(2000)),
  types: z.optional(z.nullable(z.array(WebhookType).check(z.minLength(1), z.maxLength(100)))),
});

export const DeliveryStatus = z.enum(['pending', 'delivered', 'failed']);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

/** One message to a webhook; its id is the header `webhook-id`, the same in every attempt. */
export const WebhookDelivery = z.object({
  id: Uuid,
  webhookId: Uuid,
  seq: z.nullable(Seq),
  type: z.string(),
  status: DeliveryStatus,
  attempts: z.number(),
  responseStatus: z.nullable(z.number()),
  error: z.nullable(z.string()),
  attemptedAt: z.nullable(Instant),
  deliveredAt: z.nullable(Instant),
  createdAt: Instant,
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
