import type { Notification } from '@towerp/crm-protocol';

/** Notifications of one thread, the latest first; what belongs to no thread stands alone. */
export type NotificationGroup = { key: string; title: string; items: readonly Notification[]; isUnread: boolean };

/** True while a notification is put off. */
export const isSnoozed = ({ snoozedUntil }: Notification, now: Date): boolean =>
  snoozedUntil !== null && Date.parse(snoozedUntil) > now.getTime();

/** Groups notifications by thread, in the order of each group's latest one. */
export const groupByThread = (notifications: readonly Notification[]): NotificationGroup[] => {
  const groups = new Map<string, Notification[]>();
  for (const notification of notifications) {
    const key = notification.threadId ?? notification.id;
    groups.set(key, [...(groups.get(key) ?? []), notification]);
  }
  return [...groups].map(([key, items]) => ({
    key,
    title: items[0]?.title ?? '',
    items,
    isUnread: items.some(({ readAt }) => readAt === null),
  }));
};
