import { expect } from '@open-wc/testing';
import type { Flow, RecordView, Ref } from '@towerp/crm-protocol';
import { record } from '../../../gallery/data.js';
import { lineageOf, shownFlow } from './shown-flow.js';

const order: Ref = { kind: 'client_order', id: '1' };
const document = (kind: string, id: string, depth: number, status = 'new') => ({
  ...record(kind, id, '', status),
  depth,
});
const flowOf = (nodes: Flow['nodes'], edges: [Ref, Ref][], rest: Partial<Flow> = {}): Flow => ({
  nodes: [document('client_order', '1', 0), ...nodes],
  edges: edges.map(([from, to]) => ({ from: { kind: from.kind, id: from.id }, to: { kind: to.kind, id: to.id } })),
  hiddenCount: 0,
  truncated: false,
  ...rest,
}); // prettier-ignore

const many = (count: number): RecordView[] =>
  Array.from({ length: count }, (_, index) => document('production_order', String(index), 1));

describe('what is shown of a document flow', () => {
  it('says where its reader is', () => {
    const { items } = shownFlow(flowOf([], []), order);
    expect(items.map((item) => item.type === 'document' && item.isHere)).to.deep.equal([true]);
  });

  it('leads over what is hidden without naming it', () => {
    const hidden = { kind: 'production_order', id: 'h1', depth: 1, hidden: true as const };
    const shipment = document('shipment', '9', 2, 'cancelled');
    const { items, edges } = shownFlow(flowOf([hidden, shipment], [[order, hidden], [hidden, shipment]]), order);
    expect(items.map(({ kind }) => kind)).to.deep.equal(['client_order', 'shipment']);
    expect(edges).to.deep.equal([{ from: 'client_order:1', to: 'shipment:9', soft: true }]);
  }); // prettier-ignore

  it('folds more than eight siblings, never the document where the reader is', () => {
    const siblings = many(9) as Flow['nodes'];
    const edges = siblings.map((one): [Ref, Ref] => [order, one]);
    const { items } = shownFlow(flowOf(siblings, edges), { kind: 'production_order', id: '8' });
    const stack = items.find(({ type }) => type === 'stack');
    expect(items.length).to.equal(9);
    expect(stack?.type === 'stack' && stack.records.map(({ id }) => id)).to.deep.equal(['6', '7']);
    expect(items.some((item) => item.type === 'document' && item.isHere)).to.equal(true);
  });

  it('shows eight siblings, and more once they are opened', () => {
    const flow = (count: number): Flow => {
      const siblings = many(count) as Flow['nodes'];
      return flowOf(siblings, siblings.map((one): [Ref, Ref] => [order, one]));
    };
    expect(shownFlow(flow(8), order).items.length).to.equal(9);
    const key = shownFlow(flow(12), order).items.find(({ type }) => type === 'stack')?.key ?? '';
    expect(shownFlow(flow(12), order, new Set([key])).items.length).to.equal(13);
  }); // prettier-ignore

  it('shows the step that is missing, unless it stands beside, is not known or was cancelled', () => {
    const shipment = document('shipment', '5', 1);
    const kinds = (flow: Flow): string[] => shownFlow(flow, order).items.filter(({ type }) => type === 'missing').map(({ kind }) => kind);
    expect(kinds(flowOf([shipment], [[order, shipment]]))).to.deep.equal(['financial_document']);
    const invoice = document('financial_document', '6', 1, 'cancelled');
    expect(kinds(flowOf([shipment, invoice], [[order, shipment], [order, invoice]]))).to.deep.equal([]);
    expect(kinds(flowOf([shipment], [[order, shipment]], { truncated: true }))).to.deep.equal([]);
    expect(kinds(flowOf([{ ...shipment, status: 'cancelled' }], [[order, shipment]]))).to.deep.equal([]);
    expect(kinds(flowOf([{ ...shipment, depth: -1 }], [[shipment, order]]))).to.deep.equal([]);
  }); // prettier-ignore

  it('knows a lineage both ways', () => {
    const edges = [['a', 'b'], ['b', 'c'], ['a', 'd'], ['x', 'c']].map(([from = '', to = '']) => ({ from, to }));
    expect([...lineageOf('b', edges)].sort()).to.deep.equal(['a', 'b', 'c']);
    expect([...lineageOf('c', edges)].sort()).to.deep.equal(['a', 'b', 'c', 'x']);
  }); // prettier-ignore
});
