import type { Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { sightsOf } from './batch.js';
import { readAfter } from './log.js';
import type { Projections } from './projection.js';
import { tell, type Told } from './wire.js';

/** Events as one reader is told of them, and how far the log was read for it. */
export interface ReadEvents {
  readonly told: readonly Told[];
  readonly seq: number;
  /** True where more may follow. */
  readonly isFull: boolean;
}

/** Reads at most `limit` events after `cursor` for a reader who needs no admission: another system, not a person. */
export const readForReader = async (
  sql: Sql,
  projections: Projections,
  reader: Reader,
  cursor: number,
  limit: number,
): Promise<ReadEvents> => {
  const events = await readAfter(sql, reader.company, cursor, limit);
  const last = events.at(-1);
  if (!last) return { told: [], seq: cursor, isFull: false };
  const sights = await sightsOf(sql, projections, events, [reader]);
  const told = events.map((event) => tell(event, reader, sights)).filter((event) => event !== undefined);
  return { told, seq: last.seq, isFull: events.length === limit };
};
