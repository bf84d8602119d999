export { notificationEvents } from './events.js';
export { Notification, NotificationSettings, PutNotificationSettings, Reason } from './notification.js';
export { notificationRoutes } from './routes.js';
