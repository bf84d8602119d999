import * as z from 'zod/mini';
import { CreateAttachment } from '../attachments/index.js';
import { Channel, Direction } from '../communications/index.js';
import { Visibility } from '../access/index.js';
import { BodyInput, RichTextInput } from '../mentions/index.js';
import { PatchCompany, PutContact, PutGroup, PutUser } from '../people/index.js';
import { PutKind, PutRecord } from '../records/index.js';
import { Status, topicGiven } from '../threads/index.js';
import { CreateTopic } from '../topics/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant, LocalDate } from '../wire/instant.js';
import { Kind } from '../wire/ref.js';
import { TopicText } from '../wire/text.js';

const UserRef = z.strictObject({ kind: z.literal('user'), id: ErpId });
const made = { author: UserRef, createdAt: Instant };
const topic = { topic: z.optional(TopicText), topicId: z.optional(z.nullable(Uuid)) };

const CompanyLine = z.extend(PatchCompany, { type: z.literal('company') });
const KindLine = z.extend(PutKind, { type: z.literal('kind'), kind: Kind });
/** People of the portal too: `portal:…` with the counterparty that they belong to. */
const UserLine = z.extend(PutUser, {
  type: z.literal('user'),
  id: ErpId,
  counterpartyId: z.optional(z.nullable(ErpId)),
});
const GroupLine = z.extend(PutGroup, { type: z.literal('group'), id: ErpId });
const RecordLine = z.extend(z.omit(PutRecord, { threadIds: true }), {
  type: z.literal('record'),
  kind: Kind,
  id: ErpId,
});
const ContactLine = z.extend(PutContact, { type: z.literal('contact'), id: ErpId });
const TopicLine = z.extend(CreateTopic, { type: z.literal('topic'), id: Uuid, createdAt: z.optional(Instant) });

const ThreadLine = z
  .strictObject({
    type: z.literal('thread'),
    id: Uuid,
    ...topic,
    description: z.optional(z.nullable(RichTextInput)),
    status: z.optional(Status),
    visibility: z.optional(Visibility),
    counterpartyId: z.optional(z.nullable(ErpId)),
    ...made,
  })
  .check(topicGiven);

const CommunicationLine = z
  .strictObject({
    type: z.literal('communication'),
    id: Uuid,
    threadId: z.optional(z.nullable(Uuid)),
    ...topic,
    contactId: z.optional(z.nullable(ErpId)),
    direction: Direction,
    channel: Channel,
    occurredAt: z.optional(Instant),
    body: z.optional(z.nullable(RichTextInput)),
    visibility: z.optional(Visibility),
    ...made,
  })
  .check(topicGiven);

const TaskLine = z
  .strictObject({
    type: z.literal('task'),
    id: Uuid,
    threadId: z.optional(z.nullable(Uuid)),
    ...topic,
    description: z.optional(z.nullable(RichTextInput)),
    assigneeId: ErpId,
    dueDate: z.optional(z.nullable(LocalDate)),
    status: z.optional(Status),
    visibility: z.optional(Visibility),
    completedAt: z.optional(z.nullable(Instant)),
    ...made,
  })
  .check(topicGiven);

const CommentLine = z.strictObject({
  type: z.literal('comment'),
  id: Uuid,
  threadId: Uuid,
  /** Null for a comment that was deleted. */
  body: z.nullable(BodyInput),
  visibility: z.optional(Visibility),
  replyTo: z.optional(z.nullable(Uuid)),
  editedAt: z.optional(z.nullable(Instant)),
  deletedAt: z.optional(z.nullable(Instant)),
  ...made,
});

const AttachmentLine = z.strictObject({
  type: z.literal('attachment'),
  id: Uuid,
  threadId: Uuid,
  record: CreateAttachment.shape.record,
  visibility: z.optional(Visibility),
  ...made,
});

const StatusChangeLine = z
  .strictObject({
    type: z.literal('status_change'),
    threadId: z.optional(Uuid),
    taskId: z.optional(Uuid),
    from: Status,
    to: Status,
    at: Instant,
    actor: UserRef,
  })
  .check(
    z.refine((line) => Boolean(line.threadId) !== Boolean(line.taskId), {
      error: 'a threadId or a taskId is needed',
      path: ['threadId'],
    }),
  );

const FollowLine = z.strictObject({
  type: z.literal('follow'),
  threadId: Uuid,
  user: UserRef,
  muted: z.optional(z.boolean()),
});

/** A thread that a person has read up to a moment. */
const ReadLine = z.strictObject({ type: z.literal('read'), threadId: Uuid, user: UserRef, at: Instant });

/** One line of an import or an export: an upsert by id that replaces the writable fields. */
export const ImportLine = z.discriminatedUnion('type', [
  CompanyLine,
  KindLine,
  UserLine,
  GroupLine,
  RecordLine,
  ContactLine,
  TopicLine,
  ThreadLine,
  CommunicationLine,
  TaskLine,
  CommentLine,
  AttachmentLine,
  StatusChangeLine,
  FollowLine,
  ReadLine,
]);
/** A line as it is written. */
export type ImportLine = z.input<typeof ImportLine>;
/** A line as it is read: parsed and normalised. */
export type ParsedImportLine = z.output<typeof ImportLine>;

/** The types of line in the order in which an export gives them. */
export const importTypes = [
  'company',
  'kind',
  'user',
  'group',
  'record',
  'contact',
  'topic',
  'thread',
  'communication',
  'task',
  'comment',
  'attachment',
  'status_change',
  'follow',
  'read',
] as const;

/** What came of an import; the first 1,000 refused lines are told with their reason. */
export const ImportReport = z.object({
  accepted: z.number(),
  rejected: z.array(z.object({ line: z.number(), code: z.string(), message: z.string() })),
  rejectedCount: z.number(),
});
export type ImportReport = z.infer<typeof ImportReport>;
