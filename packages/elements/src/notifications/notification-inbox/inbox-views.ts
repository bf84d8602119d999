import type { Notification } from '@towerp/crm-protocol';
import { isSnoozed } from '../groups.js';

/** Which notifications are shown. */
export type InboxView = 'unread' | 'mentions' | 'assigned' | 'all' | 'snoozed';
export const inboxViews: readonly InboxView[] = ['unread', 'mentions', 'assigned', 'all', 'snoozed'];

const reasons: Partial<Record<InboxView, readonly Notification['reason'][]>> = {
  mentions: ['mentioned', 'group_mentioned'],
  assigned: ['assigned', 'task_due'],
};

/** True where a notification belongs to a view; what is snoozed stands in none but its own. */
export const belongsTo = (view: InboxView, notification: Notification, now: Date): boolean => {
  if (isSnoozed(notification, now)) return view === 'snoozed';
  if (view === 'unread') return notification.readAt === null;
  return view === 'all' || (reasons[view]?.includes(notification.reason) ?? false);
};
