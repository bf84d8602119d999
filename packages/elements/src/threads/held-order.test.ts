import { expect } from '@open-wc/testing';
import type { Thread } from '@towerp/crm-protocol';
import { HeldOrder } from './held-order.js';

const list = (ids: string): Thread[] => [...ids].map((id) => ({ id }) as Thread);
const shown = ({ items }: { items: readonly Thread[] }): string => items.map(({ id }) => id).join('');

describe('the order of a list that is being read', () => {
  it('stays while the live list moves', () => {
    const order = new HeldOrder();
    order.arrange('all', list('abc'), false);
    expect(shown(order.arrange('all', list('cab'), false))).to.equal('abc');
  });

  it('keeps news waiting until they are let in', () => {
    const order = new HeldOrder();
    order.arrange('all', list('abc'), false);
    const held = order.arrange('all', list('xabc'), false);
    expect(shown(held)).to.equal('abc');
    expect(held.news).to.equal(1);
    order.release();
    expect(shown(order.arrange('all', list('xabc'), false))).to.equal('xabc');
  });

  it('takes a further page at its end at once', () => {
    const order = new HeldOrder();
    order.arrange('all', list('abc'), false);
    const held = order.arrange('all', list('abcde'), false);
    expect(shown(held)).to.equal('abcde');
    expect(held.news).to.equal(0);
  });

  it('drops what is gone, and begins anew with another list', () => {
    const order = new HeldOrder();
    order.arrange('all', list('abc'), false);
    expect(shown(order.arrange('all', list('ac'), false))).to.equal('ac');
    expect(shown(order.arrange('new', list('cb'), false))).to.equal('cb');
  });
});
