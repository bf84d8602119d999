import { expect } from '@open-wc/testing';
import { flowKinds } from '@towerp/crm-protocol';
import * as fc from 'fast-check';
import { crossingsOf, layer, orderLanes, sweep, type Item } from './crossings.js';
import { lanesOf, type FlowEdge, type FlowStep } from './lanes.js';
import { layOut, sizes } from './layout.js';

const keysOf = (lane: readonly Item[]): string[] => lane.map(({ key }) => key).sort();

type Graph = { steps: FlowStep[]; edges: FlowEdge[] };

/** A flow without circles: edges lead to steps named later. */
const graphs = (most: number): fc.Arbitrary<Graph> =>
  fc.integer({ min: 1, max: most }).chain((count) =>
    fc
      .record({
        kinds: fc.array(fc.constantFrom(...flowKinds, 'repair'), { minLength: count, maxLength: count }),
        pairs: fc.uniqueArray(
          fc.tuple(fc.nat(count - 1), fc.nat(count - 1)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
          { maxLength: count * 2, selector: ([a, b]) => `${String(a)} ${String(b)}` },
        ),
      })
      .map(({ kinds, pairs }) => ({
        steps: kinds.map((kind, index) => ({ key: `${kind}:${String(index)}`, kind })),
        edges: pairs
          .filter(([a, b]) => a < b)
          .map(([a, b]) => ({
            from: `${kinds[a] ?? ''}:${String(a)}`,
            to: `${kinds[b] ?? ''}:${String(b)}`,
          })),
      })),
  );

describe('the layout of a document flow', () => {
  it('leads every edge to a later lane of one kind', () => {
    fc.assert(
      fc.property(graphs(40), ({ steps, edges }) => {
        const { laneOf, kinds } = lanesOf(steps, edges);
        for (const { from, to } of edges) expect(laneOf.get(from)).to.be.lessThan(laneOf.get(to) ?? -1);
        for (const { key, kind } of steps) expect(kinds[laneOf.get(key) ?? -1]).to.equal(kind);
        expect(layOut(steps, edges).lines.length).to.equal(edges.length);
      }),
    );
  });

  it('lays no node over another', () => {
    fc.assert(
      fc.property(graphs(40), fc.constantFrom(sizes.full, sizes.brief), ({ steps, edges }, measure) => {
        const { boxes, width, height } = layOut(steps, edges, measure);
        expect(boxes.length).to.equal(steps.length);
        for (const [index, box] of boxes.entries()) {
          expect(box.x >= 0 && box.y >= measure.head && box.x + measure.width <= width && box.y + measure.height <= height).to.equal(true);
          for (const other of boxes.slice(index + 1))
            if (other.lane === box.lane) expect(Math.abs(other.y - box.y)).to.be.at.least(measure.height);
        }
      }),
    );
  }); // prettier-ignore

  it('crosses no more than a sweep of barycentres', () => {
    fc.assert(
      fc.property(graphs(60), ({ steps, edges }) => {
        const layered = layer(steps.map(({ key }) => key), edges, lanesOf(steps, edges).laneOf);
        const floor = crossingsOf(sweep(layered.lanes, layered.segments), layered.segments);
        const lanes = orderLanes(layered);
        expect(crossingsOf(lanes, layered.segments)).to.be.at.most(floor);
        for (const [at, lane] of lanes.entries()) expect(keysOf(lane)).to.deep.equal(keysOf(layered.lanes[at] ?? []));
      }),
    );
  }); // prettier-ignore

  it('counts each crossing of two lines', () => {
    const items = (keys: string[], lane: number) => keys.map((key) => ({ key, lane, isPassing: false }));
    const lanes = [items(['a', 'b', 'c'], 0), items(['x', 'y', 'z'], 1)];
    expect(crossingsOf(lanes, [{ from: 'a', to: 'z' }, { from: 'b', to: 'y' }, { from: 'c', to: 'x' }])).to.equal(3);
    expect(crossingsOf(lanes, [{ from: 'a', to: 'x' }, { from: 'a', to: 'y' }, { from: 'b', to: 'y' }])).to.equal(0);
  }); // prettier-ignore

  it('untangles what can be drawn without crossings', () => {
    const steps = ['a', 'b', 'c'].flatMap((name) => [{ key: `o${name}`, kind: 'client_order' }]).concat(['c', 'a', 'b'].map((name) => ({ key: `s${name}`, kind: 'sale' })));
    const edges = ['a', 'b', 'c'].map((name) => ({ from: `o${name}`, to: `s${name}` }));
    const { boxes } = layOut(steps, edges);
    const y = (key: string): number | undefined => boxes.find((box) => box.key === key)?.y;
    for (const name of ['a', 'b', 'c']) expect(y(`o${name}`)).to.equal(y(`s${name}`));
  }); // prettier-ignore

  it('is always the same', () => {
    fc.assert(
      fc.property(graphs(40), ({ steps, edges }) => {
        expect(layOut(steps, edges)).to.deep.equal(layOut(structuredClone(steps), structuredClone(edges)));
      }),
    );
  });

  it('draws what goes round in a circle', () => {
    const steps = [{ key: 'a', kind: 'sale' }, { key: 'b', kind: 'sale' }];
    const edges = [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }];
    expect(layOut(steps, edges).boxes.length).to.equal(2);
  }); // prettier-ignore

  it('lays 200 nodes out in less than 100 ms', () => {
    const { steps, edges } = wide(200);
    const times = Array.from({ length: 5 }, () => {
      const before = performance.now();
      layOut(steps, edges);
      return performance.now() - before;
    });
    expect(Math.min(...times)).to.be.lessThan(100);
  });
});

/** A flow of so many steps in which most kinds come from two of the kind before. */
const wide = (count: number): Graph => {
  const steps = Array.from({ length: count }, (_, index) => {
    const kind = flowKinds[index % flowKinds.length] ?? '';
    return { key: `${kind}:${String(index)}`, kind };
  });
  const edges = steps.flatMap((step, index) =>
    [1, 10, 19]
      .map((back) => steps[index - back])
      .filter((from) => from && flowKinds.indexOf(from.kind) < flowKinds.indexOf(step.kind))
      .map((from) => ({ from: from?.key ?? '', to: step.key })),
  );
  return { steps, edges };
};
