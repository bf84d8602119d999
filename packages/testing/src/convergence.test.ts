import type { CrmClient } from '@towerp/crm-client';
import { newId, type EventType, type Thread } from '@towerp/crm-protocol';
import type { Database } from '@towerp/crm-server';
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { testDatabase } from '../../server/src/database/testing.js';
import { startTestCrm, type TestCrm } from './index.js';
import { apart, converges, sleep, until, Watched, type Places } from './watched.test.js';

const order = { kind: 'client_order', id: '1024' };
const invoice = { kind: 'financial_document', id: 'ф-7' };
const maria = { id: 'maria', name: 'Мария Иванова' };

let database: Database;
let crm: TestCrm;
let erp: CrmClient;
let ivan: CrmClient;
let thread: Thread;
let places: Places;

const send = async (method: string, path: string, body?: unknown): Promise<void> => {
  const token = await crm.tokenFor({ id: 'erp', role: 'service', name: 'TOWERP' });
  const answer = await crm.fetch(`${crm.baseUrl}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  assert.ok(answer.ok, `${method} ${path}: ${await answer.text()}`);
};

before(async () => {
  database = await testDatabase();
  crm = await startTestCrm({ database });
  erp = crm.clientFor({ id: 'erp', role: 'service', name: 'TOWERP' });
  ivan = crm.clientFor({ id: 'ivan', role: 'admin', name: 'Иван Петров' });
  await crm.clientFor(maria).people.me();
  await ivan.people.me();
  await erp.records.put({ kind: 'counterparty', id: 'c-1' }, { title: 'Булметал ООД' });
  await erp.records.put(order, { title: 'Поръчка 1024', number: '1024', status: 'нова', counterpartyId: 'c-1' });
});

/** A thread with something of everything, new for each case. */
const prepare = async (): Promise<void> => {
  thread = await ivan.threads.create({ topic: 'Забавена доставка', counterpartyId: 'c-1', attach: [order] });
  await ivan.comments.create(thread.id, { body: 'Кога тръгва?' });
  const task = await ivan.tasks.create({ threadId: thread.id, topic: 'Обади се', assigneeId: 'maria' });
  places = { threadId: thread.id, record: order, taskId: task.id };
};

after(async () => {
  await crm.close();
  await database.close();
});

const comment = () => ivan.comments.create(thread.id, { body: 'Утре.' });
const communication = () =>
  ivan.communications.create({ threadId: thread.id, topic: 'Обаждане', direction: 'inbound', channel: 'phone' });
const mention = (id: string) => ({
  version: 1 as const,
  blocks: [{ type: 'paragraph' as const, children: [{ type: 'mention' as const, kind: 'user', id }] }],
});

/** What brings each event about; an event type without a case does not compile. */
const cases: Record<EventType, () => Promise<unknown>> = {
  'thread.created': () => ivan.threads.create({ topic: 'Нова доставка', attach: [order] }),
  'thread.updated': async () => {
    await ivan.threads.patch(thread.id, { topic: 'Рекламация', status: 'awaiting_decision' });
    await ivan.threads.setStatus(thread.id, 'completed');
  },
  'thread.read': async () => {
    const items = await crm.clientFor(maria).timeline.list(thread.id, { order: 'desc' });
    await crm.clientFor(maria).threads.markRead(thread.id, items.items[0]?.seq ?? 0);
  },
  'comment.created': comment,
  'comment.updated': async () => ivan.comments.edit((await comment()).id, { body: 'Вдругиден.' }),
  'comment.deleted': async () => ivan.comments.delete((await comment()).id),
  'communication.created': communication,
  'communication.updated': async () =>
    ivan.communications.patch((await communication()).id, { topic: 'Среща', channel: 'meeting' }),
  'communication.deleted': async () => ivan.communications.delete((await communication()).id),
  'task.created': () =>
    ivan.tasks.create({ threadId: thread.id, topic: 'Провери', assigneeId: 'maria', dueDate: '2026-12-01' }),
  'task.updated': () => ivan.tasks.patch(places.taskId, { status: 'in_progress', topic: 'Обади се пак' }),
  'task.deleted': () => ivan.tasks.delete(places.taskId),
  'attachment.created': () =>
    erp.records.put({ kind: 'shipment', id: newId() }, { title: 'Експедиция', derivedFrom: [order] }),
  'attachment.updated': async () => {
    await erp.records.put(invoice, { title: 'Фактура', derivedFrom: [order] });
    await ivan.attachments.attach(thread.id, invoice);
  },
  'attachment.deleted': async () => {
    const direct = await ivan.attachments.list(thread.id, { origin: 'direct' });
    for (const { id } of direct.items) await ivan.attachments.detach(thread.id, id);
  },
  'record.updated': () =>
    erp.records.put(order, { title: 'Поръчка 1024', number: '1024', status: newId(), counterpartyId: 'c-1' }),
  'record.deleted': async () => {
    const gone = { kind: 'delivery', id: newId() };
    await erp.records.put(gone, { title: 'Доставка', threadIds: [thread.id] });
    await sleep(300);
    await erp.records.delete(gone);
  },
  'topic.created': () => send('POST', '/topics', { scope: 'thread', title: newId() }),
  'topic.updated': async () => {
    const id = newId();
    await send('POST', '/topics', { id, scope: 'thread', title: id });
    await send('PATCH', `/topics/${id}`, { archived: true });
  },
  'topic.deleted': async () => {
    const id = newId();
    await send('POST', '/topics', { id, scope: 'thread', title: id });
    await send('DELETE', `/topics/${id}`);
  },
  'directory.updated': () => send('PUT', '/users/ivan', { name: `Иван ${newId().slice(-4)}` }),
  'notification.created': () => ivan.comments.create(thread.id, { body: mention('maria') }),
  'notification.updated': async () => {
    await ivan.comments.create(thread.id, { body: mention('maria') });
    await crm.clientFor(maria).notifications.markAllRead();
  },
  'access.changed': () => ivan.threads.patch(thread.id, { visibility: 'shared' }),
};

for (const [type, happen] of Object.entries(cases))
  test(`after ${type} every live store equals a fresh reading`, { timeout: 60_000 }, async () => {
    await prepare();
    const client = crm.clientFor(maria);
    const heard = new Set<string>();
    client.events.subscribe((message) => heard.add(message.type));
    const lone = apart.map(() => crm.clientFor(maria));
    const watched = [new Watched(client, places), ...lone.map((one, index) => new Watched(one, places, apart[index]))];
    const isLive = (one: CrmClient): boolean => one.connection.$state.get().state === 'live';
    await until(() => watched.every(({ isReady }) => isReady) && [client, ...lone].every(isLive), 'everything is read');
    await happen();
    for (const each of watched) await converges(each, () => crm.clientFor(maria), places);
    // What only the portal is told of has a test of its own.
    if (type !== 'access.changed') assert.ok(heard.has(type), `${type} was heard`);
    for (const each of watched) each.stop();
    for (const one of lone) one.close();
    client.close();
  });

test(
  'what is shared with a portal reader and taken back comes and goes in every live store',
  { timeout: 60_000 },
  async () => {
    await prepare();
    const portal = { id: 'portal:buyer', role: 'portal' as const, name: 'Купувач', counterparty: 'c-1' };
    const client = crm.clientFor(portal);
    const heard = new Set<string>();
    client.events.subscribe((message) => heard.add(message.type));
    const watched = new Watched(client, places);
    await until(() => watched.isReady && client.connection.$state.get().state === 'live', 'everything is read');
    assert.equal(watched.shown['thread'], 'not_found');
    await ivan.threads.patch(thread.id, { visibility: 'shared' });
    await converges(watched, () => crm.clientFor(portal), places);
    assert.notEqual(watched.shown['thread'], 'not_found');
    await ivan.comments.create(thread.id, { body: 'За вас', visibility: 'shared' });
    await ivan.comments.create(thread.id, { body: 'Между нас' });
    await converges(watched, () => crm.clientFor(portal), places);
    await ivan.threads.patch(thread.id, { visibility: 'internal' });
    await converges(watched, () => crm.clientFor(portal), places);
    assert.equal(watched.shown['thread'], 'not_found');
    assert.ok(heard.has('access.changed'));
    watched.stop();
    client.close();
  },
);
