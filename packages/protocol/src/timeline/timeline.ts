import * as z from 'zod/mini';
import { Attachment } from '../attachments/index.js';
import { Comment } from '../comments/index.js';
import { Communication } from '../communications/index.js';
import { Person } from '../people/index.js';
import { RecordView } from '../records/index.js';
import { Task } from '../tasks/index.js';
import { Status, Thread } from '../threads/index.js';
import { Seq } from '../wire/event.js';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { Ref } from '../wire/ref.js';

const item = <const T extends string, E extends z.ZodMiniType>(type: T, entity: E) =>
  z.object({
    id: Uuid,
    seq: Seq,
    type: z.literal(type),
    at: Instant,
    actor: Person,
    /** Items that one write brought share it. */
    groupId: z.nullable(Uuid),
    entity,
  });

/** A thread's or a task's status went from one to another. */
export const StatusChange = z.object({ subject: Ref, from: Status, to: Status });
/** An attached record's status went from one to another. */
export const RecordChange = z.object({ record: RecordView, from: z.nullable(z.string()), to: z.nullable(z.string()) });
/** Fields of the thread were edited; `before` holds what stood there. */
export const Edited = z.object({ fields: z.array(z.string()), before: z.record(z.string(), z.unknown()) });

/** One knot of the thread, in the order of arrival. */
export const TimelineItem = z.discriminatedUnion('type', [
  item('created', Thread),
  item('comment', Comment),
  item('communication', Communication),
  item('task', Task),
  item('attachment', Attachment),
  item('attachment_removed', z.object({ id: Uuid, threadId: Uuid, record: z.nullable(RecordView), ref: Ref })),
  item('status_change', StatusChange),
  item('record_change', RecordChange),
  item('edited', Edited),
]);
export type TimelineItem = z.infer<typeof TimelineItem>;

export const TimelineType = z.enum([
  'created',
  'comment',
  'communication',
  'task',
  'attachment',
  'attachment_removed',
  'status_change',
  'record_change',
  'edited',
]);
export type TimelineType = z.infer<typeof TimelineType>;
