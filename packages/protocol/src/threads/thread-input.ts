import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { RichTextInput } from '../mentions/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { Ref } from '../wire/ref.js';
import { TopicText } from '../wire/text.js';
import { Status } from './status.js';

/** Names its subject by free text, by a predefined topic, or by both (R2). */
export const topicGiven = z.refine<{ topic?: string | undefined; topicId?: string | null | undefined }>(
  (input) => Boolean(input.topic ?? input.topicId),
  { error: 'a topic or a topicId is needed', path: ['topic'] },
);

/** A new thread; author, date and the status New are the system's (R5, R6). */
export const CreateThread = z
  .strictObject({
    id: z.optional(Uuid),
    topic: z.optional(TopicText),
    topicId: z.optional(z.nullable(Uuid)),
    description: z.optional(z.nullable(RichTextInput)),
    counterpartyId: z.optional(z.nullable(ErpId)),
    visibility: z.optional(Visibility),
    attach: z.optional(z.array(Ref).check(z.maxLength(100))),
    followers: z.optional(z.array(Ref).check(z.maxLength(100))),
    authorId: z.optional(ErpId),
    createdAt: z.optional(Instant),
  })
  .check(topicGiven);

export const PatchThread = z.strictObject({
  topic: z.optional(TopicText),
  topicId: z.optional(z.nullable(Uuid)),
  description: z.optional(z.nullable(RichTextInput)),
  status: z.optional(Status),
  counterpartyId: z.optional(z.nullable(ErpId)),
  visibility: z.optional(Visibility),
});
export type PatchThread = z.input<typeof PatchThread>;
