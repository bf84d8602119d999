import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { statuses } from '@towerp/crm-protocol';
import { testDatabase } from './database/testing.js';
import { testCrm, type Loose, type TestPerson } from './testing.js';

// What the mission asks of the backend, by its numbers.
const database = await testDatabase();
// So much later it is for the backend than for the machine.
let late = 0;
const { crm } = await testCrm(database, { clock: () => new Date(Date.now() + late) });
after(async () => {
  await crm.close();
  await database.close();
});

const mention = (...mentions: [kind: string, id: string][]) => ({
  version: 1,
  blocks: [{ type: 'paragraph', children: mentions.map(([kind, id]) => ({ type: 'mention', kind, id })) }],
});
const mentionsIn = (body: Loose): string[] =>
  body.blocks.flatMap((block: Loose) => block.children.map(({ kind, label }: Loose) => `${kind} ${label}`));
const refsOf = (body: Loose): string[] => body.items.map(({ record }: Loose) => `${record.kind}:${record.id}`).sort();
const reasonsOf = async (who: TestPerson): Promise<string[]> =>
  (await who.get('/notifications')).body.items.map(({ reason }: Loose) => reason);

const orders = ['quote', 'client_order', 'production_order', 'purchase_order'];
const derived = ['delivery', 'sale', 'shipment', 'financial_document', 'payment'];

/** A factory with two colleagues, a group of both, and one document of each kind. */
const factory = async () => {
  const { service, person } = await testCrm(database, { crm });
  const [ana, ivo] = [person('ana', 'member', { name: 'Ана' }), person('ivo', 'member', { name: 'Иво' })];
  const boss = person('boss', 'admin', { name: 'Шефът' });
  for (const who of [ana, ivo, boss]) await who.get('/me');
  await service.put('/groups/sales', { name: 'Продажби', memberIds: ['ana', 'ivo'] });
  for (const kind of [...orders, ...derived, 'product', 'counterparty'])
    await service.put(`/records/${kind}/1`, { number: `${kind}-1`, title: kind });
  const thread = async (more: object = {}): Promise<Loose> =>
    (await ana.post('/threads', { topic: 'Доставка на плотове', ...more })).body;
  const topic = async (scope: string, title: string): Promise<string> =>
    (await boss.post('/topics', { scope, title })).body.id;
  return { service, ana, ivo, boss, thread, topic };
};

test('R1: a thread groups communications, tasks and documents of every kind by topic', async () => {
  const { ana, thread } = await factory();
  const { id } = await thread({ attach: [...orders, ...derived].map((kind) => ({ kind, id: '1' })) });
  await ana.post('/communications', { threadId: id, topic: 'Обаждане', direction: 'inbound', channel: 'phone' });
  await ana.post('/tasks', { threadId: id, topic: 'Провери', assigneeId: 'ivo' });
  await ana.post(`/threads/${id}/comments`, { body: 'Готово' });
  const types = (await ana.get(`/threads/${id}/timeline`)).body.items.map(({ type }: Loose) => type);
  assert.deepEqual(new Set(types), new Set(['created', 'attachment', 'communication', 'task', 'comment']));
  const { counts, topic } = (await ana.get(`/threads/${id}`)).body;
  assert.deepEqual(counts, { comments: 1, communications: 1, tasks: 1, openTasks: 1, attachments: 9 });
  assert.equal(topic, 'Доставка на плотове');
});

test('R2: a topic is free text, or one that the company predefined for threads', async () => {
  const { ana, thread, topic } = await factory();
  const topicId = await topic('thread', 'Рекламация');
  assert.deepEqual((await thread()).topicId, null);
  const { body } = await ana.post('/threads', { topicId });
  assert.deepEqual([body.topic, body.topicId], ['Рекламация', topicId]);
  const other = await ana.post('/threads', { topicId: await topic('task', 'Задача') });
  assert.equal(other.status, 422);
});

