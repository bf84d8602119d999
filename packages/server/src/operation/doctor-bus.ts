import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database/index.js';
import { probeNats } from '../events/index.js';
import { bad, good, reasonOf, type Finding } from './finding.js';

const heardWithin = 3_000;
const consequence = 'nodes serve without it, but hear of each other some seconds later';

/** Whether what is announced over the database comes back, as it does not through a pooler that hands out transactions. */
const hearsItself = async (database: Database): Promise<boolean> => {
  const word = randomUUID();
  let hear: (isHeard: boolean) => void = () => undefined;
  const heard = new Promise<boolean>((resolve) => {
    hear = resolve;
  });
  const listening = await database.listen('crm_doctor', (payload) => payload === word && hear(true));
  await database.announce('crm_doctor', word);
  const answer = await Promise.race([heard, pause(heardWithin, false, { ref: false })]);
  await listening.stop();
  return answer;
};

/** Whether nodes would hear of each other over the database. */
export const databaseBusFinding = async (database: Database): Promise<Finding> => {
  if (database.kind === 'pglite') return good('bus: within the one process');
  return (await hearsItself(database))
    ? good('bus: LISTEN/NOTIFY of the database, heard')
    : bad(`bus: LISTEN/NOTIFY is not heard; ${consequence}: go round poolers of transactions, or set NATS_URL`);
};

/** Whether nodes would hear of each other over NATS. */
export const natsFinding = async (natsUrl: string | undefined): Promise<Finding[]> => {
  if (natsUrl === undefined) return [];
  try {
    await probeNats(natsUrl);
    return [good('bus: NATS, reached')];
  } catch (error) {
    return [bad(`bus: NATS cannot be used (${reasonOf(error)}); ${consequence}: start it, or set NATS_URL right`)];
  }
};
