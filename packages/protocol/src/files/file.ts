import * as z from 'zod/mini';
import { Person } from '../people/index.js';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';

/** A file attached to an entry; `url` is signed and holds for 5 minutes. */
export const CrmFile = z.object({
  id: Uuid,
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
  sha256: z.string(),
  url: z.string(),
  thumbnailUrl: z.nullable(z.string()),
  author: Person,
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type CrmFile = z.infer<typeof CrmFile>;
