import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createCrm } from '../crm.js';
import { DatabaseError, DatabaseUnavailableError, type Database } from './database.js';
import { openPostgres } from './postgres.js';
import { sameDatabase, testDatabase } from './testing.js';

const database = await testDatabase();
after(() => database.close());
const scope = { company: 'ралтекс' };

const raising = (code: string, times: number) => {
  let tries = 0;
  const done = database.write(scope, async (sql) => {
    tries += 1;
    if (tries <= times) await sql.query(`do $$ begin raise exception 'again' using errcode = '${code}'; end $$`);
    return tries;
  });
  return { done, tried: () => tries };
};

test('a write that the database asks to be run again is, three times at most, and each time is counted', async () => {
  const before = database.retries;
  assert.equal(await raising('40001', 3).done, 4);
  assert.equal(await raising('40P01', 1).done, 2);
  assert.equal(database.retries - before, 4);
  const hopeless = raising('40001', 4);
  await assert.rejects(hopeless.done, (error) => error instanceof DatabaseError && error.code === '40001');
  assert.equal(hopeless.tried(), 4);
  const other = raising('23514', 1);
  await assert.rejects(other.done, DatabaseError);
  assert.equal(other.tried(), 1);
});

test('the metrics tell how often', async () => {
  const crm = await createCrm({ database, secret: 'a secret of the tests, 32 bytes long' });
  const text = await (await crm.metrics()).text();
  assert.match(text, new RegExp(`^crm_retries_total ${String(database.retries)}$`, 'm'));
  assert.equal(await (await crm.metrics()).text().then((again) => /^crm_retries_total \d+$/m.exec(again)?.[0]), /^crm_retries_total \d+$/m.exec(text)?.[0]); // prettier-ignore
  await crm.close();
});

const nameOf = async (one: Database): Promise<string> => {
  const [row] = await one.administer((sql) => sql.query<{ name: string }>('select current_database() as name'));
  return row?.name ?? '';
};

if (database.kind === 'postgres') {
  test('of two writes that wait for each other, both come through', async () => {
    const second = await sameDatabase(database);
    for (const company of ['а', 'б'])
      await database.write({ company }, (sql) =>
        sql.query('insert into company_counter (company) values ($1) on conflict do nothing', [company]),
      );
    const arrived = new Set<string>();
    const lock = (one: Database, [first = 0, then = 0]: number[], name: string) =>
      one.write(scope, async (sql) => {
        await sql.query('select pg_advisory_xact_lock($1::int, 77)', [first]);
        arrived.add(name);
        while (arrived.size < 2) await new Promise((resolve) => setImmediate(resolve));
        await sql.query('select pg_advisory_xact_lock($1::int, 77)', [then]);
        return name;
      });
    const before = database.retries + second.retries;
    assert.deepEqual(await Promise.all([lock(database, [1, 2], 'one'), lock(second, [2, 1], 'two')]), ['one', 'two']);
    assert.ok(database.retries + second.retries > before);
    await second.close();
  });

  test('a statement that takes too long, and a transaction that stands still, do not hold up others for ever', async () => {
    const url = new URL(process.env['CRM_TEST_DATABASE_URL'] ?? '');
    url.pathname = `/${await nameOf(database)}`;
    const hasty = openPostgres({ url: url.toString(), statementTimeout: 50 });
    await assert.rejects(
      hasty.read(scope, (sql) => sql.query('select pg_sleep(5)')),
      DatabaseUnavailableError,
    );
    const limits = await hasty.read(scope, (sql) =>
      sql.query<{ idle: string; statement: string }>(
        `select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('statement_timeout') as statement`,
      ),
    );
    assert.deepEqual(limits, [{ idle: '30s', statement: '50ms' }]);
    await hasty.close();
  });

  test('a transaction whose connection the server ends is told as unavailable, and the next finds another', async () => {
    const broken = database.write(scope, async (sql) => {
      const [row] = await sql.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.administer((login) => login.query('select pg_terminate_backend($1)', [row?.pid]));
      return sql.query('select 1');
    });
    await assert.rejects(broken, DatabaseUnavailableError);
    assert.deepEqual(await database.read(scope, (sql) => sql.query('select 1 as one')), [{ one: 1 }]);
  });
}
