import * as z from 'zod/mini';
import { Uuid } from '../wire/id.js';
import { TopicText } from '../wire/text.js';
import { TopicScope } from './topic.js';

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
