import { expect } from '@open-wc/testing';
import { people, records, text } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, words } from '../../../gallery/mount.js';
import type { MentionText } from './mention-text.js';

const value = text(
  'Пита ',
  { mention: people.maria },
  ' и ',
  { mention: people.petya },
  ' за ',
  { mention: records.order },
  ' и ',
  { hidden: 'purchase_order' },
);

const make = (shown: MentionText['value']) => (): MentionText => {
  const element = document.createElement('towerp-mention-text');
  element.value = shown;
  return element;
};

describe('towerp-mention-text', () => {
  provesInvariants({
    tag: 'towerp-mention-text',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as MentionText).value = value;
    },
    words: { bg: 'доставна поръчка', en: 'purchase order' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('marks a mention of its reader', async () => {
    const { element } = await mount(make(value));
    expect(deep(element, '.mention').map((mention) => mention.textContent?.trim())).to.deep.equal([
      '@Мария Стоянова',
      '@Петя Димитрова',
    ]);
    expect(deep(element, '.mention.me').map((mention) => mention.textContent?.trim())).to.deep.equal([
      '@Мария Стоянова',
    ]);
  });

  it('shows a record with its present status', async () => {
    const { element } = await mount(make(value));
    expect(words(one(element, 'towerp-record-chip'))).to.include('43659');
  });

  it('makes no link of what could run', async () => {
    const dangerous = {
      version: 1 as const,
      blocks: [
        { type: 'paragraph' as const, children: [{ type: 'link' as const, href: 'javascript:alert(1)', text: 'тук' }] },
      ],
    };
    const { element } = await mount(make(dangerous));
    expect(words(element)).to.include('тук');
    expect(deep(element, 'a')).to.deep.equal([]);
  });

  it('shows markup as the characters that it is', async () => {
    const { element } = await mount(make(text('<img src=x onerror=alert(1)>')));
    expect(words(element)).to.include('<img src=x');
    expect(deep(element, 'img')).to.deep.equal([]);
  });
});
