export { webhookRoutes } from './routes.js';
export { CreateWebhook, DeliveryStatus, Webhook, WebhookDelivery, webhookTypes } from './webhook.js';
