import * as z from 'zod/mini';
import { Document, type RichTextDocument } from './rich-text-document.js';
import {
  isEmptyRichText,
  mentionsOf,
  richTextLength,
  richTextMaxLength,
  richTextMaxMentions,
  richTextOf,
} from './rich-text-words.js';

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
