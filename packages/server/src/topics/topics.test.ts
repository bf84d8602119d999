import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

const company = async () => {
  const { service, person } = await testCrm(database, { crm: main.crm });
  const boss = person('boss', 'admin', { name: 'Шеф' });
  const ana = person('ana', 'member', { name: 'Ана' });
  const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
  for (const someone of [boss, ana, mila]) await someone.get('/me');
  const add = async (title: string, more: object = {}) =>
    (await boss.post('/topics', { scope: 'thread', title, ...more })).body;
  return { service, boss, ana, mila, add };
};
const titles = (body: { items: { title: string }[] }): string[] => body.items.map(({ title }) => title);

test('topics come in the order of their positions, scope by scope, a page at a time', async () => {
  const { ana, boss, add } = await company();
  await add('Втора');
  await add('Трета');
  const first = await add('Последна');
  await add('Задача', { scope: 'task' });
  assert.equal(first.position, 2);
  await boss.patch(`/topics/${String(first.id)}`, { position: 0, title: 'Първа' });
  const page = (await ana.get('/topics?scope=thread&limit=2')).body;
  const rest = (await ana.get(`/topics?scope=thread&limit=2&cursor=${page.nextCursor}`)).body;
  assert.deepEqual([...titles(page), ...titles(rest)].toSorted(), ['Втора', 'Първа', 'Трета'].toSorted());
  assert.equal(titles(rest).at(-1), 'Трета');
  assert.deepEqual(titles((await ana.get('/topics')).body).at(0), 'Задача');
});

test('only admins and services write topics, colleagues read them, the portal does neither', async () => {
  const { service, ana, mila, add } = await company();
  const { id } = await add('Т');
  for (const someone of [ana, mila]) {
    assert.equal((await someone.post('/topics', { scope: 'task', title: 'Т' })).status, 403);
    assert.equal((await someone.patch(`/topics/${String(id)}`, { title: 'Т' })).status, 403);
    assert.equal((await someone.delete(`/topics/${String(id)}`)).status, 403);
  }
  assert.equal((await mila.get('/topics')).status, 403);
  assert.equal((await service.post('/topics', { scope: 'task', title: 'Т' })).status, 201);
});

test('a topic has a version that a change names, and what changes nothing tells of nothing', async () => {
  const { boss, ana, add } = await company();
  const topic = await add('Т', { expectedHours: 8 });
  const path = `/topics/${String(topic.id)}`;
  const same = await boss.patch(path, { title: 'Т', expectedHours: 8 });
  assert.deepEqual([same.status, same.body.version, same.headers.get('etag')], [200, 1, '"1"']);
  const stream = await ana.stream();
  const changed = await boss.patch(path, { expectedHours: null }, { 'If-Match': '"1"' });
  assert.deepEqual([changed.body.expectedHours, changed.body.version], [null, 2]);
  const { data } = await stream.next('topic.updated');
  assert.deepEqual(data['entity'], changed.body);
  const stale = await boss.patch(path, { title: 'Друго' }, { 'If-Match': '"1"' });
  assert.deepEqual([stale.status, stale.body.code, stale.body.current.version], [412, 'stale', 2]);
  assert.equal((await boss.delete(path)).status, 204);
  await stream.next('topic.deleted');
  assert.equal((await boss.delete(path)).status, 404);
  await stream.close();
});

test('an id may be chosen: the same request again gives the same topic, another one is refused', async () => {
  const { boss } = await company();
  const body = { id: newId(), scope: 'task', title: 'Т' };
  assert.equal((await boss.post('/topics', body)).status, 201);
  assert.equal((await boss.post('/topics', body)).status, 200);
  assert.equal((await boss.post('/topics', { ...body, title: 'Друго' })).status, 409);
  assert.equal((await boss.post('/topics', { ...body, id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' })).status, 422);
});

test('a predefined topic lends its title, once, where it is of the scope and in use', async () => {
  const { ana, boss, add } = await company();
  const kept = { direction: 'inbound', channel: 'phone' };
  for (const [scope, path, more] of [
    ['thread', '/threads', {}],
    ['communication', '/communications', kept],
    ['task', '/tasks', { assigneeId: 'ana' }],
  ] as const) {
    const { id } = await add('Рекламация', { scope });
    const other = await add('Чужда', { scope: scope === 'task' ? 'thread' : 'task' });
    const made = (await ana.post(path, { topicId: id, ...more })).body;
    assert.deepEqual([made.topic, made.topicId], ['Рекламация', id]);
    const worded = (await ana.post(path, { topic: 'Своя', topicId: id, ...more })).body;
    assert.deepEqual([worded.topic, worded.topicId], ['Своя', id]);
    assert.equal((await ana.post(path, { topicId: other.id, ...more })).status, 422);
    assert.equal((await ana.post(path, { topicId: newId(), ...more })).status, 422);
    assert.equal((await ana.post(path, more)).status, 422);
    await boss.patch(`/topics/${String(id)}`, { title: 'Преименувана', archived: true });
    assert.equal((await ana.get(`${path}/${String(made.id)}`)).body.topic, 'Рекламация');
    assert.equal((await ana.post(path, { topicId: id, ...more })).status, 422);
    const again = await ana.patch(`${path}/${String(made.id)}`, { topicId: id });
    assert.deepEqual([again.status, again.body.version], [200, 1]);
  }
});
