import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { loginFaults, type Database } from '../database/index.js';
import { migrations } from '../database/migrate.js';
import { databaseBusFinding } from './doctor-bus.js';
import type { Environment } from './environment.js';
import { bad, good, type Finding } from './finding.js';
import { openDatabase } from './open-database.js';

const tolerated = 5_000;
/** A node takes up to 20 connections and one that listens; administrators need some too. */
const neededConnections = 30;

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

/** What must hold of a PostgreSQL's settings, and what to do where it does not. */
const rules: readonly { name: string; holds: (value: string) => boolean; advice: string }[] = [
  { name: 'fsync', holds: (value) => value === 'on', advice: 'turn it on, or a power cut may leave no database' },
  { name: 'full_page_writes', holds: (value) => value === 'on', advice: 'turn it on, or a power cut may tear pages' },
  {
    name: 'synchronous_commit',
    holds: (value) => value !== 'off',
    advice: 'turn it on, or acknowledged writes may be lost',
  },
  { name: 'server_encoding', holds: (value) => value === 'UTF8', advice: 'make the database anew with encoding UTF8' },
  {
    name: 'max_connections',
    holds: (value) => Number(value) >= neededConnections,
    advice: `allow ${String(neededConnections)} or more, 21 for every node and some for administrators`,
  },
  { name: 'transaction_read_only', holds: (value) => value === 'off', advice: 'name the primary, not a standby' },
];

const settingFindings = async (database: Database): Promise<Finding[]> => {
  const rows = await database.administer((sql) =>
    sql.query<{ name: string; value: string }>(
      'select name, current_setting(name) as value from unnest($1::text[]) as name',
      [rules.map(({ name }) => name)],
    ),
  );
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  const wrong = rules
    .filter(({ name, holds }) => !holds(values.get(name) ?? ''))
    .map(({ name, advice }) => bad(`settings: ${name} is ${values.get(name) ?? 'not known'}: ${advice}`));
  return wrong.length > 0 ? wrong : [good('settings: as they should be')];
};

const kindFindings = async (database: Database, data: string | undefined): Promise<Finding[]> => {
  if (database.kind === 'pglite')
    return [
      good(`database: embedded, in ${data ?? ''}; it survives a kill, and a power cut only with luck: keep backups`),
      good('lock: free'),
    ];
  const [row] = await database.administer((sql) =>
    sql.query<{ version: string }>(`select current_setting('server_version') as version`),
  );
  return [good(`database: PostgreSQL ${row?.version ?? ''}, reached`), ...(await settingFindings(database))];
};

const folderFault = async (data: string): Promise<Finding | undefined> => {
  const code = await access(data, constants.R_OK | constants.W_OK).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code ?? 'unknown',
  );
  if (code === 'ENOENT') return bad(`database: ${data} is not there yet: serve --data ${data} makes it`);
  if (code !== undefined) return bad(`database: ${data} cannot be written by this login: change its owner or mode`);
  const isMade = await access(join(data, 'data', 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  return isMade ? undefined : bad(`database: ${data} keeps none yet: serve --data ${data} makes it`);
};

/** Looks at the database: that it can be used, its settings, schema, clock and bus, and the login by which it is used. */
export const databaseFindings = async (environment: Environment, data: string | undefined): Promise<Finding[]> => {
  const { databaseUrl: url, natsUrl } = environment;
  const fault = url === undefined && data !== undefined ? await folderFault(data) : undefined;
  if (fault) return [fault];
  // The table of migrations is its owner's alone.
  const owner = await openDatabase({ url, folder: data, migrates: false });
  try {
    const { database } = owner;
    return [
      ...(await kindFindings(database, data)),
      await schemaFinding(database),
      await clockFinding(database),
      ...(environment.appDatabaseUrl === undefined ? [await loginFinding(database, environment)] : []),
      ...(natsUrl === undefined ? [await databaseBusFinding(database)] : []),
    ];
  } finally {
    await owner.close();
  }
};

/** Looks at the second login, where there is one. */
export const appLoginFindings = async (environment: Environment): Promise<Finding[]> => {
  const { databaseUrl: url, appDatabaseUrl: appUrl } = environment;
  if (appUrl === undefined) return [];
  const app = await openDatabase({ url, appUrl, migrates: false });
  try {
    return [await loginFinding(app.database, environment)];
  } finally {
    await app.close();
  }
};
