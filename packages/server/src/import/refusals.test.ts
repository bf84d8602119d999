import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId, type ImportReport } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm, type TestPerson } from '../testing.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

const send = async (by: TestPerson, body: string | Uint8Array<ArrayBuffer>, type = 'application/x-ndjson') =>
  by.send('/import', { method: 'POST', headers: { 'Content-Type': type }, body });
const imported = async (by: TestPerson, body: string | Uint8Array<ArrayBuffer>): Promise<ImportReport> =>
  (await (await send(by, body)).json()) as ImportReport;
const textOf = (lines: readonly object[]): string => lines.map((line) => JSON.stringify(line)).join('\n');

const author = { kind: 'user', id: 'ana' };
const made = { author, createdAt: '2026-03-01T08:00:00.000Z' };
const [thread, shared, comment, gone, topic, task] = Array.from({ length: 6 }, newId);
const known = [
  { type: 'user', id: 'ana', name: 'Ана' },
  { type: 'user', id: 'portal:m', name: 'Мила', counterpartyId: 'c1' },
  { type: 'record', kind: 'sale', id: '1', title: 'Продажба' },
  { type: 'record', kind: 'sale', id: '2', title: 'Друга', derivedFrom: [{ kind: 'sale', id: '1' }] },
  { type: 'topic', id: topic, scope: 'task', title: 'Задача' },
  { type: 'thread', id: thread, topic: 'Т', ...made },
  { type: 'thread', id: shared, topic: 'С', visibility: 'shared', counterpartyId: 'c1', ...made },
  { type: 'task', id: task, threadId: thread, topic: 'З', assigneeId: 'ana', ...made },
  { type: 'comment', id: comment, threadId: thread, body: 'К', ...made },
  { type: 'comment', id: gone, threadId: thread, body: null, ...made },
];

const call = { type: 'communication', direction: 'inbound', channel: 'phone', topic: 'К', ...made };
const nobody = { kind: 'user', id: 'никой' };
const mentioning = (kind: string, id: string) => ({
  version: 1,
  blocks: [{ type: 'paragraph', children: [{ type: 'mention', kind, id }] }],
});

