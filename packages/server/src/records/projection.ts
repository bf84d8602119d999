import { parseRef, type ErpRecord, type Ref } from '@towerp/crm-protocol';
import { isPortal, seesRecord, visibleRefs, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import type { Projected, Projection } from '../events/index.js';
import { selectRecords, type RecordRow } from './queries.js';
import { viewOf } from './view.js';

const refsOf = (refs: readonly string[]): Ref[] => refs.map(parseRef).filter((ref) => ref !== undefined);

/** Records as readers may see them: one on the portal learns of no parent that it does not see. */
export const viewRecords = async (
  sql: Sql,
  readers: readonly Reader[],
  rows: readonly RecordRow[],
): Promise<Projected> => {
  const byRef = new Map(rows.map((row) => [row.ref, row]));
  const parents = [...new Set(rows.flatMap((row) => row.parents))];
  const seen = new Map<string, ReadonlySet<string>>();
  for (const reader of readers.filter(isPortal)) seen.set(reader.id, await visibleRefs(sql, reader, parents));
  return (reader, ref): ErpRecord | undefined => {
    const row = byRef.get(ref);
    if (!row || !seesRecord(reader, { kind: row.kind, counterpartyId: row.counterparty_id })) return undefined;
    const shown = isPortal(reader) ? row.parents.filter((parent) => seen.get(reader.id)?.has(parent)) : row.parents;
    return {
      ...viewOf(row),
      derivedFrom: refsOf(shown),
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  };
};

/** Records by their refs. */
export const recordProjection: Projection = async (sql, readers, refs) =>
  viewRecords(sql, readers, await selectRecords(sql, readers[0]?.company ?? '', refs));
