import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type ImportReport } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm, type TestPerson } from '../testing.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

const exported = async (by: TestPerson): Promise<string> => (await by.send('/export')).text();
const imported = async (by: TestPerson, body: string): Promise<ImportReport> => {
  const headers = { 'Content-Type': 'application/x-ndjson' };
  return (await (await by.send('/import', { method: 'POST', headers, body })).json()) as ImportReport;
};
const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A company in which much has happened since it was first written down. */
const lived = async () => {
  const company = await testCrm(database, { crm: main.crm });
  const { service, person } = company;
  const [ana, ivo, old, boss] = [
    person('ana', 'member', { name: 'Ана' }),
    person('ivo', 'member', { name: 'Иво' }),
    person('old', 'member', { name: 'Стар' }),
    person('boss', 'admin', { name: 'Шеф' }),
  ];
  const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
  for (const someone of [ana, ivo, old, boss, mila]) await someone.get('/me');
  const make = async (by: TestPerson, path: string, body: object): Promise<string> => {
    const answer = await by.post(path, body);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body.id as string;
  };
  const mention = (kind: string, id: string) => ({
    version: 1,
    blocks: [
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'виж ' },
          { type: 'mention', kind, id },
        ],
      },
    ],
  });
  return { ...company, service, ana, ivo, old, boss, mila, make, mention };
};

/** What an import of the export into an empty company rejects and gives back. */
const moved = async (by: TestPerson): Promise<{ before: string; after: string; report: ImportReport }> => {
  const before = await exported(by);
  const other = await testCrm(database, { crm: main.crm });
  const mover = other.person('mover', 'service', { name: 'Преносвач' });
  const report = await imported(mover, before);
  return { before, after: await exported(mover), report };
};

const movesWhole = async (by: TestPerson): Promise<void> => {
  const { before, after, report } = await moved(by);
  assert.deepEqual(report.rejected, []);
  assert.equal(after, before);
  const seq = (await by.get('/me')).headers.get('crm-seq');
  assert.equal((await imported(by, before)).rejectedCount, 0);
  assert.equal((await by.get('/me')).headers.get('crm-seq'), seq, 'importing it again told of something');
  assert.equal(await exported(by), before);
};

test('topics that were archived or deleted since leave what bears them whole', async () => {
  const { service, ana, boss, make } = await lived();
  const topics: string[] = [];
  for (const title of ['А', 'Б']) topics.push(await make(boss, '/topics', { scope: 'thread', title }));
  for (const topicId of topics) await make(ana, '/threads', { topicId });
  await boss.patch(`/topics/${topics[0] ?? ''}`, { archived: true });
  await boss.delete(`/topics/${topics[1] ?? ''}`);
  await movesWhole(service);
});

test('people who left since stay the authors and assignees of what was theirs', async () => {
  const { service, ana, old, ivo, make } = await lived();
  const thread = await make(old, '/threads', { topic: 'Т' });
  await make(ana, '/tasks', { topic: 'З', assigneeId: 'ivo', threadId: thread });
  await make(old, `/threads/${thread}/comments`, { body: 'Сбогом' });
  await ivo.get('/me');
  await service.put('/users/ivo', { name: 'Иво', active: false });
  await service.put('/groups/g', { name: 'Г', memberIds: ['ana', 'old'] });
  await service.delete('/users/old');
  await movesWhole(service);
});

test('what a service opened under its own name comes along', async () => {
  const { service, make } = await lived();
  const thread = await make(service, '/threads', { topic: 'От модула' });
  await make(service, `/threads/${thread}/comments`, { body: 'Пристигна' });
  await movesWhole(service);
});

test('mentions of what came later, goes by another name, or is gone', async () => {
  const { service, ana, make, mention } = await lived();
  await service.put('/records/product/p', { title: 'Стол' });
  await service.put('/records/product/q', { title: 'Маса' });
  const thread = await make(ana, '/threads', { topic: 'Т' });
  const task = await make(ana, '/tasks', { topic: 'З', assigneeId: 'ana', threadId: thread });
  await ana.patch(`/threads/${thread}`, { description: mention('task', task) });
  for (const id of ['p', 'q']) await make(ana, `/threads/${thread}/comments`, { body: mention('product', id) });
  await make(ana, `/threads/${thread}/comments`, { body: mention('user', 'ivo') });
  await service.put('/records/product/p', { title: 'Стол „Рила“' });
  await service.delete('/records/product/q');
  await ana.patch(`/tasks/${task}`, { topic: 'Друга' });
  await movesWhole(service);
});

