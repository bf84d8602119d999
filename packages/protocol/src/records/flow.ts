import * as z from 'zod/mini';
import { Kind, Ref } from '../wire/ref.js';
import { RecordView } from './record.js';

/** A step of the document flow that the reader may see; `depth` counts from the record asked for, upward negative. */
export const FlowNode = z.object({ ...RecordView.shape, depth: z.number(), hidden: z.optional(z.literal(false)) });
/** A step that the reader may not see: only its kind and a name that holds inside this answer. */
export const HiddenFlowNode = z.object({ kind: Kind, id: z.string(), depth: z.number(), hidden: z.literal(true) });

/** What a record derives from and what derives from it (R17). */
export const Flow = z.object({
  nodes: z.array(z.union([FlowNode, HiddenFlowNode])),
  edges: z.array(z.object({ from: Ref, to: Ref })),
  hiddenCount: z.number(),
  truncated: z.boolean(),
});
export type Flow = z.infer<typeof Flow>;

/** A ref resolved for its reader, or only its kind where it is unknown or not to be seen. */
export const Resolved = z.union([
  z.object({ ...RecordView.shape, label: z.string(), hidden: z.optional(z.literal(false)) }),
  z.object({ kind: Kind, id: z.string(), hidden: z.literal(true) }),
]);
export type Resolved = z.infer<typeof Resolved>;
