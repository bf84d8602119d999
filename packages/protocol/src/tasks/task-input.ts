import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { RichTextInput } from '../mentions/index.js';
import { Status, topicGiven } from '../threads/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant, LocalDate } from '../wire/instant.js';
import { TopicText } from '../wire/text.js';

/** A new task; its author and date are the system's (R12). */
export const CreateTask = z
  .strictObject({
    id: z.optional(Uuid),
    threadId: z.optional(z.nullable(Uuid)),
    topic: z.optional(TopicText),
    topicId: z.optional(z.nullable(Uuid)),
    description: z.optional(z.nullable(RichTextInput)),
    assigneeId: ErpId,
    dueDate: z.optional(z.nullable(LocalDate)),
    status: z.optional(Status),
    visibility: z.optional(Visibility),
    authorId: z.optional(ErpId),
    createdAt: z.optional(Instant),
  })
  .check(topicGiven);

export const PatchTask = z.strictObject({
  topic: z.optional(TopicText),
  topicId: z.optional(z.nullable(Uuid)),
  description: z.optional(z.nullable(RichTextInput)),
  assigneeId: z.optional(ErpId),
  dueDate: z.optional(z.nullable(LocalDate)),
  status: z.optional(Status),
  visibility: z.optional(Visibility),
});