test('R3: a description mentions communications, tasks, products, orders, counterparties, people and groups', async () => {
  const { ana, thread } = await factory();
  const { id } = await thread();
  const call = (await ana.post('/communications', { threadId: id, topic: 'Разговор', direction: 'inbound', channel: 'phone' })).body; // prettier-ignore
  const task = (await ana.post('/tasks', { threadId: id, topic: 'Провери', assigneeId: 'ivo' })).body;
  const description = mention(
    ['communication', call.id], ['task', task.id], ['product', '1'], ['client_order', '1'], ['purchase_order', '1'],
    ['counterparty', '1'], ['user', 'ivo'], ['group', 'sales'],
  ); // prettier-ignore
  const { body } = await ana.patch(`/threads/${id}`, { description });
  assert.deepEqual(mentionsIn(body.description), [
    'communication Разговор', 'task Провери', 'product product-1 product', 'client_order client_order-1 client_order',
    'purchase_order purchase_order-1 purchase_order', 'counterparty counterparty-1 counterparty', 'user Иво', 'group Продажби',
  ]); // prettier-ignore
  for (const ref of ['product:1', 'group:sales', `task:${task.id}`])
    assert.deepEqual((await ana.get(`/threads?mentions=${ref}`)).body.items.map((item: Loose) => item.id), [id]); // prettier-ignore
});

test('R4: a mention tells the person, or the group as its members at that moment, at once', async () => {
  const { service, ana, ivo, boss, thread } = await factory();
  const [toIvo, toBoss] = await Promise.all([ivo.stream(), boss.stream()]);
  const { id } = await thread({ description: mention(['user', 'ivo']) });
  await toIvo.next('notification.created', ({ entity }) => entity.reason === 'mentioned' && entity.threadId === id);
  await service.put('/groups/sales', { name: 'Продажби', memberIds: ['ana', 'boss'] });
  await ana.post(`/threads/${id}/comments`, { body: mention(['group', 'sales']) });
  const { data } = await toBoss.next('notification.created');
  assert.deepEqual([data['entity'].reason, data['entity'].via], ['group_mentioned', { kind: 'group', id: 'sales' }]);
  await service.put('/groups/sales', { name: 'Продажби', memberIds: ['ana', 'ivo', 'boss'] });
  assert.deepEqual(await reasonsOf(ana), []);
  assert.deepEqual(await reasonsOf(ivo), ['commented', 'mentioned']);
  await Promise.all([toIvo.close(), toBoss.close()]);
});

test('R5: client, production and purchase orders are attached while a thread is made', async () => {
  const { ana, thread } = await factory();
  const { id } = await thread({
    attach: ['client_order', 'production_order', 'purchase_order'].map((kind) => ({ kind, id: '1' })),
  });
  assert.deepEqual(refsOf((await ana.get(`/threads/${id}/attachments`)).body), [
    'client_order:1', 'production_order:1', 'purchase_order:1',
  ]); // prettier-ignore
  assert.equal((await ana.post('/threads', { topic: 'Т', attach: [{ kind: 'client_order', id: '?' }] })).status, 422);
});

test('R6: the system fills in date, author and the status New, whatever a colleague sends', async () => {
  const { ana, thread } = await factory();
  const before = Date.now();
  const made = await thread();
  assert.deepEqual([made.status, made.author.id], ['new', 'ana']);
  assert.ok(Date.parse(made.createdAt) >= before - 1 && Date.parse(made.createdAt) <= Date.now());
  for (const more of [{ status: 'completed' }, { authorId: 'ivo' }, { createdAt: '2020-01-01T00:00:00.000Z' }]) {
    const refused = await ana.post('/threads', { topic: 'Т', ...more });
    assert.ok(refused.status === 422 || refused.status === 403, JSON.stringify(refused.body));
  }
});

test('R7: a thread goes from any of the six statuses to any other', async () => {
  const { ana, thread } = await factory();
  const { id } = await thread();
  const six = ['new', 'in_progress', 'awaiting_decision', 'cancelled', 'confirmed', 'completed'];
  assert.deepEqual([...statuses].sort(), [...six].sort());
  for (const from of six)
    for (const to of six) {
      await ana.patch(`/threads/${id}`, { status: from });
      assert.equal((await ana.patch(`/threads/${id}`, { status: to })).body.status, to);
    }
  assert.equal((await ana.patch(`/threads/${id}`, { status: 'done' })).status, 422);
});

