import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { testCrm, TestPerson } from '../testing.js';
import { createCrm } from '../crm.js';
import type { Database } from './database.js';
import { migrate, migrations, NewerSchemaError } from './migrate.js';
import { openPglite } from './pglite.js';
import { openPostgres } from './postgres.js';

const server = process.env['CRM_TEST_DATABASE_URL'];
const roles: string[] = [];
const opened: { close(): Promise<void> }[] = [];
let count = 0;

/** An empty database, and a way to open it once more. */
const empty = async (): Promise<() => Promise<Database>> => {
  if (server === undefined) {
    const database = await openPglite();
    opened.push(database);
    return () => Promise.resolve(database);
  }
  count += 1;
  const name = `crm_migrate_${String(process.pid)}_${String(count)}`;
  await administrator.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  opened.push({ close: async () => void (await administrator.query(`drop database ${name} with (force)`)) });
  return () => {
    const database = openPostgres({ url: url.toString() });
    opened.push(database);
    return Promise.resolve(database);
  };
};

const administrator = new pg.Client({ connectionString: server });
if (server !== undefined) await administrator.connect();
after(async () => {
  for (const one of opened.toReversed()) await one.close().catch(() => undefined);
  for (const role of roles) await administrator.query(`drop role ${role}`);
  if (server !== undefined) await administrator.end();
});

const all = (await migrations()).length;
const epochOf = async (database: Database): Promise<string> => {
  const rows = await database.administer((sql) => sql.query<{ epoch: string }>('select epoch from database_identity'));
  assert.equal(rows.length, 1);
  return rows[0]?.epoch ?? '';
};

test('of two that migrate at once, one does all and the other finds it done', async () => {
  const open = await empty();
  const steps = await Promise.all([migrate(await open()), migrate(await open())]);
  assert.deepEqual(steps.toSorted(), [0, all]);
});

test('a schema that a newer build has made is left as it is', async () => {
  const database = await (await empty())();
  await migrate(database);
  await database.administer((sql) => sql.query(`insert into schema_migration (version, name) values (9999, 'later')`));
  await assert.rejects(migrate(database), NewerSchemaError);
});

test('migrating again and opening again change no epoch; a restored backup gets another', async () => {
  const open = await empty();
  const database = await open();
  await migrate(database);
  const first = await epochOf(database);
  await migrate(await open());
  assert.equal(await epochOf(database), first);
  await migrate(database, { isRestored: true });
  const second = await epochOf(database);
  assert.notEqual(second, first);
  await migrate(database);
  assert.equal(await epochOf(database), second);
});

test('after a restored backup a cursor of the former history is told so, even when the log has passed it', async () => {
  const database = await (await empty())();
  await migrate(database);
  const secret = 'a secret of the tests, 32 bytes long';
  const before = await testCrm(database, { secret });
  const { company, service } = before;
  await service.put('/records/order/1', { title: 'Поръчка' });
  const counter = (seq: string) =>
    database.administer((sql) =>
      sql.query(`update company_counter set seq = ${seq} where company = $1 returning seq`, [company]),
    );
  const early = await service.stream();
  const known = (await early.next('ready')).data;
  await early.close();
  await before.crm.close();

  // The backup is two events older than what the reader has seen; then the log goes on.
  await database.administer((sql) => sql.query('delete from event_log where company = $1', [company]));
  await counter('seq - 2');
  await migrate(database, { isRestored: true });
  const crm = await createCrm({ database, secret, rateLimit: 0 });
  const erp = new TestPerson(crm, company, service.who);
  const ahead = await erp.stream(known['seq']);
  const ready = (await ahead.next('ready')).data;
  const reset = (await ahead.next('reset')).data;
  assert.deepEqual([reset['reason'], reset['epoch']], ['ahead', ready['epoch']]);
  assert.notEqual(ready['epoch'], known['epoch']);
  for (let n = 0; n < 5; n += 1) await erp.put('/records/order/1', { title: String(n) });
  const passed = await erp.stream(known['seq']);
  assert.equal((await passed.next('ready')).data['epoch'], ready['epoch']);
  await Promise.all([ahead.close(), passed.close()]);
  await crm.close();
});

if (server !== undefined) {
  test('a migration that is killed on its way leaves nothing half done, and the next goes on', async () => {
    const open = await empty();
    const database = await open();
    // Whoever holds the table of migrations keeps the first of them from its last statement.
    const holder = await open();
    await holder.administer(async (sql) => {
      await sql.script(
        'create table schema_migration (version int primary key, name text not null, applied_at timestamptz not null default now())',
      );
      await sql.script('begin; lock table schema_migration in share mode');
      const failed = migrate(database).then(
        () => undefined,
        (error: unknown) => error,
      );
      for (;;) {
        const waiting = await sql.query<{ ended: boolean }>(
          `select pg_terminate_backend(pid) as ended from pg_locks where not granted and relation = 'schema_migration'::regclass`,
        );
        if (waiting.length > 0) break;
      }
      assert.ok((await failed) instanceof Error);
      await sql.script('commit');
      const [{ n } = { n: -1 }] = await sql.query<{ n: number }>(
        `select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      );
      assert.equal(n, 1);
    });
    assert.equal(await migrate(database), all);
  });

  test('a database restored from a dump is another history by itself', async () => {
    const open = await empty();
    const database = await open();
    await migrate(database);
    const first = await epochOf(database);
    const [{ name } = { name: '' }] = await database.administer((sql) =>
      sql.query<{ name: string }>('select current_database() as name'),
    );
    await database.close();
    await administrator.query(`create database ${name}_copy template ${name}`);
    opened.push({ close: async () => void (await administrator.query(`drop database ${name}_copy with (force)`)) });
    const url = new URL(server);
    url.pathname = `/${name}_copy`;
    const copy = openPostgres({ url: url.toString() });
    opened.push(copy);
    assert.equal(await epochOf(copy), first);
    await migrate(copy);
    assert.notEqual(await epochOf(copy), first);
  });

  test('the owner of the tables need not be a superuser, also where it gives a history its epoch', async () => {
    const open = await empty();
    const database = await open();
    const owner = `crm_owner_${String(process.pid)}`;
    roles.push(owner);
    const [{ name } = { name: '' }] = await database.administer((sql) =>
      sql.query<{ name: string }>('select current_database() as name'),
    );
    const url = new URL(server);
    url.pathname = `/${name}`;
    url.username = owner;
    // What an administrator does once; the roles of the cluster are there from the other tests.
    await database.administer((sql) =>
      sql.script(
        `create extension if not exists pg_trgm; create role ${owner} login createrole; grant crm_app, crm_search to ${owner} with admin option; alter database ${name} owner to ${owner}`,
      ),
    );
    const own = openPostgres({ url: url.toString() });
    opened.push(own);
    assert.equal(await migrate(own), all);
    const first = await epochOf(own);
    await migrate(own, { isRestored: true });
    assert.notEqual(await epochOf(own), first);
  });
}
