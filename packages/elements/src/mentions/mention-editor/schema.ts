import { Schema } from 'prosemirror-model';

const safeHref = (element: HTMLElement): { href: string } | false => {
  const href = element.getAttribute('href') ?? '';
  return /^(https?:\/\/[^/]|mailto:.|tel:.)/i.test(href) && !/[\p{Cc}\s]/u.test(href) ? { href } : false;
};

/** What a mention shows while it is written. */
const shownAs = (attributes: Record<string, unknown>): string => {
  const label = typeof attributes['label'] === 'string' ? attributes['label'] : '';
  return attributes['kind'] === 'user' || attributes['kind'] === 'group' ? `@${label}` : label;
};

const block = { group: 'block', content: 'inline*' };

/** What a rich text of the contract can hold, and nothing else: whatever is pasted is reduced to it. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      ...block,
      parseDOM: [
        { tag: 'p' },
        { tag: 'tr' },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'div'].map((tag) => ({ tag, priority: 10 })),
      ],
      toDOM: () => ['p', 0],
    },
    quote: { ...block, parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
    list: {
      group: 'block',
      content: 'list_item+',
      attrs: { ordered: { default: false } },
      parseDOM: [
        { tag: 'ul', attrs: { ordered: false } },
        { tag: 'ol', attrs: { ordered: true } },
      ],
      toDOM: (node) => [node.attrs['ordered'] ? 'ol' : 'ul', 0],
    },
    list_item: { content: 'inline*', parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: { group: 'inline' },
    break: {
      group: 'inline',
      inline: true,
      selectable: false,
      leafText: () => '\n',
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
    mention: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { kind: {}, id: {}, label: { default: '' } },
      leafText: (node) => shownAs(node.attrs),
      parseDOM: [
        {
          tag: 'span[data-mention-kind]',
          getAttrs: (element) => ({
            kind: element.getAttribute('data-mention-kind'),
            id: element.getAttribute('data-mention-id'),
            label: element.getAttribute('data-mention-label'),
          }),
        },
      ],
      toDOM: (node) => [
        'span',
        {
          class: `mention ${String(node.attrs['kind'])}`,
          'data-mention-kind': String(node.attrs['kind']),
          'data-mention-id': String(node.attrs['id']),
          'data-mention-label': String(node.attrs['label']),
        },
        shownAs(node.attrs),
      ],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      excludes: '_',
      parseDOM: [{ tag: 'a[href]', getAttrs: safeHref }],
      toDOM: (mark) => ['a', { href: String(mark.attrs['href']) }, 0],
    },
    bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }, { style: 'font-weight=bold' }], toDOM: () => ['strong', 0] },
    italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
    strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }], toDOM: () => ['s', 0] },
    code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
});
