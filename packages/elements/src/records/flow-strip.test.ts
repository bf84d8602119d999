import { expect } from '@open-wc/testing';
import type { Flow } from '@towerp/crm-protocol';
import { record, records } from '../../gallery/data.js';
import { stepsOf } from './flow-strip.js';

const flow: Flow = {
  nodes: [
    { ...records.order, depth: 0 },
    { ...record('production_order', '1', '', 'completed'), depth: 1 },
    { ...record('production_order', '2', '', 'new'), depth: 1 },
    { ...records.quote, depth: -1 },
    { kind: 'payment', id: 'h1', hidden: true, depth: 2 },
    { ...record('transport', '9', '', null), depth: 2 },
  ],
  edges: [],
  hiddenCount: 1,
  truncated: false,
};

describe('the folded document flow', () => {
  const steps = stepsOf(flow, { kind: 'client_order', id: '43659' });

  it('has one step per kind in the order of the flow, kinds of modules last', () => {
    expect(steps.map(({ kind }) => kind)).to.deep.equal(['quote', 'client_order', 'production_order', 'transport']);
  });

  it('knows where its reader is', () => {
    expect(steps.filter(({ isHere }) => isHere).map(({ number }) => number)).to.deep.equal(['43659']);
  });

  it('counts what is done', () => {
    expect(steps[2]).to.deep.include({ count: 2, done: 1 });
  });
});
