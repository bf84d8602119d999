import { neighboursOf } from './lanes.js';
import type { Layout } from './layout.js';
import type { ShownEdge } from './shown-flow.js';

/** Where a key leads from a step: along the edges, up and down in a lane, to the first and the last step. */
export const stepBy = (key: string, from: string, { boxes }: Layout, edges: readonly ShownEdge[]): string | undefined => {
  const at = boxes.find((box) => box.key === from);
  if (!at) return undefined;
  const lane = boxes.filter((box) => box.lane === at.lane).sort((a, b) => a.y - b.y);
  const { next, former } = neighboursOf(edges);
  const nearest = (keys: readonly string[] = []): string | undefined =>
    boxes.filter((box) => keys.includes(box.key)).sort((a, b) => Math.abs(a.y - at.y) - Math.abs(b.y - at.y) || a.lane - b.lane)[0]?.key;
  const inOrder = [...boxes].sort((a, b) => a.lane - b.lane || a.y - b.y);
  switch (key) {
    case 'ArrowRight': return nearest(next.get(from));
    case 'ArrowLeft': return nearest(former.get(from));
    case 'ArrowDown': return lane[lane.indexOf(at) + 1]?.key;
    case 'ArrowUp': return lane[lane.indexOf(at) - 1]?.key;
    case 'Home': return inOrder[0]?.key;
    case 'End': return inOrder.at(-1)?.key;
    default: return undefined;
  }
}; // prettier-ignore

/** In a list, where one step stands under the other, up and down lead through all of them. */
export const stepInList = (key: string, from: string, { boxes }: Layout): string | undefined => {
  const keys = [...boxes].sort((a, b) => a.lane - b.lane || a.y - b.y).map((box) => box.key);
  const at = keys.indexOf(from);
  return key === 'ArrowDown' ? keys[at + 1] : key === 'ArrowUp' ? keys[at - 1] : undefined;
};
