import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId, type ImportReport } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const first = await testCrm(database);
const second = await testCrm(database, { crm: first.crm });
after(async () => {
  await first.crm.close();
  await database.close();
});

type Company = typeof first;

const send = async (company: Company, text: string): Promise<ImportReport> => {
  const { token } = await first.crm.auth.issue(
    { sub: 'erp', role: 'service', name: 'TOWERP', company: company.company },
    60,
  );
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
  const response = await first.crm.fetch(
    new Request('http://crm.test/v1/import', { method: 'POST', headers, body: text }),
  );
  assert.equal(response.status, 200);
  return (await response.json()) as ImportReport;
};

const take = async (company: Company): Promise<string> => {
  const { token } = await first.crm.auth.issue(
    { sub: 'erp', role: 'service', name: 'TOWERP', company: company.company },
    60,
  );
  const headers = { authorization: `Bearer ${token}` };
  return (await first.crm.fetch(new Request('http://crm.test/v1/export', { headers }))).text();
};

const lines = (...all: readonly object[]): string => all.map((line) => JSON.stringify(line)).join('\n');
const order = {
  type: 'record',
  kind: 'client_order',
  id: '1',
  number: '43659',
  title: 'Поръчка',
  status: 'new',
  counterpartyId: 'c1',
};
const author = { kind: 'user', id: 'ana' };
const at = (day: number): string => `2026-03-0${String(day)}T08:00:00.000Z`;

const story = () => {
  const [thread, comment, reply, gone, task, call, link, topic] = Array.from({ length: 8 }, newId);
  return [
    { type: 'company', name: 'Мебел ООД', timeZone: 'Europe/Sofia', locale: 'bg' },
    { type: 'kind', kind: 'complaint', labels: { bg: 'Рекламация', en: 'Complaint' } },
    { type: 'user', id: 'ana', name: 'Ана', email: 'françois1@example.com' },
    { type: 'user', id: 'portal:m', name: 'Мила', counterpartyId: 'c1' },
    { type: 'group', id: 'g', name: 'Продажби', memberIds: ['ana'] },
    { type: 'record', kind: 'counterparty', id: 'c1', title: 'Хотел' },
    order,
    { type: 'record', kind: 'sale', id: '2', title: 'Продажба', derivedFrom: [{ kind: 'client_order', id: '1' }] },
    { type: 'record', kind: 'shipment', id: '3', title: 'Експедиция', amount: 12.3456, derivedFrom: [{ kind: 'sale', id: '2' }] },
    { type: 'contact', id: 'k', counterpartyId: 'c1', name: 'Десислава' },
    { type: 'topic', id: topic, scope: 'thread', title: 'Рекламация', expectedHours: 24 },
    { type: 'thread', id: thread, topicId: topic, status: 'confirmed', visibility: 'shared', counterpartyId: 'c1', author, createdAt: at(1) },
    { type: 'communication', id: call, threadId: thread, topic: 'Обаждане', contactId: 'k', direction: 'inbound', channel: 'phone', author, createdAt: at(2) },
    { type: 'task', id: task, threadId: thread, topic: 'Провери', assigneeId: 'ana', dueDate: '2026-04-01', status: 'completed', completedAt: at(4), author, createdAt: at(2) },
    { type: 'comment', id: comment, threadId: thread, body: 'Здравейте', visibility: 'shared', author: { kind: 'user', id: 'portal:m' }, createdAt: at(3) },
    { type: 'comment', id: reply, threadId: thread, body: 'Отговор', visibility: 'shared', replyTo: comment, author, createdAt: at(3) },
    { type: 'comment', id: gone, threadId: thread, body: null, deletedAt: at(4), author, createdAt: at(3) },
    { type: 'attachment', id: link, threadId: thread, record: { kind: 'client_order', id: '1' }, author, createdAt: at(1) },
    { type: 'status_change', threadId: thread, from: 'new', to: 'confirmed', at: at(4), actor: author },
    { type: 'follow', threadId: thread, user: author, muted: true },
  ]; // prettier-ignore
};

test('what is exported and imported into an empty company is exported again as the same lines', async () => {
  const report = await send(first, lines(...story()));
  assert.deepEqual(report, { accepted: 20, rejected: [], rejectedCount: 0 });
  const exported = await take(first);
  assert.deepEqual(await send(second, exported), {
    accepted: exported.trim().split('\n').length,
    rejected: [],
    rejectedCount: 0,
  });
  assert.equal(await take(second), exported);
});

test('an import notifies nobody, leaves nothing unread, and attaches what derives', async () => {
  const company = await testCrm(database, { crm: first.crm });
  const ana = company.person('ana', 'member', { name: 'Ана' });
  await send(company, lines(...story()));
  const { items } = (await ana.get('/threads')).body;
  assert.equal(items[0].unread, 0);
  assert.equal(items[0].status, 'confirmed');
  assert.equal(items[0].counts.comments, 2);
  assert.deepEqual((await ana.get('/notifications')).body.items, []);
  const attached = (await ana.get(`/threads/${String(items[0].id)}/attachments`)).body.items;
  assert.deepEqual(attached.map((one: { record: { kind: string } }) => one.record.kind).toSorted(), [
    'client_order',
    'sale',
    'shipment',
  ]);
});

test('a file that is imported again changes nothing and tells of nothing', async () => {
  const company = await testCrm(database, { crm: first.crm });
  const text = lines(...story());
  await send(company, text);
  const ana = company.person('ana', 'member', { name: 'Ана' });
  await ana.get('/me');
  const before = Number((await ana.get('/threads')).headers.get('crm-seq'));
  assert.deepEqual(await send(company, text), { accepted: 20, rejected: [], rejectedCount: 0 });
  assert.equal(Number((await ana.get('/threads')).headers.get('crm-seq')), before);
});

test('each line is refused by itself, with its number and the reason; blank lines count, CRLF ends lines', async () => {
  const company = await testCrm(database, { crm: first.crm });
  const text = [
    JSON.stringify(order),
    '',
    'not json',
    JSON.stringify({ type: 'nothing' }),
    JSON.stringify({ ...order, id: '9', derivedFrom: [{ kind: 'client_order', id: 'absent' }] }),
    JSON.stringify({ ...order, id: '7', derivedFrom: [{ kind: 'client_order', id: '7' }] }),
    JSON.stringify({
      type: 'thread',
      id: newId(),
      topic: 'Т',
      author: { kind: 'user', id: 'nobody' },
      createdAt: at(1),
    }),
    JSON.stringify({ ...order, id: '5', number: null, surprise: 1 }),
    JSON.stringify({ ...order, id: '6' }),
  ].join('\r\n');
  const { accepted, rejected, rejectedCount } = await send(company, text);
  assert.deepEqual({ accepted, rejectedCount }, { accepted: 2, rejectedCount: 6 });
  assert.deepEqual(
    rejected.map(({ line, code }) => [line, code]),
    [
      [3, 'malformed'],
      [4, 'invalid'],
      [5, 'unknown_ref'],
      [6, 'cycle'],
      [7, 'unknown_ref'],
      [8, 'invalid'],
    ],
  );
});

test('only stewards import and export', async () => {
  const ana = first.person('ana', 'member', { name: 'Ана' });
  assert.equal((await ana.call('POST', '/import', '{}', { 'Content-Type': 'application/x-ndjson' })).status, 403);
  assert.equal((await ana.get('/export')).status, 403);
  assert.equal((await first.service.call('POST', '/import', '{}')).status, 415);
});
