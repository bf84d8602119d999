import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Database, Scope, Sql } from '../database/index.js';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const real = await testDatabase();
const texts: string[] = [];
const counting = (sql: Sql): Sql => ({
  query: (text, params) => {
    texts.push(text);
    return sql.query(text, params);
  },
});
const database: Database = {
  kind: real.kind,
  read: (scope: Scope, work) => real.read(scope, (sql) => work(counting(sql))),
  write: (scope: Scope, work) => real.write(scope, (sql) => work(counting(sql))),
  administer: (work) => real.administer(work),
  listen: (channel, heard) => real.listen(channel, heard),
  announce: (channel, payload) => real.announce(channel, payload),
  close: () => real.close(),
};
const { crm, service, person } = await testCrm(database);
const ana = person('ana', 'member', { name: 'Ана' });
await ana.get('/me');
after(async () => {
  await crm.close();
  await database.close();
});

/** The statements of a call, but for the one that lets the caller in and the one that gives out seqs. */
const statements = async (call: () => Promise<unknown>): Promise<number> => {
  texts.length = 0;
  await call();
  return texts.filter(
    (text) => !text.includes('from company_counter n join company') && !text.includes('update company_counter'),
  ).length;
};

for (let n = 0; n < 50; n += 1) await service.put(`/users/u${String(n)}`, { name: `Колега ${String(n)}` });
await service.put('/records/order/1', { title: 'Поръчка' });
for (let n = 2; n < 12; n += 1)
  await service.put(`/records/order/${String(n)}`, {
    title: 'Извод',
    derivedFrom: [{ kind: 'order', id: String(n - 1) }],
  });
const thread = (await ana.post('/threads', { topic: 'Т', attach: [{ kind: 'order', id: '1' }] })).body.id;
const mentions = Array.from({ length: 50 }, (_, n) => ({ type: 'mention', kind: 'user', id: `u${String(n)}` }));
const body = { version: 1, blocks: [{ type: 'paragraph', children: mentions }] };

test('a list of threads takes at most three statements', async () => {
  await service.post(`/threads/${thread}/comments`, { body: 'x' });
  assert.ok((await statements(() => ana.get('/threads?status=new,confirmed&q=Т'))) <= 3);
});

test('a thread takes at most six, its timeline with attachments not more as they grow', async () => {
  assert.ok((await statements(() => ana.get(`/threads/${thread}`))) <= 6);
});

test('a comment with fifty mentions takes at most ten, as one with a single mention', async () => {
  const many = await statements(() => ana.post(`/threads/${thread}/comments`, { body }));
  const one = await statements(() =>
    ana.post(`/threads/${thread}/comments`, {
      body: { version: 1, blocks: [{ type: 'paragraph', children: mentions.slice(0, 1) }] },
    }),
  );
  assert.ok(many <= 10, String(many));
  assert.equal(many, one);
});
