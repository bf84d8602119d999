import { Uuid } from '../wire/id.js';
import { page } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { route } from '../wire/route.js';
import { CreateWebhook, Webhook, WebhookDelivery } from './webhook.js';

const stewards = ['admin', 'service'] as const;
const named = { id: Uuid };

const description = `Each event is sent as \`{ type, timestamp, data: { seq, company, actor, entity } }\`, signed by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature).
Events of a company come in their order, at least once; an answer 2xx within 5 seconds takes one, 410 ends the webhook, anything else is tried again over three days.
The address must be https and public.`;

export const webhookRoutes = {
  list: route({
    method: 'GET',
    path: '/webhooks',
    summary: 'List webhooks',
    query: pageQuery,
    answer: page(Webhook),
    roles: stewards,
  }),
  create: route({
    method: 'POST',
    path: '/webhooks',
    summary: 'Tell another system of events',
    description,
    body: CreateWebhook,
    answer: Webhook,
    creates: true,
    roles: stewards,
  }),
  delete: route({
    method: 'DELETE',
    path: '/webhooks/{id}',
    summary: 'End a webhook',
    params: named,
    roles: stewards,
  }),
  test: route({
    method: 'POST',
    path: '/webhooks/{id}:test',
    summary: 'Send a webhook a test',
    description: 'Sends an event of type `webhook.test`; its delivery stands in the log.',
    params: named,
    answer: WebhookDelivery,
    creates: true,
    roles: stewards,
  }),
  deliveries: route({
    method: 'GET',
    path: '/webhooks/{id}/deliveries',
    summary: 'What a webhook was sent, the latest first',
    params: named,
    query: pageQuery,
    answer: page(WebhookDelivery),
    roles: stewards,
  }),
  replay: route({
    method: 'POST',
    path: '/webhooks/{id}/deliveries/{delivery}:replay',
    summary: 'Send a delivery again',
    params: { ...named, delivery: Uuid },
    answer: WebhookDelivery,
    roles: stewards,
  }),
};
