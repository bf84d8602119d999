import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { RichTextInput } from '../mentions/index.js';
import { topicGiven } from '../threads/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { TopicText } from '../wire/text.js';
import { Channel, Direction } from './communication.js';

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