test('contacts that are gone, entries that moved into a thread, words that were taken back', async () => {
  const { service, ana, mila, make } = await lived();
  const kept = { direction: 'inbound', channel: 'phone' };
  const contactId = await make(ana, '/contacts', { name: 'Десислава' });
  const call = await make(ana, '/communications', { topic: 'К', contactId, ...kept });
  const task = await make(ana, '/tasks', { topic: 'З', assigneeId: 'ivo' });
  const thread = await make(ana, '/threads', { topic: 'Т', visibility: 'shared', counterpartyId: 'c1' });
  for (const [kind, id] of [['communication', call], ['task', task]])
    await make(ana, `/threads/${thread}/attachments`, { record: { kind, id } });
  await ana.patch(`/tasks/${task}`, { status: 'in_progress' });
  await ana.patch(`/tasks/${task}`, { status: 'completed' });
  const comment = await make(mila, `/threads/${thread}/comments`, { body: 'Кога?' });
  const reply = await make(ana, `/threads/${thread}/comments`, { body: 'Утре', replyTo: comment });
  await make(ana, `/threads/${thread}/comments`, { body: 'Или не', replyTo: reply });
  await ana.patch(`/comments/${reply}`, { body: 'Вдругиден' });
  await service.delete(`/comments/${comment}`);
  await service.delete(`/contacts/${contactId}`);
  await movesWhole(service);
}); // prettier-ignore

test('who follows what, muted or not, and how far each has read', async () => {
  const { service, ana, ivo, make } = await lived();
  const thread = await make(ana, '/threads', { topic: 'Т' });
  await make(ana, `/threads/${thread}/comments`, { body: 'едно' });
  const seq = Number((await ivo.get(`/threads/${thread}`)).headers.get('crm-seq'));
  await ivo.post(`/threads/${thread}/read`, { upToSeq: seq });
  await ivo.put(`/threads/${thread}/follow`, { muted: true });
  await make(ana, `/threads/${thread}/comments`, { body: 'две' });
  await ana.patch(`/threads/${thread}`, { status: 'completed' });
  await movesWhole(service);
  const lines = linesOf(await exported(service));
  const [comment] = lines.filter(({ type }) => type === 'comment');
  assert.deepEqual(
    lines.filter(({ type }) => type === 'read' || type === 'follow'),
    [
      { type: 'follow', threadId: thread, user: { id: 'ivo', kind: 'user' }, muted: true },
      { type: 'read', threadId: thread, user: { id: 'ivo', kind: 'user' }, at: comment?.['createdAt'] },
    ],
  );
});

test('records that derive from each other, direct and derived attachments, and kinds that are named anew', async () => {
  const { service, ana, make } = await lived();
  await service.put('/kinds/complaint', { labels: { bg: 'Рекламация', en: 'Complaint' }, lane: 'sales' });
  const parents = { z: [], b: ['z'], a: ['b', 'z'], c: ['a'] };
  for (const [id, from] of Object.entries(parents))
    await service.put(`/records/complaint/${id}`, {
      title: `№ ${id}`,
      amount: 12.3456,
      date: '2026-02-28',
      derivedFrom: from.map((parent) => ({ kind: 'complaint', id: parent })),
    });
  const thread = await make(ana, '/threads', { topic: 'Т', attach: [{ kind: 'complaint', id: 'z' }] });
  await ana.post(`/threads/${thread}/attachments`, { record: { kind: 'complaint', id: 'c' }, visibility: 'internal' });
  await movesWhole(service);
  const records = linesOf(await exported(service)).filter(({ type }) => type === 'record');
  assert.deepEqual(records.map(({ id }) => id), ['z', 'b', 'a', 'c']); // prettier-ignore
});

test('every line has its keys sorted, and only an admin or a service may take it', async () => {
  const { service, ana, boss } = await lived();
  const text = await exported(service);
  for (const line of linesOf(text)) assert.deepEqual(Object.keys(line), Object.keys(line).toSorted());
  assert.equal((await ana.send('/export')).status, 403);
  assert.equal(await exported(boss), text);
});
