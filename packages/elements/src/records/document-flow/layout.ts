import { edgeName, layer, orderLanes, type Item, type Layered } from './crossings.js';
import { lanesOf, type FlowEdge, type FlowStep } from './lanes.js';

/** What a node measures, and what stands between nodes, in pixels. */
export type Sizes = { width: number; height: number; gutter: number; gap: number; head: number };

/** With words and amount, or with number and status alone. */
export const sizes = {
  full: { width: 148, height: 72, gutter: 26, gap: 24, head: 66 },
  brief: { width: 122, height: 46, gutter: 22, gap: 18, head: 66 },
} satisfies Record<string, Sizes>;

export type Box = { key: string; lane: number; x: number; y: number };
/** A line and the head of its arrow, as SVG paths. */
export type Line = FlowEdge & { path: string; tip: string };
/** Where everything of a document flow stands; `x` from the start of the writing direction. */
export type Layout = { width: number; height: number; kinds: string[]; boxes: Box[]; lines: Line[] };

const passingHeight = 10;

/** Moves the items of a lane as little as keeps them in order and apart; `wanted` are their middles. */
const settle = (lane: readonly Item[], wanted: readonly number[], { height, gap }: Sizes): number[] => {
  const apart = (upper: Item, lower: Item): number =>
    ((upper.isPassing ? passingHeight : height) + (lower.isPassing ? passingHeight : height)) / 2 +
    (upper.isPassing && lower.isPassing ? 0 : upper.isPassing || lower.isPassing ? gap / 2 : gap);
  // As offsets from a stacked lane the middles must only not fall: blocks that would are merged at their mean.
  let stacked = 0;
  const offsets = lane.map((item, at) => {
    const upper = lane[at - 1];
    if (upper) stacked += apart(upper, item);
    return stacked;
  });
  const blocks: { mean: number; count: number }[] = [];
  wanted.forEach((middle, at) => {
    blocks.push({ mean: middle - (offsets[at] ?? 0), count: 1 });
    for (;;) {
      const last = blocks.at(-1);
      const former = blocks.at(-2);
      if (!last || !former || former.mean <= last.mean) return;
      blocks.splice(-2, 2, {
        mean: (former.mean * former.count + last.mean * last.count) / (former.count + last.count),
        count: former.count + last.count,
      });
    }
  });
  return blocks.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean)).map((mean, at) => mean + (offsets[at] ?? 0));
}; // prettier-ignore

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** The middle of every item: near its neighbours, in the order of its lane, never over another. */
const middlesOf = (lanes: readonly Item[][], { segments }: Layered, measure: Sizes): Map<string, number> => {
  const middles = new Map<string, number>();
  const place = (lane: readonly Item[], wanted: readonly number[]): void => {
    settle(lane, wanted, measure).forEach((middle, at) => middles.set(lane[at]?.key ?? '', middle));
  };
  for (const lane of lanes) place(lane, lane.map(() => 0));
  const former = new Map<string, string[]>();
  const next = new Map<string, string[]>();
  for (const { from, to } of segments) {
    next.set(from, [...(next.get(from) ?? []), to]);
    former.set(to, [...(former.get(to) ?? []), from]);
  }
  for (const isForward of [true, false, true, false, true]) {
    for (const lane of isForward ? lanes : [...lanes].reverse()) {
      place(lane, lane.map(({ key }) => {
        const near = (isForward ? former : next).get(key) ?? [];
        return near.length === 0 ? (middles.get(key) ?? 0) : median(near.map((other) => middles.get(other) ?? 0));
      }));
    }
  }
  const top = Math.min(...middles.values()) - measure.height / 2;
  for (const [key, middle] of middles) middles.set(key, Math.round(middle - top + measure.head));
  return middles;
}; // prettier-ignore

const radius = 7;

/** A run, an elbow up or down in the gutter, a run: from one middle to the next. */
const elbow = (y: number, turn: number, to: number): string => {
  if (y === to) return '';
  const down = to > y ? 1 : -1;
  const bend = Math.min(radius, Math.abs(to - y) / 2);
  return `H${String(turn - bend)}Q${String(turn)} ${String(y)} ${String(turn)} ${String(y + down * bend)}V${String(to - down * bend)}Q${String(turn)} ${String(to)} ${String(turn + bend)} ${String(to)}`;
};

const linesOf = (lanes: readonly Item[][], layered: Layered, edges: readonly FlowEdge[], middles: Map<string, number>, { width, gutter }: Sizes): Line[] => {
  const pitch = width + gutter;
  const startOf = (lane: number): number => lane * pitch + gutter / 2;
  // Each item turns at a place of its own in the gutter behind it.
  const turns = new Map<string, number>();
  lanes.forEach((lane, at) => {
    const bent = lane.filter(({ key }) => layered.segments.some(({ from, to }) => from === key && middles.get(from) !== middles.get(to)));
    bent.forEach(({ key }, index) => {
      turns.set(key, Math.round((startOf(at) + width + radius - 1 + ((gutter - 2 * radius - 2) * (index + 1)) / (bent.length + 1)) * 10) / 10);
    });
  });
  const laneOf = new Map(lanes.flat().map(({ key, lane }) => [key, lane]));
  return edges.map((edge) => {
    const way = layered.ways.get(edgeName(edge)) ?? [];
    const at = (key: string | undefined): number => middles.get(key ?? '') ?? 0;
    const bends = way.slice(1).map((key, index) => elbow(at(way[index]), turns.get(way[index] ?? '') ?? 0, at(key)));
    const start = startOf(laneOf.get(edge.from) ?? 0) + width;
    const end = startOf(laneOf.get(edge.to) ?? 0) - 2;
    return { ...edge, path: `M${String(start)} ${String(at(edge.from))}${bends.join('')}H${String(end)}`, tip: `M${String(end - 6)} ${String(at(edge.to) - 4)}l7 4-7 4z` };
  });
}; // prettier-ignore

/** Lays a document flow out in lanes by kind. The same flow always gets the same layout. */
export const layOut = (steps: readonly FlowStep[], edges: readonly FlowEdge[], measure: Sizes = sizes.full): Layout => {
  const { laneOf, kinds } = lanesOf(steps, edges);
  // What goes round in a circle has no way forward; it is drawn without that line.
  const forward = edges.filter(({ from, to }) => (laneOf.get(from) ?? 0) < (laneOf.get(to) ?? 0));
  const layered = layer(steps.map(({ key }) => key), forward, laneOf);
  const lanes = orderLanes(layered);
  const middles = middlesOf(lanes, layered, measure);
  const pitch = measure.width + measure.gutter;
  const boxes = lanes.flat().filter(({ isPassing }) => !isPassing).map(({ key, lane }) => ({
    key, lane, x: lane * pitch + measure.gutter / 2, y: (middles.get(key) ?? 0) - measure.height / 2,
  }));
  const bottom = Math.max(0, ...middles.values());
  return {
    width: kinds.length * pitch,
    height: steps.length === 0 ? 0 : bottom + measure.height / 2 + measure.gap,
    kinds,
    boxes,
    lines: linesOf(lanes, layered, forward, middles, measure),
  };
}; // prettier-ignore