test('R8: the team shows who needs help, who is in difficulty and who was faster than expected', async () => {
  const { ana, ivo, boss, service, thread, topic } = await factory();
  const signals = async (): Promise<Record<string, string[]>> =>
    Object.fromEntries((await boss.get('/team')).body.items.map((item: Loose) => [item.person.id, item.signals]));
  const { id } = await thread();
  await ana.patch(`/threads/${id}`, { status: 'awaiting_decision' });
  await ana.post('/tasks', { topic: 'Провери', assigneeId: 'ivo', dueDate: '2020-01-01' });
  const topicId = await topic('task', 'Оферта');
  await boss.patch(`/topics/${topicId}`, { expectedHours: 10 });
  const createdAt = new Date(Date.now() - 2 * 3_600_000).toISOString();
  for (let n = 0; n < 3; n += 1) {
    const task = (await service.post('/tasks', { topicId, assigneeId: 'boss', authorId: 'ana', createdAt })).body;
    await boss.patch(`/tasks/${task.id}`, { status: 'completed' });
  }
  assert.deepEqual(await signals(), { ana: [], ivo: ['in_difficulty'], boss: ['faster'] });
  late = 25 * 3_600_000;
  try {
    assert.deepEqual((await signals())['ana'], ['needs_help']);
  } finally {
    late = 0;
  }
  assert.equal((await ivo.get('/team')).status, 200);
});

test('R9: threads are filtered by status and by where one has work, with their number', async () => {
  const { ana, ivo, thread } = await factory();
  const [first, second] = [await thread(), await thread()];
  await ana.patch(`/threads/${second.id}`, { status: 'in_progress' });
  const { body } = await ana.get('/threads?status=in_progress&counts=status');
  assert.deepEqual(body.items.map(({ id }: Loose) => id), [second.id]); // prettier-ignore
  assert.deepEqual([body.counts.new, body.counts.in_progress, body.counts.completed], [1, 1, 0]);
  await ana.post('/tasks', { threadId: first.id, topic: 'Провери', assigneeId: 'ivo' });
  assert.deepEqual((await ivo.get('/threads?work=me')).body.items.map(({ id }: Loose) => id), [first.id]); // prettier-ignore
});

test('R10 and R11: communications have topic, contact, direction and channel; any number of them, with mentions', async () => {
  const { ana, ivo, boss, thread, topic } = await factory();
  const { id } = await thread();
  const contact = (await ana.post('/contacts', { name: 'Десислава Кръстева', phone: '0888' })).body;
  const topicId = await topic('communication', 'Оферта');
  for (const direction of ['inbound', 'outbound'])
    for (const channel of ['phone', 'meeting', 'email']) {
      const made = await ana.post('/communications', { threadId: id, topic: 'Свободна', contactId: contact.id, direction, channel }); // prettier-ignore
      assert.deepEqual(
        [made.status, made.body.contact.name, made.body.direction, made.body.channel],
        [201, 'Десислава Кръстева', direction, channel],
      );
    }
  const { body } = await ana.post('/communications', {
    topicId, direction: 'outbound', channel: 'email', body: mention(['user', 'ivo'], ['product', '1'], ['client_order', '1']),
  }); // prettier-ignore
  assert.deepEqual([body.topic, body.threadId, mentionsIn(body.body).length], ['Оферта', null, 3]);
  assert.deepEqual(await reasonsOf(ivo), ['mentioned']);
  assert.equal((await boss.get(`/communications?thread=${id}`)).body.items.length, 6);
});

test('R12 and R14: a task has topic, description, assignee, due date and status; the system fills in who and when', async () => {
  const { ana, thread, topic } = await factory();
  const { id } = await thread();
  const made = (await ana.post('/tasks', {
    threadId: id, topicId: await topic('task', 'Провери наличност'), assigneeId: 'ivo', dueDate: '2030-01-15', status: 'in_progress',
    description: mention(['user', 'ana'], ['product', '1'], ['production_order', '1']),
  })).body; // prettier-ignore
  assert.deepEqual(
    [made.topic, made.author.id, made.assignee.id, made.dueDate, made.status, mentionsIn(made.description).length],
    ['Провери наличност', 'ana', 'ivo', '2030-01-15', 'in_progress', 3],
  );
  assert.ok(Math.abs(Date.parse(made.createdAt) - Date.now()) < 60_000);
  assert.equal((await ana.post('/tasks', { threadId: id, topic: 'Свободна тема', assigneeId: 'ivo' })).status, 201);
  assert.equal((await ana.get(`/tasks?thread=${id}`)).body.items.length, 2);
});

