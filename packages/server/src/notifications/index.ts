export { bindAudience } from './audience.js';
export { remindDue } from './due.js';
export { followReading, notify } from './notify.js';
export { countUnread } from './queries.js';
export { wakeSnoozed } from './quiet.js';
export { bindNotifications } from './routes.js';
export { notificationProjection } from './view.js';
