import { expect } from '@open-wc/testing';
import type { RichText } from '@towerp/crm-protocol';
import { documentOf, richTextOfDocument } from './document.js';

const whole: RichText = {
  version: 1,
  blocks: [
    { type: 'paragraph', children: [{ type: 'text', text: 'Питай ' }, { type: 'mention', kind: 'user', id: 'u', label: 'Петя' }, { type: 'break' }, { type: 'text', text: 'важно', bold: true, italic: true }] },
    { type: 'quote', children: [{ type: 'link', href: 'https://rila.bg', text: 'тук' }] },
    { type: 'list', ordered: true, items: [[{ type: 'text', text: 'едно' }], [{ type: 'text', text: 'две', code: true }]] },
  ],
}; // prettier-ignore

describe('a rich text in the editor', () => {
  it('comes back as it went in', () => {
    expect(richTextOfDocument(documentOf(whole))).to.deep.equal(whole);
  });

  it('loses empty paragraphs at its ends only', () => {
    const paragraph = (text: string): RichText['blocks'][number] => ({
      type: 'paragraph',
      children: text ? [{ type: 'text', text }] : [],
    });
    const value: RichText = {
      version: 1,
      blocks: [paragraph(''), paragraph('а'), paragraph(''), paragraph('б'), paragraph('')],
    };
    expect(richTextOfDocument(documentOf(value)).blocks).to.deep.equal([paragraph('а'), paragraph(''), paragraph('б')]);
  });

  it('leaves out a mention that its writer may not see', () => {
    const hidden: RichText = {
      version: 1,
      blocks: [
        {
          type: 'paragraph',
          children: [
            { type: 'mention', kind: 'user', id: null, label: null, hidden: true },
            { type: 'text', text: 'а' },
          ],
        },
      ],
    };
    expect(richTextOfDocument(documentOf(hidden)).blocks).to.deep.equal([
      { type: 'paragraph', children: [{ type: 'text', text: 'а' }] },
    ]);
  });
});
