export * from './access/index.js';
export { api } from './api.js';
export * from './attachments/index.js';
export * from './comments/index.js';
export * from './communications/index.js';
export * from './files/index.js';
export * from './import/index.js';
export * from './mentions/index.js';
export * from './notifications/index.js';
export * from './overview/index.js';
export * from './people/index.js';
export * from './records/index.js';
export {
  events,
  signals,
  streamRoutes,
  type CrmEvent,
  type EventType,
  type Signal,
  type SignalType,
} from './stream.js';
export * from './tasks/index.js';
export * from './team/index.js';
export * from './threads/index.js';
export * from './timeline/index.js';
export * from './topics/index.js';
export * from './webhooks/index.js';
export { wireVersion } from './version.js';
export * from './wire/index.js';
