import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const { crm, service, person } = await testCrm(database);
const ana = person('ana', 'member', { name: 'Ана' });
const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
await ana.get('/me');
await mila.get('/me');
after(async () => {
  await crm.close();
  await database.close();
});

test('an order panel gets everything that it shows first in one answer', async () => {
  await service.put('/records/client_order/1', { title: 'Маси', counterpartyId: 'c1' });
  await service.put('/records/production_order/2', {
    title: 'Вътрешна',
    derivedFrom: [{ kind: 'client_order', id: '1' }],
  });
  const attach = [{ kind: 'client_order', id: '1' }];
  const threads: string[] = [];
  for (let n = 0; n < 12; n += 1)
    threads.push((await ana.post('/threads', { topic: `Т${String(n)}`, attach })).body.id);
  const shared = (await ana.post('/threads', { topic: 'С', attach, visibility: 'shared', counterpartyId: 'c1' })).body
    .id;
  await ana.post('/tasks', { topic: 'после', assigneeId: 'ana', threadId: threads[0] });
  await ana.post('/tasks', { topic: 'първо', assigneeId: 'ana', threadId: threads[1], dueDate: '2030-01-01' });
  await ana.post('/communications', { topic: 'К', direction: 'inbound', channel: 'phone', threadId: threads[2] });
  const { body } = await ana.get('/records/client_order/1/overview');
  assert.deepEqual(
    [
      body.record.title,
      body.threads.items.length,
      body.threads.counts.new,
      body.nextTask.topic,
      body.lastCommunication.topic,
      body.attachmentsCount,
      body.hiddenCount,
    ],
    ['Маси', 10, 13, 'първо', 'К', 2, 0],
  );
  const rest = await ana.get(`/threads?record=client_order:1&cursor=${body.threads.nextCursor}`);
  assert.equal(rest.body.items.length, 3);
  const theirs = (await mila.get('/records/client_order/1/overview')).body;
  assert.deepEqual(
    [
      theirs.threads.items.map((t: { id: string }) => t.id),
      theirs.nextTask,
      theirs.attachmentsCount,
      theirs.hiddenCount,
    ],
    [[shared], null, 1, 1],
  );
});

test('around a counterparty stand the threads with it, also those without any document', async () => {
  await service.put('/records/counterparty/c7', { title: 'Булметал' });
  const threads: string[] = [];
  for (let n = 0; n < 11; n += 1)
    threads.push((await ana.post('/threads', { topic: `С${String(n)}`, counterpartyId: 'c7' })).body.id);
  await ana.post('/threads', { topic: 'С друг' });
  await ana.post('/tasks', { topic: 'обади се', assigneeId: 'ana', threadId: threads[0] });
  await ana.post('/communications', { topic: 'писмо', direction: 'inbound', channel: 'email', threadId: threads[1] });
  const { body } = await ana.get('/records/counterparty/c7/overview');
  assert.deepEqual(
    [
      body.record.title,
      body.threads.items.length,
      body.threads.counts.new,
      body.nextTask.topic,
      body.lastCommunication.topic,
    ],
    ['Булметал', 10, 11, 'обади се', 'писмо'],
  );
  const rest = await ana.get(`/threads?counterparty=c7&cursor=${body.threads.nextCursor}`);
  assert.deepEqual(
    rest.body.items.map(({ id }: { id: string }) => id).filter((id: string) => !threads.includes(id)),
    [],
  );
  assert.equal(rest.body.items.length, 1);
});

test('an order that is not saved yet has nothing around it, as one that may not be seen', async () => {
  await service.put('/records/client_order/9', { title: 'Чужда', counterpartyId: 'c9' });
  const none = { record: null, nextTask: null, lastCommunication: null, attachmentsCount: 0, hiddenCount: 0 };
  for (const answer of [
    await ana.get('/records/client_order/new/overview'),
    await mila.get('/records/client_order/9/overview'),
  ]) {
    const { threads, ...rest } = answer.body;
    assert.deepEqual([answer.status, rest, threads.items], [200, none, []]);
  }
});
