import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RichText } from './rich-text.js';
import { mentionsOf, plainTextOf, richTextLength, richTextOf } from './rich-text-words.js';
import { BodyInput, RichTextInput } from './rich-text-input.js';

const runText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((value) => value.replaceAll('\0', '0').normalize('NFC'))
  .filter((value) => value !== '' && value.isWellFormed());
const mark = fc.option(fc.boolean(), { nil: undefined });
const withoutAbsent = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;

const inline = fc.oneof(
  fc
    .record(
      { type: fc.constant('text' as const), text: runText, bold: mark, italic: mark, strike: mark, code: mark },
      { noNullPrototype: true },
    )
    .map(withoutAbsent),
  fc.record({ type: fc.constant('link' as const), href: fc.webUrl(), text: runText }, { noNullPrototype: true }),
  fc.constant({ type: 'break' as const }),
  fc.record(
    {
      type: fc.constant('mention' as const),
      kind: fc.constantFrom('user', 'group', 'client_order', 'x_1'),
      id: fc.string({ minLength: 1, maxLength: 20 }).filter((id) => !id.includes('\0')),
      label: runText,
    },
    { noNullPrototype: true },
  ),
);
const inlines = fc.array(inline, { maxLength: 6 });
const block = fc.oneof(
  fc.record(
    { type: fc.constantFrom('paragraph' as const, 'quote' as const), children: inlines },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(inlines, { minLength: 1, maxLength: 4 }),
    },
    { noNullPrototype: true },
  ),
);
const richText = fc.record(
  { version: fc.constant(1 as const), blocks: fc.array(block, { maxLength: 6 }) },
  { noNullPrototype: true },
);

test('a rich text survives being written as JSON and read again, by writer and by reader', () => {
  fc.assert(
    fc.property(richText, (content) => {
      const sent: unknown = JSON.parse(JSON.stringify(content));
      assert.deepEqual(RichTextInput.parse(sent), content);
      assert.deepEqual(RichText.parse(sent), content);
    }),
  );
});

test('plain text becomes paragraphs and breaks and comes back as the same text', () => {
  const line = fc.stringMatching(/^[А-я][А-я ,.]{0,20}[а-я]$/u);
  const plain = fc
    .array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    .map((paragraphs) => paragraphs.map((lines) => lines.join('\n')).join('\n\n'));
  fc.assert(fc.property(plain, (value) => assert.equal(plainTextOf(richTextOf(value)), value)));
});

test('a body that says nothing is refused', () => {
  for (const empty of [
    '',
    '  \n\n ',
    { version: 1, blocks: [] },
    { version: 1, blocks: [{ type: 'paragraph', children: [{ type: 'break' }] }] },
  ])
    assert.equal(BodyInput.safeParse(empty).success, false, JSON.stringify(empty));
});

test('only http, https, mailto and tel can be linked, however the address is disguised', () => {
  const disguised = [
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)', 'java\tscript:alert(1)',
    'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//evil.example', '/relative', 'http:/one-slash', 'blob:x', 'https:///',
  ]; // prettier-ignore
  const body = (href: string) => ({
    version: 1,
    blocks: [{ type: 'paragraph', children: [{ type: 'link', href, text: 'x' }] }],
  });
  for (const href of disguised) assert.equal(BodyInput.safeParse(body(href)).success, false, href);
  for (const href of ['https://towerp.example/a?b#c', 'http://x', 'mailto:a@b.bg', 'tel:+35929000000'])
    assert.equal(BodyInput.safeParse(body(href)).success, true, href);
});

test('NUL and lone surrogates are refused wherever text stands', () => {
  for (const bad of ['a\0b', 'a\ud800b', '\udfff']) {
    assert.equal(BodyInput.safeParse(bad).success, false);
    const document = { version: 1, blocks: [{ type: 'paragraph', children: [{ type: 'text', text: bad }] }] };
    assert.equal(BodyInput.safeParse(document).success, false);
  }
});

test('20,000 characters and 100 mentions fit, one more of either does not', () => {
  const mention = { type: 'mention', kind: 'user', id: '1' } as const;
  const mentions = (count: number) => ({
    version: 1,
    blocks: [{ type: 'paragraph', children: Array.from({ length: count }, () => mention) }],
  });
  assert.equal(BodyInput.safeParse('я'.repeat(20_000)).success, true);
  assert.equal(BodyInput.safeParse('я'.repeat(20_001)).success, false);
  assert.equal(BodyInput.safeParse(mentions(100)).success, true);
  assert.equal(BodyInput.safeParse(mentions(101)).success, false);
});

test('a hidden mention reads as its kind and keeps neither name nor id', () => {
  const content = RichText.parse({
    version: 1,
    blocks: [
      {
        type: 'paragraph',
        children: [{ type: 'mention', kind: 'purchase_order', id: null, label: null, hidden: true }],
      },
    ],
  });
  assert.equal(
    plainTextOf(content, () => 'доставна поръчка'),
    'доставна поръчка',
  );
  assert.equal(mentionsOf(content)[0]?.id, null);
  assert.equal(richTextLength(content), 1);
});
