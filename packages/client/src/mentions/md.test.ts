import { RichTextInput } from '@towerp/crm-protocol';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { md } from './md.js';

const order = { kind: 'client_order', id: '43659' };
const maria = { kind: 'user', id: 'maria' };

test('a text with mentions and marks becomes a body', () => {
  const body = md`${order} чака **подпис от ${maria}**
втори ред

> цитат

- едно
- _две_

1. първо

Виж [сайта](https://towerp.bg) и \`код\`.`;
  assert.deepEqual(body.blocks, [
    {
      type: 'paragraph',
      children: [
        { type: 'mention', ...order },
        { type: 'text', text: ' чака ' },
        { type: 'text', text: 'подпис от ', bold: true },
        { type: 'mention', ...maria },
        { type: 'break' },
        { type: 'text', text: 'втори ред' },
      ],
    },
    { type: 'quote', children: [{ type: 'text', text: 'цитат' }] },
    {
      type: 'list',
      ordered: false,
      items: [[{ type: 'text', text: 'едно' }], [{ type: 'text', text: 'две', italic: true }]],
    },
    { type: 'list', ordered: true, items: [[{ type: 'text', text: 'първо' }]] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'Виж ' },
        { type: 'link', href: 'https://towerp.bg', text: 'сайта' },
        { type: 'text', text: ' и ' },
        { type: 'text', text: 'код', code: true },
        { type: 'text', text: '.' },
      ],
    },
  ]);
});

test('what is put in is never read as markup, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (words) => {
      const { blocks } = md`Казва: ${words}!`;
      const [block] = blocks;
      assert.ok(block?.type === 'paragraph');
      const text = block.children.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
      assert.equal(text, `Казва: ${words}!`);
    }),
  );
});

test('whatever is written the server would take it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      const body = md(Object.assign([`а${text.replaceAll('\0', '')}`], { raw: [] }) as unknown as TemplateStringsArray);
      assert.equal(RichTextInput.safeParse(body).success, true);
    }),
  );
});
