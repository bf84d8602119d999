import { event } from '../wire/event.js';
import { Notification } from './notification.js';

/** Told to the person alone. */
export const notificationEvents = {
  'notification.created': event('notification.created', Notification),
  'notification.updated': event('notification.updated', Notification),
};
