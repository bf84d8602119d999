import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DatabaseError } from './database.js';
import { testDatabase } from './testing.js';

const database = await testDatabase();
after(() => database.close());
const scope = { company: 'ралтекс' };
const rogue = { company: "o'hara" };

test('values come back alike on both databases', async () => {
  const [row] = await database.read(scope, (sql) =>
    sql.query(
      `select 5::bigint as n, '2026-11-30'::date as day, $1::timestamptz as at, 12.3400::numeric(18,4) as amount,
         $2::jsonb as json, $3::text[] as list, true as yes, null::text as nothing, $4::uuid as id, $5::bool as flag, array[1,2]::int[] as ints`,
      [
        '2026-11-24T10:00:00.123+02:00',
        '{"a":[1]}',
        ['а,б', 'в"г', 'д\\е'],
        '01890a5d-ac96-774b-bcce-b302099a8057',
        false,
      ],
    ),
  );
  assert.deepEqual(row, {
    n: 5,
    day: '2026-11-30',
    at: '2026-11-24T08:00:00.123Z',
    amount: 12.34,
    json: { a: [1] },
    list: ['а,б', 'в"г', 'д\\е'],
    yes: true,
    nothing: null,
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    flag: false,
    ints: [1, 2],
  });
});

const addCompany = (company: string) =>
  database.write({ company }, (sql) =>
    sql.query(`insert into company_counter (company) values ($1) on conflict do nothing`, [company]),
  );

test('a company sees its own rows only, whatever its name', async () => {
  await addCompany(scope.company);
  await addCompany(rogue.company);
  const rows = await database.read(rogue, (sql) => sql.query('select company from company_counter'));
  assert.deepEqual(rows, [{ company: "o'hara" }]);
});

test('a row of another company cannot be written', async () => {
  const write = database.write(scope, (sql) => sql.query(`insert into company_counter (company) values ('чужда')`));
  await assert.rejects(write, (error) => error instanceof DatabaseError && error.code === '42501');
});

test('what is read cannot be changed by reading', async () => {
  const read = database.read(scope, (sql) => sql.query('update company_counter set seq = 1'));
  await assert.rejects(read, (error) => error instanceof DatabaseError && error.code === '25006');
});

test('every table is under a forced policy', async () => {
  const rows = await database.administer((sql) =>
    sql.query(`select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname <> 'schema_migration' and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`),
  );
  assert.deepEqual(rows, []);
});

test('an unfinished write leaves nothing', async () => {
  const write = database.write(scope, async (sql) => {
    await sql.query(`update company_counter set seq = 77`);
    throw new Error('stop');
  });
  await assert.rejects(write, /stop/);
  const [row] = await database.read(scope, (sql) => sql.query<{ seq: number }>('select seq from company_counter'));
  assert.equal(row?.seq, 0);
});

test('words are found by their middle, within the company', async () => {
  await database.write(scope, (sql) =>
    sql.query(
      `insert into record (company, ref, kind, id, title, created_at, updated_at) values ($1, 'a:1', 'a', '1', 'Поръчка на маси', now(), now())`,
      [scope.company],
    ),
  );
  const find = (company: string) =>
    database.read({ company }, (sql) => sql.query(`select crm_search_records(array['%orachk%']) as ref`));
  assert.deepEqual(await find(scope.company), [{ ref: 'a:1' }]);
  assert.deepEqual(await find(rogue.company), []);
});

test('a channel carries what is announced', async () => {
  let hear: (payload: string) => void = () => undefined;
  const heard = new Promise<string>((resolve) => {
    hear = resolve;
  });
  const listening = await database.listen('crm', hear);
  assert.equal(listening.isConnected, true);
  await database.announce('crm', 'ралтекс');
  assert.equal(await heard, 'ралтекс');
  await listening.stop();
});
