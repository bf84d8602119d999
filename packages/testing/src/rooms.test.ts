import type { CrmClient } from '@towerp/crm-client';
import { md } from '@towerp/crm-client/md';
import { newId } from '@towerp/crm-protocol';
import type { Database } from '@towerp/crm-server';
import assert from 'node:assert/strict';
import test, { after, afterEach, before } from 'node:test';
import { testDatabase } from '../../server/src/database/testing.js';
import { startTestCrm, type TestCrm } from './index.js';
import { until } from './watched.test.js';

let database: Database;
let crm: TestCrm;
let maria: CrmClient;
let erp: CrmClient;

before(async () => {
  database = await testDatabase();
  crm = await startTestCrm({ database });
  maria = crm.clientFor({ id: 'maria', name: 'Мария Иванова', role: 'admin' });
  erp = crm.clientFor({ id: 'erp', role: 'service' });
  await maria.people.me();
});
afterEach(() => {
  crm.faults.lostAnswers = 0;
});
after(async () => {
  await crm.close();
  await database.close();
});

test('a file goes on where its line broke, and is shown in the comment that bears it', async () => {
  const thread = await maria.threads.create({ topic: 'Рекламация' });
  const content = new Blob([new Uint8Array(5 * 1024 * 1024).fill(65)]);
  const sent: number[] = [];
  crm.faults.lostAnswers = 2;
  const file = await maria.files.upload(content, {
    name: 'снимка.bin',
    onProgress: (now) => {
      sent.push(now);
    },
  });
  assert.equal(file.name, 'снимка.bin');
  assert.equal(file.size, content.size);
  assert.equal(sent.at(-1), content.size);
  assert.deepEqual(
    sent,
    [...sent].sort((a, b) => a - b),
  );
  const comment = await maria.comments.create(thread.id, { body: 'Виж', fileIds: [file.id] });
  assert.equal(comment.files[0]?.id, file.id);
  assert.match(maria.files.href(comment.files[0]?.url ?? ''), /^http:\/\/crm\.test\/v1\/files\//);
});

test('an upload that is given up is not sent further', async () => {
  const abort = new AbortController();
  await assert.rejects(
    maria.files.upload(new Blob([new Uint8Array(5 * 1024 * 1024)]), {
      signal: abort.signal,
      onProgress: () => { abort.abort(new Error('Отказ')); },
    }),
    /Отказ/,
  ); // prettier-ignore
});

test('the document flow follows what is derived', async () => {
  const order = { kind: 'client_order', id: newId() };
  await erp.records.put(order, { title: 'Поръчка' });
  const $flow = maria.records.$flow(order);
  const stop = $flow.subscribe(() => {});
  const titles = (): string[] => {
    const flow = $flow.get();
    return flow.state === 'ready' ? flow.value.nodes.map((node) => ('title' in node ? node.title : '?')) : [];
  };
  await until(() => titles().length === 1 && maria.connection.$state.get().state === 'live', 'read');
  const shipment = { kind: 'shipment', id: newId() };
  await erp.records.put(shipment, { title: 'Експедиция', derivedFrom: [order] });
  await until(() => titles().includes('Експедиция'), 'what derives from it is shown');
  await erp.records.put(shipment, { title: 'Тръгнала' });
  await until(() => titles().includes('Тръгнала'), 'its new title is shown');
  await erp.records.delete(shipment);
  await until(() => titles().length === 1, 'what is gone is gone');
  stop();
});

test('the team’s work, my tasks and the offered topics are live', async () => {
  const [$team, $tasks, $topics] = [maria.team.$team(), maria.tasks.$myTasks, maria.topics.$list('task')];
  const stops = [$team, $tasks, $topics].map((store) => store.subscribe(() => {}));
  await until(() => [$team, $tasks, $topics].every((store) => store.get().state === 'ready'), 'read');
  await until(() => maria.connection.$state.get().state === 'live', 'live');
  const topic = await maria.topics.create({ scope: 'task', title: 'Оферта', expectedHours: 8 });
  await maria.tasks.create({ topicId: topic.id, assigneeId: 'maria' });
  await until(() => {
    const [team, tasks, topics] = [$team.get(), $tasks.get(), $topics.get()];
    if (team.state !== 'ready' || tasks.state !== 'ready' || topics.state !== 'ready') return false;
    const mine = team.value.find(({ person }) => person.id === 'maria');
    return mine?.tasks.new === 1 && tasks.value.items.length === 1 && topics.value[0]?.title === 'Оферта';
  }, 'all three tell');
  assert.equal((await maria.team.list())[0]?.person.id, 'maria');
  await maria.topics.patch(topic.id, { archived: true });
  for (const stop of stops) stop();
});

test('a body with mentions is made of a text', async () => {
  const order = { kind: 'client_order', id: newId() };
  await erp.records.put(order, { title: 'Поръчка' });
  const thread = await maria.threads.create({ topic: 'Подпис' });
  const { body } = await maria.comments.create(thread.id, { body: md`${order} чака **подпис**` });
  assert.deepEqual(body?.blocks, [
    {
      type: 'paragraph',
      children: [
        { type: 'mention', ...order, label: 'Поръчка' },
        { type: 'text', text: ' чака ' },
        { type: 'text', text: 'подпис', bold: true },
      ],
    },
  ]);
});

test('every item of a list comes once, and only as many as are wanted', async () => {
  for (let n = 0; n < 5; n++) await maria.threads.create({ topic: 'Много' });
  const all = await maria.threads.list({ q: 'Много', limit: 2 }).all({ limit: 4 });
  assert.equal(new Set(all.map(({ id }) => id)).size, 4);
  assert.equal((await maria.threads.list({ q: 'Много', limit: 2 }).page()).items.length, 2);
  let count = 0;
  for await (const thread of maria.threads.list({ q: 'Много', limit: 2 })) if (thread.topic === 'Много') count++;
  assert.equal(count, 5);
});
