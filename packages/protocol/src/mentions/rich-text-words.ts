import type { RichTextDocument } from './rich-text-document.js';
import type { Inline, MentionInline, RichText } from './rich-text.js';

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
