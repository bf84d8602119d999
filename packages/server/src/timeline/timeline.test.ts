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
interface Item {
  type: string;
  groupId: string | null;
  entity: Record<string, unknown>;
}

test('what happened stands in the order of arrival, both ways, page by page', async () => {
  await service.put('/records/client_order/1', { title: 'Маси', status: 'нова', counterpartyId: 'c1' });
  const id = (
    await ana.post('/threads', {
      topic: 'Т',
      counterpartyId: 'c1',
      visibility: 'shared',
      attach: [{ kind: 'client_order', id: '1' }],
    })
  ).body.id;
  const comment = (await ana.post(`/threads/${id}/comments`, { body: 'вътрешно' })).body;
  await mila.post(`/threads/${id}/comments`, { body: 'споделено' });
  await ana.patch(`/threads/${id}`, { status: 'in_progress', topic: 'Нова тема' });
  await service.put('/records/client_order/1', { title: 'Маси', status: 'готова', counterpartyId: 'c1' });
  await service.put('/records/sale/2', {
    title: 'Продажба',
    counterpartyId: 'c1',
    derivedFrom: [{ kind: 'client_order', id: '1' }],
  });
  await service.put('/records/production_order/3', {
    title: 'Производство',
    derivedFrom: [{ kind: 'client_order', id: '1' }],
  });
  await service.put('/records/sale/2', { title: 'Продажба', counterpartyId: 'c1', derivedFrom: [] });
  await ana.delete(`/comments/${comment.id}`);
  const { body } = await ana.get(`/threads/${id}/timeline`);
  assert.deepEqual(
    body.items.map((item: Item) => item.type),
    [
      'created',
      'attachment',
      'comment',
      'comment',
      'edited',
      'status_change',
      'record_change',
      'attachment',
      'attachment',
      'attachment_removed',
    ],
  );
  const [created, attached, deleted, , edited, moved, changed, derived] = body.items as Item[];
  assert.equal(created?.entity['topic'], 'Нова тема');
  assert.equal((attached?.entity['record'] as { title: string } | undefined)?.title, 'Маси');
  assert.deepEqual([deleted?.entity['body'], typeof deleted?.entity['deletedAt']], [null, 'string']);
  assert.deepEqual(edited?.entity, { fields: ['topic'], before: { topic: 'Т' } });
  assert.deepEqual(moved?.entity, { subject: { kind: 'thread', id }, from: 'new', to: 'in_progress' });
  assert.deepEqual([changed?.entity['from'], changed?.entity['to']], ['нова', 'готова']);
  assert.equal(typeof derived?.groupId, 'string');
  const back = await ana.get(`/threads/${id}/timeline?order=desc&limit=4`);
  const rest = await ana.get(`/threads/${id}/timeline?order=desc&limit=200&cursor=${back.body.nextCursor}`);
  assert.deepEqual([...back.body.items, ...rest.body.items], body.items.toReversed());
  const shown = (await mila.get(`/threads/${id}/timeline`)).body.items.map((item: Item) => item.type);
  assert.deepEqual(shown, [
    'created',
    'attachment',
    'comment',
    'status_change',
    'record_change',
    'attachment',
    'attachment_removed',
  ]);
  assert.equal((await ana.get(`/threads/${id}/timeline?types=comment,edited`)).body.items.length, 3);
});

test('the portal sees the status changes since sharing, and those of no internal task', async () => {
  const { service, person } = await testCrm(database, { crm });
  const [ana, mila] = [person('ana'), person('portal:mila', 'portal', { counterparty: 'c1' })];
  for (const who of [ana, mila]) await who.get('/me');
  await service.put('/records/counterparty/c1', { title: 'Клиент' });
  const { id } = (await ana.post('/threads', { topic: 'Т', counterpartyId: 'c1' })).body;
  await ana.patch(`/threads/${id}`, { status: 'awaiting_decision' });
  await ana.patch(`/threads/${id}`, { visibility: 'shared' });
  const task = (await ana.post('/tasks', { threadId: id, topic: 'Вътрешна', assigneeId: 'ana' })).body;
  await ana.patch(`/tasks/${task.id}`, { status: 'completed' });
  await ana.patch(`/threads/${id}`, { status: 'confirmed' });
  const shown = (await mila.get(`/threads/${id}/timeline`)).body.items.map(
    ({ type, entity }: { type: string; entity: { to?: string } }) => [type, entity.to],
  );
  assert.deepEqual(shown, [
    ['created', undefined],
    ['status_change', 'confirmed'],
  ]);
});