test('every line that cannot be kept is refused with its reason, and takes no other with it', async () => {
  const { service } = await testCrm(database, { crm: main.crm });
  assert.equal((await imported(service, textOf(known))).rejectedCount, 0);
  const cases: [string, object][] = [
    ['unknown_ref', { type: 'group', id: 'g', name: 'Г', memberIds: ['никой'] }],
    ['kind', { type: 'record', kind: 'user', id: 'x', title: 'Х' }],
    ['unknown_ref', { type: 'record', kind: 'sale', id: '3', title: 'Х', derivedFrom: [{ kind: 'sale', id: '9' }] }],
    ['cycle', { type: 'record', kind: 'sale', id: '1', title: 'Продажба', derivedFrom: [{ kind: 'sale', id: '2' }] }],
    ['cycle', { type: 'record', kind: 'sale', id: '4', title: 'Х', derivedFrom: [{ kind: 'sale', id: '4' }] }],
    ['invalid', { type: 'record', kind: 'sale', id: '5', title: 'Х', amount: 1.00001 }],
    ['invalid', { type: 'record', kind: 'sale', id: '6', title: ' ' }],
    ['unknown_ref', { type: 'thread', id: newId(), topic: 'Т', ...made, author: nobody }],
    ['required', { type: 'thread', id: newId(), topic: 'Т', visibility: 'shared', ...made }],
    ['unknown_ref', { type: 'thread', id: newId(), topicId: newId(), ...made }],
    ['scope', { type: 'thread', id: newId(), topicId: topic, ...made }],
    ['invalid', { type: 'thread', id: newId(), ...made }],
    ['invalid', { type: 'thread', id: 'x', topic: 'Т', ...made }],
    ['unknown_ref', { type: 'thread', id: newId(), topic: 'Т', description: mentioning('product', '9'), ...made }],
    ['unknown_ref', { type: 'thread', id: newId(), topic: 'Т', description: mentioning('task', newId()), ...made }],
    ['conflict', { type: 'thread', id: shared, topic: 'С', visibility: 'shared', counterpartyId: 'c2', ...made }],
    ['unknown_ref', { ...call, id: newId(), threadId: newId() }],
    ['unknown_ref', { ...call, id: newId(), contactId: 'никой' }],
    ['invalid', { ...call, id: newId(), channel: 'fax' }],
    ['invalid', { ...call, id: newId(), createdAt: '2026-03-01' }],
    ['unknown_ref', { type: 'task', id: newId(), topic: 'З', assigneeId: 'никой', ...made }],
    ['portal', { type: 'task', id: newId(), topic: 'З', assigneeId: 'portal:m', ...made }],
    ['unknown_ref', { type: 'comment', id: newId(), threadId: newId(), body: 'К', ...made }],
    ['unknown_ref', { type: 'comment', id: newId(), threadId: shared, replyTo: comment, body: 'К', ...made }],
    ['invalid', { type: 'comment', id: newId(), threadId: thread, body: '  ', ...made }],
    ['conflict', { type: 'comment', id: gone, threadId: thread, body: 'Пак тук', ...made }],
    ['unknown_ref', { type: 'attachment', id: newId(), threadId: thread, record: { kind: 'sale', id: '9' }, ...made }],
    ['self', { type: 'attachment', id: newId(), threadId: thread, record: { kind: 'thread', id: thread }, ...made }],
    ['kind', { type: 'attachment', id: newId(), threadId: thread, record: { kind: 'user', id: 'ana' }, ...made }],
    ['unknown_ref', { type: 'status_change', taskId: newId(), from: 'new', to: 'completed', at: made.createdAt, actor: author }],
    ['invalid', { type: 'status_change', threadId: thread, taskId: task, from: 'new', to: 'completed', at: made.createdAt, actor: author }],
    ['unknown_ref', { type: 'follow', threadId: thread, user: nobody }],
    ['unknown_ref', { type: 'read', threadId: newId(), user: author, at: made.createdAt }],
    ['invalid', { type: 'nothing' }],
    ['invalid', { type: 'user', id: 'u', name: 'У', surprise: 1 }],
  ];
  const [before, after] = [{ type: 'user', id: 'u1', name: 'Първи' }, { type: 'user', id: 'u2', name: 'Последен' }];
  const report = await imported(service, textOf([before, ...cases.map(([, line]) => line), after]));
  assert.equal(report.accepted, 2);
  assert.deepEqual(
    report.rejected.map(({ line, code }) => [code, line]),
    cases.map(([code], index) => [code, index + 2]),
  );
  const { items } = (await service.get('/users?limit=200')).body;
  assert.deepEqual(items.filter(({ id }: { id: string }) => /^u\d/.test(id)).length, 2);
}); // prettier-ignore

test('lines that are no text are refused where they stand; a byte order mark, blank lines and CRLF are none of them', async () => {
  const { service } = await testCrm(database, { crm: main.crm });
  const user = (id: string) => JSON.stringify({ type: 'user', id, name: 'Й' });
  const parts = [
    `\uFEFF${user('1')}\r\n\r\n  \n`,
    Buffer.from([0x22, 0xc3, 0x28, 0x22, 0x0a]),
    `{"type":"user"\n"${'x'.repeat(1024 * 1024)}"\n[]\n${user('2')}`,
  ];
  const report = await imported(service, new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part)))));
  assert.equal(report.accepted, 2);
  assert.deepEqual(
    report.rejected.map(({ line, code }) => [line, code]),
    [[4, 'malformed'], [5, 'malformed'], [6, 'too_large'], [7, 'invalid']],
  ); // prettier-ignore
  assert.deepEqual(await imported(service, ''), { accepted: 0, rejected: [], rejectedCount: 0 });
  assert.equal((await send(service, '', 'application/json')).status, 415);
});

test('of many refused lines the first thousand are told, in their order', async () => {
  const { service } = await testCrm(database, { crm: main.crm });
  const absent = JSON.stringify({ type: 'follow', threadId: thread, user: nobody });
  const report = await imported(service, `${absent}\n?\n`.repeat(600));
  assert.deepEqual([report.accepted, report.rejectedCount, report.rejected.length], [0, 1200, 1000]);
  assert.deepEqual(
    report.rejected.map(({ line }) => line),
    Array.from({ length: 1000 }, (_, index) => index + 1),
  );
});

test('what one file tells twice happened once', async () => {
  const { service } = await testCrm(database, { crm: main.crm });
  const change = { type: 'status_change', threadId: thread, from: 'new', to: 'confirmed', at: made.createdAt, actor: author };
  await imported(service, textOf([...known, change, change]));
  const items = (await service.get(`/threads/${thread ?? ''}/timeline?types=status_change`)).body.items;
  assert.equal(items.length, 1);
}); // prettier-ignore
