import * as z from 'zod/mini';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { page } from '../wire/page.js';
import { pageQuery } from '../wire/page-query.js';
import { Flag } from '../wire/query.js';
import { route } from '../wire/route.js';
import { Notification, NotificationSettings, Unread } from './notification.js';
import { PutNotificationSettings } from './notification-input.js';

const people = ['admin', 'member', 'portal'] as const;

/** Marks some notifications, or all, as read (or unread where `read` is false). */
const MarkRead = z
  .strictObject({
    ids: z.optional(z.array(Uuid).check(z.minLength(1), z.maxLength(500))),
    all: z.optional(z.literal(true)),
    read: z.optional(z.boolean()),
  })
  .check(
    z.refine((input) => Boolean(input.ids) !== Boolean(input.all), { error: 'ids or all is needed', path: ['ids'] }),
  );

export const notificationRoutes = {
  list: route({
    method: 'GET',
    path: '/notifications',
    summary: "The caller's notifications",
    query: { unread: z.optional(Flag), ...pageQuery },
    answer: page(Notification),
    roles: people,
  }),
  read: route({
    method: 'POST',
    path: '/notifications:read',
    summary: 'Mark notifications read',
    body: MarkRead,
    answer: Unread,
    roles: people,
  }),
  patch: route({
    method: 'PATCH',
    path: '/notifications/{id}',
    summary: 'Snooze a notification',
    description:
      'Until then it does not count as unread; within a minute after, snoozedUntil is null again and notification.updated comes. null ends it at once.',
    params: { id: Uuid },
    body: z.strictObject({ snoozedUntil: z.nullable(Instant) }),
    answer: Notification,
    roles: people,
  }),
  settings: route({
    method: 'GET',
    path: '/notification-settings',
    summary: "The caller's notification settings",
    answer: NotificationSettings,
    roles: people,
  }),
  putSettings: route({
    method: 'PUT',
    path: '/notification-settings',
    summary: 'Change notification settings',
    description:
      'What is absent stays as it is. A reason that is false makes no notification. quietHours are times in the time zone of the person, else of the company; from is included, to is not, and they may go over midnight (equal: none). What is told in them is put off: the notification is made and sent with snoozedUntil set to their end, and counts as unread from then on, when notification.updated comes. null ends them for what comes next.',
    body: PutNotificationSettings,
    answer: NotificationSettings,
    roles: people,
  }),
};
