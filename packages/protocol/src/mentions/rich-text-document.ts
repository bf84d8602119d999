import * as z from 'zod/mini';
import { ErpId } from '../wire/id.js';
import { Kind } from '../wire/ref.js';
import { document } from './rich-text.js';

/** A mention as it is written; the label that counts is the server's. */
const MentionInput = z.strictObject({
  type: z.literal('mention'),
  kind: Kind,
  id: ErpId,
  label: z.optional(z.nullable(z.string().check(z.maxLength(1000)))),
});

/** A text as it is written. */
export const Document = document(MentionInput);

export type RichTextDocument = z.infer<typeof Document>;