test('R13: the assignee is told at once and has the task on the dashboard', async () => {
  const { ana, ivo, boss } = await factory();
  const stream = await ivo.stream();
  const { id } = (await ana.post('/tasks', { topic: 'Провери', assigneeId: 'boss' })).body;
  await ana.patch(`/tasks/${id}`, { assigneeId: 'ivo' });
  await stream.next('task.updated', ({ entity }) => entity.id === id);
  await stream.next('notification.created', ({ entity }) => entity.reason === 'assigned' && entity.subject.id === id);
  const { items, counts } = (await ivo.get('/tasks?assignee=me&counts=due')).body;
  assert.deepEqual([items.map((item: Loose) => item.id), counts.none], [[id], 1]);
  assert.deepEqual((await boss.get('/tasks?assignee=me')).body.items, []);
  await stream.close();
});

test('R15: a thread takes communications, tasks and documents of every kind at any time', async () => {
  const { ana, thread } = await factory();
  const { id } = await thread();
  await ana.patch(`/threads/${id}`, { status: 'completed' });
  for (const kind of [...orders, ...derived])
    assert.equal((await ana.post(`/threads/${id}/attachments`, { record: { kind, id: '1' } })).status, 201, kind);
  const call = (await ana.post('/communications', { topic: 'Т', direction: 'inbound', channel: 'phone' })).body;
  const task = (await ana.post('/tasks', { topic: 'Т', assigneeId: 'ivo' })).body;
  for (const record of [
    { kind: 'communication', id: call.id },
    { kind: 'task', id: task.id },
  ])
    // prettier-ignore
    assert.equal((await ana.post(`/threads/${id}/attachments`, { record })).status, 201);
  assert.equal((await ana.get(`/communications/${call.id}`)).body.threadId, id);
  assert.equal((await ana.get(`/tasks/${task.id}`)).body.threadId, id);
});

test('R16: an order is linked to threads while it is made', async () => {
  const { service, ana, thread } = await factory();
  const [{ id }, other] = [await thread(), await thread()];
  for (const kind of ['client_order', 'purchase_order']) {
    const made = await service.put(`/records/${kind}/new`, { title: 'Нова', threadIds: [id, other.id] });
    assert.equal(made.status, 201);
  }
  for (const one of [id, other.id])
    assert.deepEqual(refsOf((await ana.get(`/threads/${one}/attachments`)).body), ['client_order:new', 'purchase_order:new']); // prettier-ignore
  const refused = await service.put('/records/client_order/lost', { title: 'Н', threadIds: [crypto.randomUUID()] });
  assert.equal(refused.status, 422);
  assert.equal((await service.get('/records/client_order/lost')).status, 404);
});

test('R17: whatever derives from an attached order stands in the thread, also later and at any depth, and goes with its path', async () => {
  const { service, ana, thread } = await factory();
  const { id } = await thread({ attach: [{ kind: 'client_order', id: '1' }] });
  const stream = await ana.stream();
  const chain = ['production_order', 'delivery', 'sale', 'shipment', 'financial_document', 'payment'];
  for (const [index, kind] of chain.entries()) {
    const parent = { kind: chain[index - 1] ?? 'client_order', id: '1' };
    await service.put(`/records/${kind}/1`, { title: kind, derivedFrom: [parent] });
    await stream.next('attachment.created', ({ entity }) => entity.record.kind === kind && entity.threadId === id);
  }
  const { items } = (await ana.get(`/threads/${id}/attachments`)).body;
  const payment = items.find(({ record }: Loose) => record.kind === 'payment');
  assert.equal(items.length, 7);
  assert.deepEqual(
    [payment.origin, payment.via.map(({ kind }: Loose) => kind)],
    ['derived', ['client_order', ...chain.slice(0, -1)]],
  );
  await service.put('/records/sale/1', { title: 'sale', derivedFrom: [] });
  await stream.next('attachment.deleted', ({ entity }) => entity.id === payment.id);
  assert.deepEqual(refsOf((await ana.get(`/threads/${id}/attachments`)).body), ['client_order:1', 'delivery:1', 'production_order:1']); // prettier-ignore
  await stream.close();
});
