import { expect } from '@open-wc/testing';
import { attachments, records } from '../../gallery/data.js';
import { words } from '../../gallery/words.js';
import { commonRoot, kindsOf, numbersOf, pathOf } from './path.js';

const numbers = numbersOf(attachments);

describe('the path of a derived document', () => {
  it('names its steps by number', () => {
    expect(pathOf(attachments[4]?.via ?? null, numbers, words)).to.equal('43659 → 7713 → 3087');
  });

  it('does not name a hidden step', () => {
    expect(pathOf([{ kind: 'sale', hidden: true }], numbers, words)).to.equal('скрит документ');
  });

  it('names the one record from which all derive, and none where they are several', () => {
    const derived = attachments.slice(2);
    expect(commonRoot(derived, numbers, words)).to.equal('клиентска поръчка 43659');
    expect(commonRoot([...derived, { via: [{ kind: 'quote', id: '1' }] }], numbers, words)).to.equal(undefined);
  });

  it('counts each kind once', () => {
    expect(kindsOf([records.order, records.sale, records.order])).to.deep.equal(['client_order', 'sale']);
  });
});
