import { RichText, type RichTextDocument } from '@towerp/crm-protocol';
import { richTextOf } from '@towerp/crm-protocol/words';

/** A text given as an attribute: rich text as JSON, or plain words. */
export const valueOfAttribute = (attribute: string): RichText | RichTextDocument => {
  if (!attribute.startsWith('{')) return richTextOf(attribute);
  try {
    const parsed = RichText.safeParse(JSON.parse(attribute));
    return parsed.success ? parsed.data : richTextOf(attribute);
  } catch {
    return richTextOf(attribute);
  }
};

/** What stands in a textarea, with every space: it may be in the middle of a word. */
export const valueOfTyping = (typed: string): RichTextDocument => ({
  version: 1,
  blocks: typed.split(/\n{2,}/).map((paragraph) => ({
    type: 'paragraph' as const,
    children: paragraph
      .split('\n')
      .flatMap((line, index) => [
        ...(index > 0 ? [{ type: 'break' as const }] : []),
        ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
      ]),
  })),
});
