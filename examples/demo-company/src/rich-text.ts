import type { RichTextDocument } from '@towerp/crm-protocol';

/** What a text can name: a colleague, a group, a document, an entry. */
export interface Mentionable {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
}

type Block = RichTextDocument['blocks'][number];
type Inline = Extract<Block, { type: 'paragraph' }>['children'][number];
type Slot = string | number | Mentionable;

/** A formatted text from a template: each line is a paragraph, `- ` and `1. ` make lists, `> ` a quote, objects become mentions. */
export function rich(words: TemplateStringsArray, ...slots: readonly Slot[]): RichTextDocument {
  const lines: Inline[][] = [[]];
  words.forEach((text, index) => {
    addText(lines, text);
    const slot = slots[index];
    if (slot === undefined) return;
    if (typeof slot === 'object')
      lines.at(-1)?.push({ type: 'mention', kind: slot.kind, id: slot.id, label: slot.label });
    else addText(lines, String(slot));
  });
  return { version: 1, blocks: blocksOf(lines) };
}

function addText(lines: Inline[][], text: string): void {
  text.split('\n').forEach((part, index) => {
    if (index > 0) lines.push([]);
    if (part === '') return;
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (last?.type === 'text') line?.splice(-1, 1, { type: 'text', text: last.text + part });
    else line?.push({ type: 'text', text: part });
  });
}

function blocksOf(lines: readonly Inline[][]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const [first, ...rest] = line;
    if (first === undefined) continue;
    const mark = first.type === 'text' ? /^(- |\d\. |> )/.exec(first.text)?.[0] : undefined;
    if (mark === undefined || first.type !== 'text') {
      blocks.push({ type: 'paragraph', children: line });
      continue;
    }
    const bare = first.text.slice(mark.length);
    const children: Inline[] = bare === '' ? rest : [{ type: 'text', text: bare }, ...rest];
    const last = blocks.at(-1);
    if (mark === '> ') blocks.push({ type: 'quote', children });
    else if (last?.type === 'list') blocks.splice(-1, 1, { ...last, items: [...last.items, children] });
    else blocks.push({ type: 'list', ordered: mark !== '- ', items: [children] });
  }
  return blocks;
}
