import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { CrmFile } from '../files/index.js';
import { BodyInput, RichText } from '../mentions/index.js';
import { Person } from '../people/index.js';
import { ErpId, Uuid } from '../wire/id.js';
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

export const CreateComment = z.strictObject({
  id: z.optional(Uuid),
  body: BodyInput,
  visibility: z.optional(Visibility),
  replyTo: z.optional(z.nullable(Uuid)),
  fileIds: z.optional(z.array(Uuid).check(z.maxLength(20))),
  authorId: z.optional(ErpId),
  createdAt: z.optional(Instant),
});
export type CreateComment = z.input<typeof CreateComment>;

export const PatchComment = z.strictObject({
  body: z.optional(BodyInput),
  visibility: z.optional(Visibility),
});
