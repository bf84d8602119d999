import { Notification, NotificationSettings, page, Unread, type notificationRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const notificationCalls: Calls<typeof notificationRoutes> = {
  list: { method: 'GET', path: '/notifications', answer: page(Notification) },
  read: { method: 'POST', path: '/notifications:read', answer: Unread },
  patch: { method: 'PATCH', path: '/notifications/{id}', answer: Notification },
  settings: { method: 'GET', path: '/notification-settings', answer: NotificationSettings },
  putSettings: { method: 'PUT', path: '/notification-settings', answer: NotificationSettings },
};
