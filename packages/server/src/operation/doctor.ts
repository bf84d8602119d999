import { randomUUID } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FolderHeldError, loginFaults, type Database } from '../database/index.js';
import { migrations } from '../database/migrate.js';
import { probeNats } from '../events/index.js';
import { environmentOf, type Command, type Context } from './context.js';
import type { Environment } from './environment.js';
import { Mistake } from './mistake.js';
import { openDatabase } from './open-database.js';
import { secretIn } from './secret.js';

interface Finding {
  readonly isGood: boolean;
  readonly text: string;
}
const good = (text: string): Finding => ({ isGood: true, text });
const bad = (text: string): Finding => ({ isGood: false, text });

const tolerated = 5_000;

const schemaFinding = async (database: Database): Promise<Finding> => {
  const known = (await migrations()).at(-1)?.version ?? 0;
  const rows = await database
    .administer((sql) => sql.query<{ version: number }>('select max(version) as version from schema_migration'))
    .catch(() => []);
  const version = rows[0]?.version ?? 0;
  if (version === known) return good(`schema: ${String(version)}, as this build knows it`);
  if (version > known)
    return bad(`schema: ${String(version)}, but this build knows ${String(known)}: install a newer build`);
  return bad(`schema: ${String(version)}, this build needs ${String(known)}: run migrate, or serve, which migrates`);
};

const clockFinding = async (database: Database): Promise<Finding> => {
  const before = Date.now();
  const rows = await database.administer((sql) => sql.query<{ now: string }>('select clock_timestamp() as now'));
  const there = Date.parse(rows[0]?.now ?? '');
  const apart = Math.max(before - there, there - Date.now(), 0);
  return apart <= tolerated
    ? good(`clock: ${new Date(before).toISOString()}, the same as the database's`)
    : bad(`clock: ${String(Math.round(apart / 1000))} s apart from the database's: let both follow NTP`);
};

const loginFinding = async (database: Database, { isProduction }: Environment): Promise<Finding> => {
  const faults = await loginFaults(database);
  if (database.kind === 'pglite' || faults.length === 0) return good('login: bound by row-level security');
  const text = `login: ${faults.join(', ')}`;
  return isProduction
    ? bad(`${text}: name another in CRM_APP_DATABASE_URL`)
    : good(`${text}; with CRM_ENV=production serve refuses it`);
};

const keyFinding = async (
  { secret, jwksUrl, databaseUrl }: Environment,
  data: string | undefined,
): Promise<Finding> => {
  if (secret) return good('key: CRM_JWT_SECRET');
  if (jwksUrl) return good('key: CRM_JWKS_URL');
  if (databaseUrl !== undefined) return bad('key: none: set CRM_JWT_SECRET (32 bytes or more) or CRM_JWKS_URL');
  const kept = data === undefined ? undefined : await secretIn(data);
  return good(kept ? "key: the folder's secret" : 'key: none yet; serve makes one');
};

const heardWithin = 3_000;

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

const away = 'nodes serve without it, but hear of each other some seconds later';

const databaseBusFinding = async (database: Database): Promise<Finding> => {
  if (database.kind === 'pglite') return good('bus: within the one process');
  return (await hearsItself(database))
    ? good('bus: LISTEN/NOTIFY of the database, heard')
    : bad(`bus: LISTEN/NOTIFY is not heard; ${away}: go round poolers that hand out transactions, or set NATS_URL`);
};

const natsFinding = async (natsUrl: string): Promise<Finding> => {
  try {
    await probeNats(natsUrl);
    return good('bus: NATS, reached');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return bad(`bus: NATS cannot be used (${why}); ${away}: start it, or set NATS_URL right`);
  }
};

const databaseFindings = async (environment: Environment, data: string | undefined): Promise<Finding[]> => {
  const { databaseUrl: url, appDatabaseUrl: appUrl } = environment;
  if (url === undefined && data !== undefined) {
    const isWritable = await access(data, constants.R_OK | constants.W_OK).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code ?? false,
    );
    if (isWritable === 'ENOENT') return [bad(`database: ${data} is not there yet: serve --data ${data} makes it`)];
    const isMade = await access(join(data, 'data', 'PG_VERSION')).then(
      () => true,
      () => false,
    );
    if (isWritable === true && !isMade) return [bad(`database: ${data} keeps none yet: serve --data ${data} makes it`)];
    if (isWritable !== true)
      return [bad(`database: ${data} cannot be written by this login: change its owner or mode`)];
  }
  // The table of migrations is its owner's alone.
  const owner = await openDatabase({ url, folder: data, migrates: false });
  const findings: Finding[] = [];
  try {
    const { kind } = owner.database;
    findings.push(good(`database: ${kind === 'pglite' ? `embedded, in ${data ?? ''}` : 'PostgreSQL, reached'}`));
    if (kind === 'pglite') findings.push(good('lock: free'));
    findings.push(await schemaFinding(owner.database), await clockFinding(owner.database));
    if (appUrl === undefined) findings.push(await loginFinding(owner.database, environment));
    if (environment.natsUrl === undefined) findings.push(await databaseBusFinding(owner.database));
  } finally {
    await owner.close();
  }
  if (appUrl !== undefined) findings.push(...(await found('login', () => appFindings(environment))));
  return findings;
};

const appFindings = async (environment: Environment): Promise<Finding[]> => {
  const { databaseUrl: url, appDatabaseUrl: appUrl } = environment;
  const app = await openDatabase({ url, appUrl, migrates: false });
  try {
    return [await loginFinding(app.database, environment)];
  } finally {
    await app.close();
  }
};

/** What one check found, where checking fails too. */
const found = async (name: string, check: () => Promise<Finding[]>): Promise<Finding[]> => {
  try {
    return await check();
  } catch (error) {
    if (error instanceof FolderHeldError)
      return [bad(`lock: ${error.message} If that server answers /readyz all is well; stop it to look inside`)];
    return [bad(`${name}: ${error instanceof Error ? error.message : String(error)}`)];
  }
};

const findingsOf = async (context: Context): Promise<Finding[]> => {
  const { data } = context.values;
  let environment: Environment;
  try {
    environment = environmentOf(context);
  } catch (error) {
    if (error instanceof Mistake) return [bad(`environment: ${error.message}`)];
    throw error;
  }
  if (environment.databaseUrl === undefined && data === undefined)
    throw new Mistake('A data folder (--data DIR) or DATABASE_URL is needed.', true);
  return [
    good('environment: every value can be used'),
    ...(await found('key', async () => [await keyFinding(environment, data)])),
    ...(await found('database', () => databaseFindings(environment, data))),
    ...(environment.natsUrl === undefined ? [] : [await natsFinding(environment.natsUrl)]),
  ];
};

/** Looks at everything that a server needs, changes nothing, and says what to do. */
export const doctor: Command = async (context) => {
  const findings = await findingsOf(context);
  for (const { isGood, text } of findings) process.stdout.write(`${isGood ? 'ok  ' : 'FIX '} ${text}\n`);
  return findings.every(({ isGood }) => isGood) ? 0 : 1;
};
