import type { Block, Inline, RichText, RichTextDocument } from '@towerp/crm-protocol';
import type { Mark, Node } from 'prosemirror-model';
import { schema } from './schema.js';

type DocumentBlock = RichTextDocument['blocks'][number];
type DocumentInline = Extract<DocumentBlock, { type: 'paragraph' }>['children'][number];

const runMarks = ['bold', 'italic', 'strike', 'code'] as const;

const nodeOfInline = (inline: Inline): Node[] => {
  switch (inline.type) {
    case 'break':
      return [schema.node('break')];
    case 'link':
      return [schema.text(inline.text, [schema.mark('link', { href: inline.href })])];
    case 'mention':
      // What the writer may not see cannot be written back; the server would refuse the whole text.
      return inline.id === null
        ? []
        : [schema.node('mention', { kind: inline.kind, id: inline.id, label: inline.label ?? inline.id })];
    case 'text':
      return inline.text === ''
        ? []
        : [
            schema.text(
              inline.text,
              runMarks.filter((name) => inline[name]).map((name) => schema.mark(name)),
            ),
          ];
  }
};

const nodeOfBlock = (block: Block): Node => {
  if (block.type !== 'list') return schema.node(block.type, null, block.children.flatMap(nodeOfInline));
  return schema.node('list', { ordered: block.ordered }, block.items.map((item) => schema.node('list_item', null, item.flatMap(nodeOfInline))));
}; // prettier-ignore

/** A rich text as the editor's document. */
export const documentOf = (text: RichText | RichTextDocument): Node => {
  const blocks = (text as RichText).blocks.map(nodeOfBlock);
  return schema.node('doc', null, blocks.length > 0 ? blocks : [schema.node('paragraph')]);
};

const inlineOf = (node: Node): DocumentInline => {
  if (node.type === schema.nodes.break) return { type: 'break' };
  if (node.type === schema.nodes.mention) {
    const { kind, id, label } = node.attrs as { kind: string; id: string; label: string };
    return { type: 'mention', kind, id, label };
  }
  const text = node.text ?? '';
  const link = node.marks.find((mark: Mark) => mark.type === schema.marks.link);
  if (link) return { type: 'link', href: String(link.attrs['href']), text };
  const marks = Object.fromEntries(
    runMarks.filter((name) => node.marks.some((mark) => mark.type.name === name)).map((name) => [name, true]),
  );
  return { type: 'text', text, ...marks };
};

const inlinesOf = (parent: Node): DocumentInline[] => parent.children.map(inlineOf);

const blockOf = (node: Node): DocumentBlock => {
  if (node.type === schema.nodes.list) {
    return { type: 'list', ordered: node.attrs['ordered'] === true, items: node.children.map(inlinesOf) };
  }
  return { type: node.type === schema.nodes.quote ? 'quote' : 'paragraph', children: inlinesOf(node) };
};

const isBlank = (block: DocumentBlock): boolean => block.type !== 'list' && block.children.length === 0;

/** The editor's document as the contract takes it; empty paragraphs at its ends are not meant. */
export const richTextOfDocument = (document: Node): RichTextDocument => {
  const blocks = document.children.map(blockOf);
  while (blocks[0] && isBlank(blocks[0])) blocks.shift();
  while (blocks.length > 0 && isBlank(blocks[blocks.length - 1] as DocumentBlock)) blocks.pop();
  return { version: 1, blocks };
};
