import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { BodyInput } from '../mentions/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';

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
