import type { notificationRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const notificationCalls: Calls<typeof notificationRoutes> = {
  list: { method: 'GET', path: '/notifications', answer: 'notifications' },
  read: { method: 'POST', path: '/notifications:read', answer: 'unread' },
  patch: { method: 'PATCH', path: '/notifications/{id}', answer: 'notification' },
  settings: { method: 'GET', path: '/notification-settings', answer: 'notificationSettings' },
  putSettings: { method: 'PUT', path: '/notification-settings', answer: 'notificationSettings' },
};
