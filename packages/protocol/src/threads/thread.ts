import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { RichText } from '../mentions/index.js';
import { Person } from '../people/index.js';
import { RecordView } from '../records/index.js';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { Status } from './status.js';

/** A topic of work with counterparties (R1), as its reader sees it. */
export const Thread = z.object({
  id: Uuid,
  topic: z.string(),
  topicId: z.nullable(Uuid),
  description: z.nullable(RichText),
  status: Status,
  visibility: Visibility,
  counterparty: z.nullable(RecordView),
  author: Person,
  participants: z.array(Person),
  lastActivityAt: Instant,
  unread: z.number(),
  followed: z.boolean(),
  muted: z.boolean(),
  counts: z.object({
    comments: z.number(),
    communications: z.number(),
    tasks: z.number(),
    openTasks: z.number(),
    attachments: z.number(),
  }),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Thread = z.infer<typeof Thread>;

/** Who follows a thread, and whether only mentions are told. */
export const Follower = z.object({ person: Person, muted: z.boolean() });
