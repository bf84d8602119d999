import type { Ref, RichTextDocument } from '@towerp/crm-protocol';

type Block = RichTextDocument['blocks'][number];
type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];

/** What may stand inside a text: a thing to mention, or words that are taken as they are. */
export type MdValue = Ref | string | number;

// A value stands in the text as one character of the private use area, which no markup can hold.
const firstPlace = 0xe000;
const place = (index: number): string => String.fromCharCode(firstPlace + index);

const marks =
  /\*\*(?<bold>.+?)\*\*|_(?<italic>[^_]+)_|~~(?<strike>.+?)~~|`(?<code>[^`]+)`|\[(?<text>[^\]]+)\]\((?<href>(?:https?:|mailto:|tel:)[^)\s]+)\)/su;

type Style = { readonly bold?: true; readonly italic?: true; readonly strike?: true; readonly code?: true };

const isRef = (value: MdValue | undefined): value is Ref => typeof value === 'object';

const inlinesOf = (text: string, values: readonly MdValue[], style: Style = {}): Inline[] => {
  const found = marks.exec(text);
  if (!found?.groups) return plainOf(text, values, style);
  const { bold, italic, strike, code, text: label, href } = found.groups;
  const inside =
    href !== undefined && label !== undefined
      ? [{ type: 'link' as const, href, text: wordsOf(label, values) }]
      : code !== undefined
        ? plainOf(code, values, { ...style, code: true })
        : inlinesOf(bold ?? italic ?? strike ?? '', values, {
            ...style,
            ...(bold === undefined ? {} : { bold: true as const }),
            ...(italic === undefined ? {} : { italic: true as const }),
            ...(strike === undefined ? {} : { strike: true as const }),
          });
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return [...plainOf(before, values, style), ...inside, ...inlinesOf(after, values, style)];
};

const valueAt = (character: string, values: readonly MdValue[]): MdValue | undefined =>
  values[character.charCodeAt(0) - firstPlace];

const wordsOf = (text: string, values: readonly MdValue[]): string =>
  [...text].map((character) => { const value = valueAt(character, values); return isRef(value) ? value.id : String(value ?? character); }).join(''); // prettier-ignore

const plainOf = (text: string, values: readonly MdValue[], style: Style): Inline[] => {
  const inlines: Inline[] = [];
  let words = '';
  const flush = (): void => {
    if (words !== '') inlines.push({ type: 'text', text: words, ...style });
    words = '';
  };
  for (const character of text) {
    const value = valueAt(character, values);
    if (character === '\n' || isRef(value)) flush();
    if (character === '\n') inlines.push({ type: 'break' });
    else if (isRef(value)) inlines.push({ type: 'mention', kind: value.kind, id: value.id });
    else words += String(value ?? character);
  }
  flush();
  return inlines;
};

const blockOf = (text: string, values: readonly MdValue[]): Block => {
  const lines = text.split('\n');
  const without = (mark: RegExp): string[] | undefined =>
    lines.every((line) => mark.test(line)) ? lines.map((line) => line.replace(mark, '')) : undefined;
  const quote = without(/^>\s?/u);
  if (quote) return { type: 'quote', children: inlinesOf(quote.join('\n'), values) };
  const [bullets, numbers] = [without(/^[-*]\s+/u), without(/^\d+[.)]\s+/u)];
  const items = bullets ?? numbers;
  if (items) return { type: 'list', ordered: !bullets, items: items.map((item) => inlinesOf(item, values)) };
  return { type: 'paragraph', children: inlinesOf(text, values) };
};

/**
 * Makes a body of a text with mentions: `**bold**`, `_italic_`, `~~struck~~`, `` `code` ``, `[link](https://…)`,
 * `> quote`, `- item`, `1. item`; a blank line parts blocks. What is put in is never read as markup.
 *
 * @example
 * crm.comments.create(threadId, { body: md`${order} чака **подпис** от ${{ kind: 'user', id: 'maria' }}` });
 */
export const md = (strings: TemplateStringsArray, ...values: readonly MdValue[]): RichTextDocument => ({
  version: 1,
  blocks: strings
    .map((string, index) => (index === 0 ? string : place(index - 1) + string))
    .join('')
    .replaceAll(/\r\n?/gu, '\n')
    .split(/\n[^\S\n]*\n\s*/u)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => blockOf(block, values)),
});
