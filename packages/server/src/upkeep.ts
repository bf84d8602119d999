import type { Logger } from 'pino';
import type { Database } from './database/index.js';
import { prune } from './events/index.js';
import { forgetAnswers } from './http/index.js';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Events are kept a little longer than the week that is promised. */
const keptFor = 8 * day;
/** How often what is old is cleared away. */
const clearing = 60;

/** What a node does for one company by the clock; where several nodes do it at once, it is done once. */
export type Chore = (company: string, now: Date) => Promise<void>;

export interface Upkeep {
  /** Does everything that is due now, for every company. */
  run(): Promise<void>;
  close(): void;
}

interface Ports {
  readonly database: Database;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly chores: readonly Chore[];
}

const companiesOf = async (database: Database): Promise<string[]> =>
  (
    await database.read({ company: '' }, (sql) => sql.query<{ company: string }>('select crm_companies() as company'))
  ).map(({ company }) => company);

/** Does by the clock what no request does: every minute the chores, every hour the clearing away of what is old. */
export const openUpkeep = ({ database, clock, log, chores }: Ports): Upkeep => {
  let rounds = 0;
  let running: Promise<void> | undefined;
  const clear: Chore = async (company, now) => {
    await prune(database, company, new Date(now.getTime() - keptFor).toISOString());
    await forgetAnswers(database, company, now);
  };
  const round = async (): Promise<void> => {
    const now = clock();
    const due = rounds % clearing === 0 ? [...chores, clear] : chores;
    rounds += 1;
    if (due.length === 0) return;
    for (const company of await companiesOf(database))
      for (const chore of due)
        await chore(company, now).catch((error: unknown) => log.error({ err: error, company }, 'upkeep failed'));
  };
  const run = (): Promise<void> => {
    running ??= round().finally(() => {
      running = undefined;
    });
    return running;
  };
  const timer = setInterval(
    () => void run().catch((error: unknown) => log.error({ err: error }, 'upkeep failed')),
    minute,
  ).unref();
  return { run, close: () => clearInterval(timer) };
};
