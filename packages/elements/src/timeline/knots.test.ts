import { expect } from '@open-wc/testing';
import type { TimelineEntry } from '@towerp/crm-client';
import { attachments, people, timeline } from '../../gallery/data.js';
import { firstUnread, knotsOf, passes } from './knots.js';

const items = timeline as TimelineEntry[];
const isMaria = ({ id }: { id: string }): boolean => id === people.maria.id;

describe('the knots of a timeline', () => {
  it('begin each day with its title', () => {
    const knots = knotsOf(items, undefined);
    expect(knots[0]?.type).to.equal('day');
    expect(knots.filter(({ type }) => type === 'day').length).to.be.within(3, 4);
  });

  it('fold derived documents that follow each other', () => {
    const folds = knotsOf(items, undefined).filter((knot) => knot.type === 'fold');
    expect(folds).to.have.length(1);
    expect(folds[0]?.type === 'fold' && folds[0].items).to.have.length(
      attachments.filter(({ origin }) => origin === 'derived').length,
    );
  });

  it('draw the line of news before the first unread entry of another', () => {
    const id = firstUnread(items, 3, isMaria);
    expect(items.find((item) => item.id === id)?.actor).to.equal(people.desislava);
    const knots = knotsOf(items, id);
    const news = knots.findIndex(({ type }) => type === 'news');
    expect(knots[news + 1]?.id).to.equal(id);
  });

  it('keep their ids while entries are added, so that nothing is drawn anew', () => {
    const before = knotsOf(items.slice(0, -1), undefined).map(({ id }) => id);
    const after = knotsOf(items, undefined).map(({ id }) => id);
    expect(after.slice(0, before.length)).to.deep.equal(before);
  });

  it('can be narrowed to one type, or to what the client sees', () => {
    expect(items.filter((item) => passes(item, 'comment'))).to.have.length(4);
    expect(items.filter((item) => passes(item, 'shared'))).to.have.length(3);
  });
});
