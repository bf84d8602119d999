import type { Above } from './queries.js';

const compare = (a: readonly string[], b: readonly string[]): number => {
  if (a.length !== b.length) return a.length - b.length;
  const index = a.findIndex((ref, place) => ref !== b[place]);
  return index < 0 ? 0 : (a[index] ?? '') < (b[index] ?? '') ? -1 : 1;
};

/** The shortest path, from a direct attachment to each derived ref's parent; of equally short ones the first by `kind:id`. */
export const pathsTo = (rows: readonly Above[], refs: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const direct = new Set(rows.filter(({ origin }) => origin === 'direct').map(({ parent }) => parent));
  const best = new Map<string, readonly string[]>([...direct].map((ref) => [ref, [ref]]));
  const children = new Map<string, string[]>();
  for (const { child, parent } of rows) children.set(parent, [...(children.get(parent) ?? []), child]);
  // Level by level from the direct ones down, so that the first path to reach a ref is a shortest one.
  let level = [...direct];
  const above = new Map<string, readonly string[]>();
  while (level.length > 0) {
    const reached = new Map<string, readonly string[]>();
    for (const parent of level)
      for (const child of children.get(parent) ?? []) {
        const path = best.get(parent) ?? [];
        if (above.has(child)) continue;
        const known = reached.get(child);
        if (!known || compare(path, known) < 0) reached.set(child, path);
      }
    level = [];
    for (const [child, path] of reached) {
      above.set(child, path);
      if (direct.has(child)) continue;
      best.set(child, [...path, child]);
      level.push(child);
    }
  }
  return new Map(refs.map((ref) => [ref, above.get(ref) ?? []]));
};
