import * as z from 'zod/mini';
import { Communication } from '../communications/index.js';
import { ErpRecord } from '../records/index.js';
import { Task } from '../tasks/index.js';
import { Thread } from '../threads/index.js';

/** Everything that an order panel shows first; `record` is null for an order not yet saved. */
export const Overview = z.object({
  record: z.nullable(ErpRecord),
  threads: z.object({
    items: z.array(Thread),
    nextCursor: z.nullable(z.string()),
    counts: z.record(z.string(), z.number()),
  }),
  nextTask: z.nullable(Task),
  lastCommunication: z.nullable(Communication),
  attachmentsCount: z.number(),
  hiddenCount: z.number(),
});
export type Overview = z.infer<typeof Overview>;
