import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from './database.js';
import { migrate, migrations } from './migrate.js';
import { openPglite } from './pglite.js';
import { openPostgres } from './postgres.js';

const schemaHash = async (): Promise<string> =>
  createHash('sha256')
    .update(JSON.stringify(await migrations()))
    .digest('hex')
    .slice(0, 16);

// What a copy does not need: the other databases of its cluster, and a log of 16 MB.
const withoutOthers = `update pg_database set datistemplate = false where datname like 'template%';
  drop database template0; drop database template1; checkpoint`;

// Migrating takes 3 s, opening a copy of a migrated database a tenth of that.
const dumpOfMigrated = async (): Promise<Uint8Array> => {
  const path = join(tmpdir(), `towerp-crm-lean-${await schemaHash()}.dump`);
  const kept = await readFile(path).catch(() => undefined);
  if (kept) return kept;
  const database = await openPglite({ initdb: ['--wal-segsize=1'] });
  await migrate(database);
  await database.administer(async (sql) => {
    for (const statement of withoutOthers.split(';')) await sql.script(statement);
  });
  const dump = await database.dump();
  await database.close();
  // Renaming is atomic: test files that run beside each other never read half a dump.
  const mine = `${path}.${randomUUID()}`;
  await writeFile(mine, dump);
  await rename(mine, path);
  return dump;
};

const withName = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
};

const templateKey = 7_263_915;

const ensureTemplate = async (url: string, client: pg.Client): Promise<string> => {
  const template = `crm_template_${await schemaHash()}`;
  await client.query('select pg_advisory_lock($1)', [templateKey]);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
  if (!rowCount) {
    await client.query(`create database ${template}_new`).catch(() => undefined);
    const database = openPostgres({ url: withName(url, `${template}_new`), connections: 1 });
    await migrate(database);
    await database.close();
    await client.query(`alter database ${template}_new rename to ${template}`);
  }
  await client.query('select pg_advisory_unlock($1)', [templateKey]);
  return template;
};

const freshPostgres = async (url: string): Promise<Database> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const name = `crm_test_${randomUUID().replaceAll('-', '')}`;
  const template = await ensureTemplate(url, client);
  // Copying a template fails while another copies it, so copies take turns.
  await client.query('select pg_advisory_lock($1)', [templateKey]);
  await client.query(`create database ${name} template ${template}`);
  await client.query('select pg_advisory_unlock($1)', [templateKey]);
  const database = openPostgres({ url: withName(url, name) });
  const close = async (): Promise<void> => {
    await database.close();
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  };
  return new Proxy(database, {
    get: (target, property) => {
      if (property === 'close') return close;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
};

/** A migrated database for one test file: PGlite in memory, or a fresh one on the PostgreSQL that `CRM_TEST_DATABASE_URL` names. */
export const testDatabase = async (): Promise<Database> => {
  const url = process.env['CRM_TEST_DATABASE_URL'];
  return url ? freshPostgres(url) : openPglite({ dump: await dumpOfMigrated() });
};

/** What a second node would open: its own connections to the same database; PGlite, which one process holds, is shared. */
export const sameDatabase = async (database: Database): Promise<Database> => {
  const url = process.env['CRM_TEST_DATABASE_URL'];
  if (!url) return { ...methodsOf(database), close: () => Promise.resolve() };
  const [row] = await database.administer((sql) => sql.query<{ name: string }>('select current_database() as name'));
  return openPostgres({ url: withName(url, row?.name ?? '') });
};

const methodsOf = (database: Database): Omit<Database, 'close'> => ({
  kind: database.kind,
  retries: database.retries,
  read: (scope, work) => database.read(scope, work),
  write: (scope, work) => database.write(scope, work),
  administer: (work) => database.administer(work),
  listen: (channel, heard) => database.listen(channel, heard),
  announce: (channel, payload) => database.announce(channel, payload),
});
