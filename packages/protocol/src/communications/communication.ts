import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { CrmFile } from '../files/index.js';
import { RichText, RichTextInput } from '../mentions/index.js';
import { Contact, Person } from '../people/index.js';
import { topicGiven } from '../threads/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { TopicText } from '../wire/text.js';

export const Direction = z.enum(['inbound', 'outbound']);
export type Direction = z.infer<typeof Direction>;
export const Channel = z.enum(['phone', 'meeting', 'email']);
export type Channel = z.infer<typeof Channel>;

/** One contact with the outside (R10). */
export const Communication = z.object({
  id: Uuid,
  threadId: z.nullable(Uuid),
  topic: z.string(),
  topicId: z.nullable(Uuid),
  contact: z.nullable(Contact),
  direction: Direction,
  channel: Channel,
  occurredAt: Instant,
  body: z.nullable(RichText),
  visibility: Visibility,
  author: Person,
  files: z.array(CrmFile),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Communication = z.infer<typeof Communication>;

export const CreateCommunication = z
  .strictObject({
    id: z.optional(Uuid),
    threadId: z.optional(z.nullable(Uuid)),
    topic: z.optional(TopicText),
    topicId: z.optional(z.nullable(Uuid)),
    contactId: z.optional(z.nullable(ErpId)),
    direction: Direction,
    channel: Channel,
    occurredAt: z.optional(Instant),
    body: z.optional(z.nullable(RichTextInput)),
    visibility: z.optional(Visibility),
    fileIds: z.optional(z.array(Uuid).check(z.maxLength(20))),
    authorId: z.optional(ErpId),
    createdAt: z.optional(Instant),
  })
  .check(topicGiven);

export const PatchCommunication = z.strictObject({
  topic: z.optional(TopicText),
  topicId: z.optional(z.nullable(Uuid)),
  contactId: z.optional(z.nullable(ErpId)),
  direction: z.optional(Direction),
  channel: z.optional(Channel),
  occurredAt: z.optional(Instant),
  body: z.optional(z.nullable(RichTextInput)),
  visibility: z.optional(Visibility),
  fileIds: z.optional(z.array(Uuid).check(z.maxLength(20))),
});
