import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { ErpId, Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { Ref } from '../wire/ref.js';

export const CreateAttachment = z.strictObject({
  id: z.optional(Uuid),
  record: Ref,
  visibility: z.optional(Visibility),
  authorId: z.optional(ErpId),
  createdAt: z.optional(Instant),
});
