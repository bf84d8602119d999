import * as z from 'zod/mini';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { TopicText } from '../wire/text.js';

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

const ExpectedHours = z.nullable(z.number().check(z.gt(0), z.lte(100_000)));
const Position = z.number().check(z.int(), z.gte(0), z.lte(1_000_000));

export const CreateTopic = z.strictObject({
  id: z.optional(Uuid),
  scope: TopicScope,
  title: TopicText,
  position: z.optional(Position),
  expectedHours: z.optional(ExpectedHours),
  archived: z.optional(z.boolean()),
});

export const PatchTopic = z.strictObject({
  title: z.optional(TopicText),
  position: z.optional(Position),
  expectedHours: z.optional(ExpectedHours),
  archived: z.optional(z.boolean()),
});
