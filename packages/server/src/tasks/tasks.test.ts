import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createCrm } from '../crm.js';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
let now = new Date('2026-11-25T10:00:00Z'); // A Wednesday, noon in Sofia.
const crm = await createCrm({
  database,
  secret: 'a secret of the tests, 32 bytes long',
  rateLimit: 0,
  clock: () => now,
});
const main = await testCrm(database, { crm });
after(async () => {
  await main.crm.close();
  await database.close();
});
const at = (text: string): void => {
  now = new Date(text);
};

const company = async () => {
  at('2026-11-25T10:00:00Z');
  const { service, person } = await testCrm(database, { crm: main.crm });
  const ana = person('ana', 'member', { name: 'Ана' });
  const ivo = person('ivo', 'member', { name: 'Иво' });
  const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
  for (const someone of [ana, ivo, mila]) await someone.get('/me');
  const give = async (body: object = {}) =>
    (await ana.post('/tasks', { topic: 'Обади се', assigneeId: 'ivo', ...body })).body;
  return { service, person, ana, ivo, mila, give };
};

test('the assignee is told of a task and finds it among their own', async () => {
  const { ana, ivo, give } = await company();
  const stream = await ivo.stream();
  const task = await give({ dueDate: '2026-11-27' });
  assert.deepEqual([task.author.id, task.assignee.id, task.status, task.completedAt], ['ana', 'ivo', 'new', null]);
  const { data } = await stream.next('notification.created');
  assert.deepEqual(
    [data['entity'].reason, data['entity'].title, data['entity'].subject],
    ['assigned', 'Обади се', { kind: 'task', id: task.id }],
  );
  assert.deepEqual((await ivo.get('/tasks?assignee=me')).body.items, [task]);
  assert.deepEqual((await ana.get('/tasks?assignee=me')).body.items, []);
  await stream.close();
});

test('only an active colleague can be given work', async () => {
  const { ana, service } = await company();
  await service.put('/users/gone', { name: 'Бивш', active: false });
  for (const assigneeId of ['никой', 'gone', 'portal:mila', 'erp'])
    assert.equal((await ana.post('/tasks', { topic: 'Т', assigneeId })).status, 422, assigneeId);
});

test('tasks fall into buckets by the day in the company', async () => {
  const { ivo, give } = await company();
  for (const dueDate of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-29', '2026-11-30', null])
    await give({ dueDate });
  await give({ dueDate: '2026-11-01', status: 'completed' });
  const { body } = await ivo.get('/tasks?assignee=me&counts=due&due=week');
  assert.deepEqual(body.counts, { overdue: 1, today: 1, week: 2, later: 1, none: 1 });
  assert.deepEqual(
    body.items.map((task: { dueDate: string }) => task.dueDate),
    ['2026-11-29', '2026-11-26'],
  );
  at('2026-11-25T22:30:00Z');
  assert.equal((await ivo.get('/tasks?assignee=me&due=today')).body.items[0].dueDate, '2026-11-26');
});

test('a task counts in its thread, and its status is told there', async () => {
  const { ana, ivo, give } = await company();
  const thread = (await ana.post('/threads', { topic: 'Т' })).body.id;
  const task = await give({ threadId: thread });
  assert.deepEqual(
    (({ tasks, openTasks }) => [tasks, openTasks])((await ana.get(`/threads/${thread}`)).body.counts),
    [1, 1],
  );
  const done = (await ivo.patch(`/tasks/${task.id}`, { status: 'completed' })).body;
  assert.equal(done.completedAt, now.toISOString());
  const after = (await ana.get(`/threads/${thread}`)).body;
  assert.deepEqual([after.counts.tasks, after.counts.openTasks, after.unread], [1, 0, 1]);
  const items = (await ana.get(`/threads/${thread}/timeline`)).body.items;
  assert.deepEqual(
    items.map((item: { type: string }) => item.type),
    ['created', 'task', 'status_change'],
  );
  assert.deepEqual(
    (await ana.get('/notifications')).body.items.map((n: { reason: string }) => n.reason),
    ['status_changed'],
  );
  assert.equal((await ivo.delete(`/tasks/${task.id}`)).status, 403);
  assert.equal((await ana.delete(`/tasks/${task.id}`)).status, 204);
  assert.deepEqual((await ana.get(`/threads/${thread}/timeline`)).body.items.length, 1);
  assert.equal((await ana.get(`/threads/${thread}`)).body.counts.tasks, 0);
});

test('a task without thread moves into the one that it is attached to, and tells nobody twice', async () => {
  const { ana, ivo, give } = await company();
  const thread = (await ana.post('/threads', { topic: 'Т' })).body.id;
  const task = await give();
  const attached = await ana.post(`/threads/${thread}/attachments`, { record: { kind: 'task', id: task.id } });
  assert.deepEqual([attached.status, attached.body.record.title], [201, 'Обади се']);
  assert.equal((await ivo.get(`/tasks/${task.id}`)).body.threadId, thread);
  assert.equal((await ivo.get('/notifications')).body.items.length, 1);
  assert.equal((await ana.get(`/threads/${thread}`)).body.counts.tasks, 1);
});

test('an assignment taken back at once withdraws what it told', async () => {
  const { ana, ivo, person, give } = await company();
  const eva = person('eva', 'member', { name: 'Ева' });
  await eva.get('/me');
  const task = await give();
  await ana.patch(`/tasks/${task.id}`, { assigneeId: 'eva' });
  await ana.patch(`/tasks/${task.id}`, { assigneeId: 'ivo' });
  const count = async (who: typeof ivo) => (await who.get('/notifications')).body.items.length;
  assert.deepEqual([await count(ivo), await count(eva)], [1, 0]);
});

test('what is due is told on its eve and on its day, once over all nodes', async () => {
  const { ivo, give } = await company();
  await give({ dueDate: '2026-11-27' });
  const told = async (time: string) => {
    at(time);
    await Promise.all([crm.upkeep(), main.crm.upkeep()]);
    return (await ivo.get('/notifications')).body.items.filter((n: { reason: string }) => n.reason === 'task_due')
      .length;
  };
  assert.deepEqual(
    [
      await told('2026-11-26T15:59:00Z'),
      await told('2026-11-26T16:00:00Z'),
      await told('2026-11-26T17:00:00Z'),
      await told('2026-11-27T06:00:00Z'),
      await told('2026-11-27T07:00:00Z'),
    ],
    [0, 1, 1, 2, 2],
  );
});

test('the portal reads tasks that are shared, and no others', async () => {
  const { ana, mila, give } = await company();
  const thread = (await ana.post('/threads', { topic: 'Т', counterpartyId: 'c1', visibility: 'shared' })).body.id;
  const shared = await give({ threadId: thread, visibility: 'shared' });
  const inner = await give({ threadId: thread });
  assert.deepEqual(
    (await mila.get('/tasks')).body.items.map((task: { id: string }) => task.id),
    [shared.id],
  );
  assert.deepEqual(
    [(await mila.get(`/tasks/${inner.id}`)).status, (await mila.patch(`/tasks/${inner.id}`, { status: 'new' })).status],
    [404, 404],
  );
  assert.equal((await mila.patch(`/tasks/${shared.id}`, { status: 'completed' })).status, 403);
  assert.equal((await give({ visibility: 'shared' })).code, 'invalid');
});
