import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { RichText, RichTextInput } from '../mentions/index.js';
import { Person } from '../people/index.js';
import { Status, topicGiven } from '../threads/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant, LocalDate } from '../wire/instant.js';
import { TopicText } from '../wire/text.js';

/** Work for one colleague, with a due date (R12). */
export const Task = z.object({
  id: Uuid,
  threadId: z.nullable(Uuid),
  topic: z.string(),
  topicId: z.nullable(Uuid),
  description: z.nullable(RichText),
  assignee: Person,
  dueDate: z.nullable(LocalDate),
  status: Status,
  visibility: Visibility,
  author: Person,
  completedAt: z.nullable(Instant),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Task = z.infer<typeof Task>;

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
