import type { FlowEdge } from './lanes.js';

/** Where an edge passes a lane without a step of it; edges from one step share their way. */
export type Item = { key: string; lane: number; isPassing: boolean };
/** A line from an item to one of the next lane. */
export type Segment = { from: string; to: string };
/** Lanes in which every line leads to the next lane. */
export type Layered = { lanes: Item[][]; segments: Segment[]; ways: Map<string, string[]> };

export const edgeName = ({ from, to }: FlowEdge): string => `${from}→${to}`;

/** Splits edges over several lanes into lines from lane to lane. */
export const layer = (keys: readonly string[], edges: readonly FlowEdge[], laneOf: ReadonlyMap<string, number>): Layered => {
  const count = Math.max(-1, ...laneOf.values()) + 1;
  const lanes: Item[][] = Array.from({ length: count }, () => []);
  const put = (key: string, lane: number, isPassing: boolean): void => void lanes[lane]?.push({ key, lane, isPassing });
  for (const key of keys) put(key, laneOf.get(key) ?? 0, false);
  const known = new Set(keys);
  const segments = new Map<string, Segment>();
  const ways = new Map<string, string[]>();
  for (const edge of edges) {
    const start = laneOf.get(edge.from) ?? 0;
    const end = laneOf.get(edge.to) ?? 0;
    const way = [edge.from];
    for (let lane = start + 1; lane < end; lane += 1) {
      const key = `${edge.from}→${String(lane)}`;
      if (!known.has(key)) put(key, lane, true);
      known.add(key);
      way.push(key);
    }
    way.push(edge.to);
    ways.set(edgeName(edge), way);
    for (let index = 1; index < way.length; index += 1) {
      const segment = { from: way[index - 1] ?? '', to: way[index] ?? '' };
      segments.set(edgeName(segment), segment);
    }
  }
  return { lanes, segments: [...segments.values()], ways };
}; // prettier-ignore

const placesOf = (lanes: readonly (readonly Item[])[]): Map<string, number> =>
  new Map(lanes.flatMap((lane) => lane.map(({ key }, place) => [key, place] as const)));

/** How often lines cross between their lanes. */
export const crossingsOf = (lanes: readonly (readonly Item[])[], segments: readonly Segment[]): number => {
  const places = placesOf(lanes);
  const laneOf = new Map(lanes.flat().map(({ key, lane }) => [key, lane]));
  const gaps: [number, number][][] = lanes.map(() => []);
  for (const { from, to } of segments) gaps[laneOf.get(from) ?? 0]?.push([places.get(from) ?? 0, places.get(to) ?? 0]);
  return gaps.reduce((sum, lines) => {
    lines.sort(([a, x], [b, y]) => a - b || x - y);
    // Counts pairs whose ends stand the other way round: a tree of sums over the ends.
    const size = Math.max(0, ...lines.map(([, end]) => end)) + 1;
    const tree = Array.from({ length: size + 1 }, () => 0);
    let crossed = 0;
    lines.forEach(([, end], index) => {
      let notBeyond = 0;
      for (let at = end + 1; at > 0; at -= at & -at) notBeyond += tree[at] ?? 0;
      crossed += index - notBeyond;
      for (let at = end + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + 1;
    });
    return sum + crossed;
  }, 0);
};

type Neighbours = ReadonlyMap<string, readonly string[]>;

const sides = (segments: readonly Segment[]): { before: Neighbours; after: Neighbours } => {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const { from, to } of segments) {
    after.set(from, [...(after.get(from) ?? []), to]);
    before.set(to, [...(before.get(to) ?? []), from]);
  }
  return { before, after };
};

/** Puts each item of a lane at the mean place of its neighbours in the lane beside; who has none keeps its place. */
export const byBarycentre = (lane: readonly Item[], beside: readonly Item[], neighbours: Neighbours): Item[] => {
  const places = new Map(beside.map(({ key }, place) => [key, place]));
  const means = new Map(
    lane.map(({ key }, place) => {
      const near = (neighbours.get(key) ?? []).map((other) => places.get(other) ?? 0);
      return [key, near.length === 0 ? place : near.reduce((sum, one) => sum + one, 0) / near.length];
    }),
  );
  return lane
    .map((item, place) => ({ item, place }))
    .sort((a, b) => (means.get(a.item.key) ?? 0) - (means.get(b.item.key) ?? 0) || a.place - b.place)
    .map(({ item }) => item);
};

/** One sweep over all lanes, forward or backward. */
export const sweep = (lanes: readonly (readonly Item[])[], segments: readonly Segment[], isForward = true): Item[][] => {
  const { before, after } = sides(segments);
  const result = lanes.map((lane) => [...lane]);
  for (let step = 1; step < result.length; step += 1) {
    const at = isForward ? step : result.length - 1 - step;
    const beside = result[isForward ? at - 1 : at + 1] ?? [];
    result[at] = byBarycentre(result[at] ?? [], beside, isForward ? before : after);
  }
  return result;
}; // prettier-ignore

/** Exchanges neighbours in a lane where that leaves fewer crossings on both sides. */
const exchange = (lanes: Item[][], segments: readonly Segment[]): Item[][] => {
  const { before, after } = sides(segments);
  const places = placesOf(lanes);
  const crossed = (left: string, right: string): number =>
    [before, after].reduce((sum, side) => {
      const lefts = (side.get(left) ?? []).map((key) => places.get(key) ?? 0);
      const rights = (side.get(right) ?? []).map((key) => places.get(key) ?? 0);
      return sum + lefts.reduce((inner, a) => inner + rights.filter((b) => b < a).length, 0);
    }, 0);
  for (const lane of lanes) {
    for (let at = 1; at < lane.length; at += 1) {
      const left = lane[at - 1];
      const right = lane[at];
      if (!left || !right || crossed(right.key, left.key) >= crossed(left.key, right.key)) continue;
      lane[at - 1] = right;
      lane[at] = left;
      places.set(right.key, at - 1).set(left.key, at);
    }
  }
  return lanes;
};

const rounds = 4;

/** The order in each lane: sweeps of barycentres and exchanges of neighbours, the best that was met. */
export const orderLanes = ({ lanes, segments }: Layered): Item[][] => {
  let best: Item[][] = lanes;
  let fewest = crossingsOf(lanes, segments);
  let present: Item[][] = lanes;
  for (let round = 0; round < rounds * 2 && fewest > 0; round += 1) {
    present = sweep(present, segments, round % 2 === 0);
    for (const lanesNow of [present, exchange(present.map((lane) => [...lane]), segments)]) {
      const crossings = crossingsOf(lanesNow, segments);
      if (crossings >= fewest) continue;
      best = lanesNow;
      fewest = crossings;
    }
  }
  return best;
}; // prettier-ignore
