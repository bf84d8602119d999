import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { CrmFile } from '../files/index.js';
import { RichText } from '../mentions/index.js';
import { Contact, Person } from '../people/index.js';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';

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
