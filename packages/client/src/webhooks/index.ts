import type { Page, RouteBody, RouteQuery, Webhook, WebhookDelivery, webhookRoutes } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import { pages, replyOf, type CallOptions, type Http, type PageRequest, type Reply } from '../http/index.js';
import { webhookCalls } from './calls.js';

/** How many are asked for at a time. */
export type WebhookQuery = Omit<RouteQuery<typeof webhookRoutes.list>, 'cursor'>;
/** Another system that is to be told of events; without `types` of all of them. */
export type CreateWebhookInput = RouteBody<typeof webhookRoutes.create>;

/** Other systems that are told of events, and the log of what they were sent; an admin's. */
export interface Webhooks {
  list(query?: WebhookQuery, options?: CallOptions): PageRequest<Page<Webhook>>;
  /** The answer shows the secret, once. */
  create(input: CreateWebhookInput, options?: CallOptions): Reply<Webhook>;
  delete(id: string, options?: CallOptions): Reply<void>;
  /** Sends a message that tells of nothing; what became of it stands in the log. */
  test(id: string, options?: CallOptions): Reply<WebhookDelivery>;
  /** What it was sent, the latest first. */
  deliveries(id: string, query?: WebhookQuery, options?: CallOptions): PageRequest<Page<WebhookDelivery>>;
  /** Sends a delivery again, under its id. */
  replay(id: string, deliveryId: string, options?: CallOptions): Reply<WebhookDelivery>;
}

/** The room of webhooks. */
export const webhooks = (http: Http): Webhooks => ({
  list: (query = {}, options) => pages((page) => http.call(webhookCalls.list, { query: { ...query, ...page }, ...options })),
  create: (input, options) => replyOf(http.call(webhookCalls.create, { body: { ...input, id: input.id ?? newId() }, ...options })),
  delete: (id, options) => replyOf(http.call(webhookCalls.delete, { params: { id }, ...options })),
  test: (id, options) => replyOf(http.call(webhookCalls.test, { params: { id }, ...options })),
  deliveries: (id, query = {}, options) =>
    pages((page) => http.call(webhookCalls.deliveries, { params: { id }, query: { ...query, ...page }, ...options })),
  replay: (id, delivery, options) => replyOf(http.call(webhookCalls.replay, { params: { id, delivery }, ...options })),
}); // prettier-ignore
