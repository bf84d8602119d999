import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { CrmFile } from '../files/index.js';
import { RichText } from '../mentions/index.js';
import { Person } from '../people/index.js';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';

/** A message inside a thread; once deleted it stays in place without its words. */
export const Comment = z.object({
  id: Uuid,
  threadId: Uuid,
  body: z.nullable(RichText),
  visibility: Visibility,
  author: Person,
  replyTo: z.nullable(Uuid),
  files: z.array(CrmFile),
  editedAt: z.nullable(Instant),
  deletedAt: z.nullable(Instant),
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Comment = z.infer<typeof Comment>;

/** What stood in a comment until a moment. */
export const EarlierBody = z.object({ at: Instant, body: RichText });
