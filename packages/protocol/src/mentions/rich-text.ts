import * as z from 'zod/mini';
import { Kind } from '../wire/ref.js';
import { RunText } from '../wire/text.js';

const isSafeLink = (href: string): boolean => {
  // Browsers drop control characters before they read the scheme, so what is checked must not hold any.
  if (/[\p{Cc}\s]/u.test(href)) return false;
  return /^(https?:\/\/[^/]|mailto:.|tel:.)/i.test(href);
};

const Run = z.strictObject({
  type: z.literal('text'),
  text: RunText,
  bold: z.optional(z.boolean()),
  italic: z.optional(z.boolean()),
  strike: z.optional(z.boolean()),
  code: z.optional(z.boolean()),
});

/** A link to http, https, mailto or tel; nothing else can be written or is ever shown as one. */
const Link = z.strictObject({
  type: z.literal('link'),
  href: z
    .string()
    .check(z.maxLength(2000), z.refine(isSafeLink, { error: 'must be an http, https, mailto or tel link' })),
  text: RunText.check(z.minLength(1)),
});

const Break = z.strictObject({ type: z.literal('break') });

/** A mention as it is read: without id and label where its reader may not see what it names. */
const Mention = z.object({
  type: z.literal('mention'),
  kind: Kind,
  id: z.nullable(z.string()),
  label: z.nullable(z.string()),
  hidden: z.optional(z.literal(true)),
});

export const document = <M extends z.ZodMiniType>(mention: M) => {
  const inlines = z.array(z.union([Run, Link, Break, mention]));
  return z.strictObject({
    version: z.literal(1),
    blocks: z.array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('paragraph'), children: inlines }),
        z.strictObject({ type: z.literal('quote'), children: inlines }),
        z.strictObject({
          type: z.literal('list'),
          ordered: z.boolean(),
          items: z.array(inlines).check(z.minLength(1)),
        }),
      ]),
    ),
  });
};

/** A body or a description as everybody reads it (R3, R11, R14). */
export const RichText = document(Mention);
export type RichText = z.infer<typeof RichText>;

export type Block = RichText['blocks'][number];

export type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];

export type MentionInline = Extract<Inline, { type: 'mention' }>;
