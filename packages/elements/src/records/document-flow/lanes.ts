import { flowKinds } from '@towerp/crm-protocol/words';

/** A step of a document flow as its layout sees it. */
export type FlowStep = { key: string; kind: string };
/** That one step comes from another, by keys. */
export type FlowEdge = { from: string; to: string };

/** What follows each step, and what it follows. */
export const neighboursOf = (
  edges: readonly FlowEdge[],
): { next: Map<string, string[]>; former: Map<string, string[]> } => {
  const next = new Map<string, string[]>();
  const former = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, value: string): void => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const { from, to } of edges) {
    add(next, from, to);
    add(former, to, from);
  }
  return { next, former };
};

/** Steps in an order in which each follows all that it comes from; what goes round in a circle comes last. */
const inOrder = (steps: readonly FlowStep[], edges: readonly FlowEdge[]): { ordered: FlowStep[]; rest: FlowStep[] } => {
  const { next, former } = neighboursOf(edges);
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const waits = new Map(steps.map(({ key }) => [key, former.get(key)?.length ?? 0]));
  const ordered = steps.filter(({ key }) => waits.get(key) === 0);
  for (const { key } of ordered) {
    for (const child of next.get(key) ?? []) {
      const left = (waits.get(child) ?? 0) - 1;
      waits.set(child, left);
      const step = byKey.get(child);
      if (left === 0 && step) ordered.push(step);
    }
  }
  return { ordered, rest: steps.filter(({ key }) => (waits.get(key) ?? 0) > 0) };
};

/** The lane of each step: one kind a lane, in the order of the flow; where a step comes from a later kind, its kind gets
 *  one more lane further on, so that every edge leads to a later lane. Lanes without steps are left out. */
export const lanesOf = (
  steps: readonly FlowStep[],
  edges: readonly FlowEdge[],
): { laneOf: Map<string, number>; kinds: string[] } => {
  const own = [...new Set(steps.map(({ kind }) => kind))].filter((kind) => !flowKinds.includes(kind)).sort();
  const kinds = [...flowKinds, ...own];
  const { former } = neighboursOf(edges);
  const { ordered, rest } = inOrder(steps, edges);
  const places = new Map<string, number>();
  for (const { key, kind } of [...ordered, ...rest]) {
    const after = Math.max(-1, ...(former.get(key) ?? []).map((parent) => places.get(parent) ?? -1));
    const base = kinds.indexOf(kind);
    const rounds = Math.max(0, Math.ceil((after + 1 - base) / kinds.length));
    places.set(key, base + rounds * kinds.length);
  }
  const used = [...new Set(places.values())].sort((a, b) => a - b);
  const lanes = new Map(used.map((place, lane) => [place, lane]));
  return {
    laneOf: new Map([...places].map(([key, place]) => [key, lanes.get(place) ?? 0])),
    kinds: used.map((place) => kinds[place % kinds.length] ?? ''),
  };
};
