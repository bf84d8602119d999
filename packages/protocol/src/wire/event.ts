import * as z from 'zod/mini';
import { Person } from './person.js';
import { Uuid } from './id.js';
import { Instant } from './instant.js';

/** The place of an event in its company's one sequence. */
export const Seq = z.number().check(z.int(), z.gte(0));

/** What an event says of a thing that is gone, or gone out of the reader's sight. */
export const Gone = z.object({ id: z.string(), threadId: z.nullable(Uuid), hidden: z.optional(z.boolean()) });
export type Gone = z.infer<typeof Gone>;

/** The data of one event whose entity has the given shape. */
export const event = <const T extends string, E extends z.ZodMiniType>(type: T, entity: E) =>
  z.object({ seq: Seq, type: z.literal(type), at: Instant, actor: Person, entity });
