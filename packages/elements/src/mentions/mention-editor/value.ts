import type { RichTextDocument } from '@towerp/crm-protocol';

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
