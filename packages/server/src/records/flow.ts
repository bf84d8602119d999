import { parseRef, type Flow, type Ref } from '@towerp/crm-protocol';
import { seesRecord, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { edgesAmong, selectRecords, step } from './queries.js';
import { viewOf } from './view.js';

interface Asked {
  readonly direction: 'both' | 'up' | 'down';
  readonly depth: number;
  readonly limit: number;
}

/** Walks level by level, each ref once; answers the depth of every ref met, the one asked for first. */
const walk = async (
  sql: Sql,
  company: string,
  root: string,
  { direction, depth, limit }: Asked,
): Promise<{ depths: Map<string, number>; isCut: boolean }> => {
  const depths = new Map([[root, 0]]);
  let down = direction === 'up' ? [] : [root];
  let up = direction === 'down' ? [] : [root];
  for (let level = 1; level <= depth && down.length + up.length > 0; level += 1) {
    const rows = (await step(sql, company, down, up)).filter(({ ref }) => !depths.has(ref));
    rows.sort((a, b) => (a.ref < b.ref ? -1 : 1));
    [down, up] = [[], []];
    for (const { ref, is_down: isDown } of rows) {
      if (depths.has(ref)) continue;
      if (depths.size >= limit) return { depths, isCut: true };
      depths.set(ref, isDown ? level : -level);
      (isDown ? down : up).push(ref);
    }
  }
  const rest = down.length + up.length > 0 ? await step(sql, company, down, up) : [];
  return { depths, isCut: rest.some(({ ref }) => !depths.has(ref)) };
};

/** What a record derives from and what derives from it, as `reader` may see it. The record itself must be seen. */
export const flowOf = async (sql: Sql, reader: Reader, root: string, asked: Asked): Promise<Flow> => {
  const { depths, isCut } = await walk(sql, reader.company, root, asked);
  const refs = [...depths.keys()];
  const rows = new Map((await selectRecords(sql, reader.company, refs)).map((row) => [row.ref, row]));
  const edges = await edgesAmong(sql, reader.company, refs);
  const names = new Map<string, Ref>();
  let hiddenCount = 0;
  const nodes = refs.map((ref): Flow['nodes'][number] => {
    const row = rows.get(ref);
    const depth = depths.get(ref) ?? 0;
    const named = parseRef(ref) ?? { kind: 'record', id: ref };
    if (row && seesRecord(reader, { kind: row.kind, counterpartyId: row.counterparty_id })) {
      names.set(ref, named);
      return { ...viewOf(row), depth };
    }
    hiddenCount += 1;
    const hidden = { kind: named.kind, id: `hidden-${String(hiddenCount)}` };
    names.set(ref, hidden);
    return { ...hidden, depth, hidden: true };
  });
  const named = (ref: string): Ref => names.get(ref) ?? { kind: 'record', id: ref };
  return {
    nodes,
    edges: edges.map(({ parent, child }) => ({ from: named(parent), to: named(child) })),
    hiddenCount,
    truncated: isCut,
  };
};
