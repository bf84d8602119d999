import * as z from 'zod/mini';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';

export const TopicScope = z.enum(['thread', 'communication', 'task']);
export type TopicScope = z.infer<typeof TopicScope>;

/** A predefined topic of the CRM settings (R2). */
export const Topic = z.object({
  id: Uuid,
  scope: TopicScope,
  title: z.string(),
  position: z.number(),
  expectedHours: z.nullable(z.number()),
  archived: z.boolean(),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Topic = z.infer<typeof Topic>;
