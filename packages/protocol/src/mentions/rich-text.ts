import * as z from 'zod/mini';
import { ErpId } from '../wire/id.js';
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

/** A mention as it is written; the label that counts is the server's. */
const MentionInput = z.strictObject({
  type: z.literal('mention'),
  kind: Kind,
  id: ErpId,
  label: z.optional(z.nullable(z.string().check(z.maxLength(1000)))),
});

const document = <M extends z.ZodMiniType>(mention: M) => {
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

const Document = document(MentionInput);
export type RichTextDocument = z.infer<typeof Document>;

/** The most characters that a rich text holds. */
export const richTextMaxLength = 20_000;
/** The most mentions that a rich text holds. */
export const richTextMaxMentions = 100;

const inlinesOf = (content: RichText | RichTextDocument): readonly Inline[] =>
  (content as RichText).blocks.flatMap((block) => (block.type === 'list' ? block.items.flat() : block.children));

const lengthOfInline = (inline: Inline): number => {
  if (inline.type === 'text' || inline.type === 'link') return inline.text.length;
  return inline.type === 'break' ? 1 : (inline.label?.length ?? 0) + 1;
};

/** How many characters of the limit a rich text takes. */
export const richTextLength = (content: RichText | RichTextDocument): number =>
  inlinesOf(content).reduce((sum, inline) => sum + lengthOfInline(inline), 0);

/** The mentions of a rich text in reading order. */
export const mentionsOf = (content: RichText | RichTextDocument): readonly MentionInline[] =>
  inlinesOf(content).filter((inline) => inline.type === 'mention');

/** True where nothing would be read: no mention, no link and no character but white space. */
export const isEmptyRichText = (content: RichText | RichTextDocument): boolean =>
  inlinesOf(content).every(
    (inline) => inline.type === 'break' || (inline.type === 'text' && inline.text.trim() === ''),
  );

/** Plain text as a document: a blank line parts paragraphs, a line end is a break. */
export const richTextOf = (plain: string): RichTextDocument => ({
  version: 1,
  blocks: plain
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({
      type: 'paragraph' as const,
      children: paragraph
        .split('\n')
        .flatMap((line, index) => [
          ...(index > 0 ? [{ type: 'break' as const }] : []),
          ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
        ]),
    })),
});

const textOfInline = (inline: Inline, hidden: (kind: string) => string): string => {
  if (inline.type === 'text' || inline.type === 'link') return inline.text;
  return inline.type === 'break' ? '\n' : (inline.label ?? hidden(inline.kind));
};

/** A rich text as plain text, for excerpts, search and the clipboard; `hidden` names what the reader may not see. */
export const plainTextOf = (content: RichText | RichTextDocument, hidden = (kind: string): string => kind): string => {
  const line = (inlines: readonly Inline[]): string => inlines.map((inline) => textOfInline(inline, hidden)).join('');
  return (content as RichText).blocks
    .map((block) =>
      block.type === 'list'
        ? block.items.map((item, index) => `${block.ordered ? `${String(index + 1)}.` : '•'} ${line(item)}`).join('\n')
        : line(block.children),
    )
    .join('\n\n');
};

const fits = [
  z.refine<RichTextDocument>((content) => richTextLength(content) <= richTextMaxLength, {
    error: `must have at most ${String(richTextMaxLength)} characters`,
  }),
  z.refine<RichTextDocument>((content) => mentionsOf(content).length <= richTextMaxMentions, {
    error: `must have at most ${String(richTextMaxMentions)} mentions`,
  }),
] as const;

const FromPlain = z.pipe(
  z.string().check(
    z.refine((value: string) => !/[\0\p{Surrogate}]/u.test(value), {
      error: 'must not contain NUL or lone surrogates',
    }),
    z.overwrite((value: string) => value.normalize('NFC')),
  ),
  z.transform(richTextOf),
);

/** A text that may be empty: a document or a plain string. */
export const RichTextInput = z.pipe(z.union([FromPlain, Document]), Document.check(...fits));

/** A text that says something: a document or a plain string; an empty one is refused. */
export const BodyInput = z.pipe(
  RichTextInput,
  Document.check(z.refine((content: RichTextDocument) => !isEmptyRichText(content), { error: 'must not be empty' })),
);
