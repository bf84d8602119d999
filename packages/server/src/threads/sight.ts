import { notFound, seesThread, type Caller } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { lockThreads, selectThreads } from './queries.js';
import type { ThreadRow } from './row.js';

interface Context {
  readonly sql: Sql;
  readonly caller: Caller;
}

const seen = (caller: Caller, row: ThreadRow | undefined): ThreadRow => {
  if (!row || !seesThread(caller, { visibility: row.visibility, counterpartyId: row.counterparty_id }))
    throw notFound();
  return row;
};

/** The thread, where the caller sees it. @throws {Refusal} `not_found` */
export const seeThread = async ({ sql, caller }: Context, id: string): Promise<ThreadRow> =>
  seen(caller, (await selectThreads(sql, caller.company, [id]))[0]);

/** The thread, locked for a change, where the caller sees it. @throws {Refusal} `not_found` */
export const lockThread = async ({ sql, caller }: Context, id: string): Promise<ThreadRow> =>
  seen(caller, (await lockThreads(sql, caller.company, [id]))[0]);
