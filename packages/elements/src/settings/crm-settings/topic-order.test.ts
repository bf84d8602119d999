import { expect } from '@open-wc/testing';
import type { Topic } from '@towerp/crm-protocol';
import fc from 'fast-check';
import * as data from '../../../gallery/data.js';
import { TopicChanges, type TopicChange } from './topic-changes.js';
import { byPlace, positionsAfter, type Placed } from './topic-order.js';

const placed = fc
  .uniqueArray(fc.record({ id: fc.uuid(), position: fc.nat({ max: 6 }) }), { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
  .map((list) => list.toSorted(byPlace)); // prettier-ignore
const move = placed.chain((list) => {
  const place = fc.nat({ max: list.length - 1 });
  return fc.record({ list: fc.constant(list), from: place, to: place });
});
const ids = (list: readonly Placed[]): string[] => list.map(({ id }) => id);

describe('the order of topics', () => {
  it('is the one that was asked for once the changed positions are kept, also where positions were equal', () => {
    fc.assert(
      fc.property(move, ({ list, from, to }) => {
        const changed = new Map(positionsAfter(list, from, to).map((one) => [one.id, one]));
        const wanted = ids(list);
        wanted.splice(to, 0, ...wanted.splice(from, 1));
        expect(ids(list.map((one) => changed.get(one.id) ?? one).toSorted(byPlace))).to.deep.equal(wanted);
      }),
    );
  });

  it('changes nothing outside the two places where all positions differ', () => {
    fc.assert(
      fc.property(move, ({ list, from, to }) => {
        const apart = list.map(({ id }, index) => ({ id, position: index * 3 }));
        expect(positionsAfter(apart, from, to).length).to.be.at.most(from === to ? 0 : Math.abs(from - to) + 1);
      }),
    );
  });
});

describe('topics that are being changed', () => {
  const stored: Topic[] = ['а', 'б', 'в'].map((title, position) => ({
    id: data.uuid(), scope: 'thread', title, position, expectedHours: null, archived: false, ...data.stamps(1),
  })); // prettier-ignore
  const step = fc.record({ index: fc.nat({ max: 2 }), title: fc.string({ minLength: 1 }), isRefused: fc.boolean() });

  it('show what was accepted and nothing of what was refused, before the live list knows and after', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const changes = new TopicChanges();
        let told = stored;
        const begun = steps.map(({ index, title, isRefused }) => {
          const change: TopicChange = { id: stored[index]?.id ?? '', patch: { title } };
          changes.begin(change);
          expect(changes.shown('thread', stored)[index]?.title).to.equal(title);
          return { change, isRefused };
        });
        for (const { change, isRefused } of begun) {
          if (isRefused) changes.refuse(change);
          else {
            told = told.map((topic) => (topic.id === change.id ? { ...topic, ...change.patch, version: topic.version + 1 } : topic));
            changes.confirm(change, told.find(({ id }) => id === change.id) as Topic);
          }
        }
        expect(changes.shown('thread', stored)).to.deep.equal(told);
        expect(changes.shown('thread', told)).to.deep.equal(told);
      }),
    );
  });
}); // prettier-ignore
