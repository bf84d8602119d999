import * as z from 'zod/mini';
import { Person } from '../people/index.js';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { Ref } from '../wire/ref.js';

/** Why a person is told. */
export const Reason = z.enum(['mentioned', 'assigned', 'group_mentioned', 'commented', 'status_changed', 'task_due']);
export type Reason = z.infer<typeof Reason>;

/** What a person is told of (R4, R13). */
export const Notification = z.object({
  id: Uuid,
  reason: Reason,
  via: z.nullable(Ref),
  subject: Ref,
  threadId: z.nullable(Uuid),
  actor: Person,
  title: z.string(),
  excerpt: z.nullable(z.string()),
  readAt: z.nullable(Instant),
  snoozedUntil: z.nullable(Instant),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Notification = z.infer<typeof Notification>;

/** How many are left unread. */
export const Unread = z.object({ unread: z.number() });
export type Unread = z.infer<typeof Unread>;

/** Which reasons a person wants to hear of, and when not. */
export const NotificationSettings = z.object({
  reasons: z.object({
    mentioned: z.boolean(),
    assigned: z.boolean(),
    group_mentioned: z.boolean(),
    commented: z.boolean(),
    status_changed: z.boolean(),
    task_due: z.boolean(),
  }),
  quietHours: z.nullable(z.object({ from: z.string(), to: z.string() })),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;
