import * as z from 'zod/mini';
import { Visibility } from '../access/index.js';
import { Person } from '../people/index.js';
import { RecordView } from '../records/index.js';
import { Uuid } from '../wire/id.js';
import { Instant } from '../wire/instant.js';
import { Kind } from '../wire/ref.js';

/** Direct when someone made it, derived when it follows from a direct one (R17). */
export const Origin = z.enum(['direct', 'derived']);
export type Origin = z.infer<typeof Origin>;

/** One step of a path: a ref, or only its kind where the reader may not see it. */
export const PathStep = z.union([
  z.object({ kind: Kind, id: z.string(), hidden: z.optional(z.literal(false)) }),
  z.object({ kind: Kind, hidden: z.literal(true) }),
]);
export type PathStep = z.infer<typeof PathStep>;

/** The link thread → record; `via` is the shortest path from a directly attached record to the one before this. */
export const Attachment = z.object({
  id: Uuid,
  threadId: Uuid,
  record: RecordView,
  origin: Origin,
  via: z.nullable(z.array(PathStep)),
  author: Person,
  visibility: Visibility,
  version: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Attachment = z.infer<typeof Attachment>;

/** Kinds that can be mentioned but not attached. */
export const unattachableKinds: readonly string[] = ['user', 'group', 'contact', 'counterparty', 'product'];
