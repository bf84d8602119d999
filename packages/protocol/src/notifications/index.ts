export { notificationEvents } from './events.js';
export { Notification, NotificationSettings, Reason, Unread } from './notification.js';
export { PutNotificationSettings } from './notification-input.js';
export { notificationRoutes } from './routes.js';
