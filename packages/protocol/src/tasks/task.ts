import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { RichText } from '../mentions/index.js';
import { Person } from '../people/index.js';
import { Status } from '../threads/index.js';
import { Uuid } from '../wire/id.js';
import { Instant, LocalDate } from '../wire/instant.js';

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
