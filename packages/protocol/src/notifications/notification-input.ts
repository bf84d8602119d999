import * as z from 'zod/mini';
import { Reason } from './notification.js';

const Clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 18:00' }));

export const PutNotificationSettings = z.strictObject({
  reasons: z.optional(z.partialRecord(Reason, z.boolean())),
  quietHours: z.optional(z.nullable(z.strictObject({ from: Clock, to: Clock }))),
});
