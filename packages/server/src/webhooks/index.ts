export { Publisher } from './publisher.js';
export { bindWebhooks } from './routes.js';
