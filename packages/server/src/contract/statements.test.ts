import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { after, test } from 'node:test';
import type { Database, Scope, Sql } from '../database/index.js';
import { testDatabase } from '../database/testing.js';
import { testCrm, type TestPerson } from '../testing.js';
import { Receiver } from '../webhooks/testing.js';
import { inProcess, operations } from './operations.js';
import { fillCompany, made, upload } from './world.js';

const real = await testDatabase();
// What a node does beside a request must not be counted as the request's.
const counted = new AsyncLocalStorage<string[]>();
const counting = (sql: Sql): Sql => ({
  query: (text, params) => {
    counted.getStore()?.push(text);
    return sql.query(text, params);
  },
});
const database: Database = {
  kind: real.kind,
  retries: 0,
  read: (scope: Scope, work) => real.read(scope, (sql) => work(counting(sql))),
  write: (scope: Scope, work) => real.write(scope, (sql) => work(counting(sql))),
  administer: (work) => real.administer(work),
  listen: (channel, heard) => real.listen(channel, heard),
  announce: (channel, payload) => real.announce(channel, payload),
  close: () => real.close(),
};
const receiver = await Receiver.start();
const { crm, close } = await inProcess(database);
after(async () => {
  await close();
  await receiver.close();
  await database.close();
});
const world = await fillCompany(await testCrm(database, { crm }), (place) => `Дума ${place}`, receiver.url);
const { ana, ivo, mila, boss, service, ids } = world;

/** The statements of a call, but for the one that lets the caller in and the one that gives out seqs. */
const statements = async (call: () => Promise<{ status: number }>): Promise<number> => {
  const texts: string[] = [];
  const { status } = await counted.run(texts, call);
  assert.ok(status < 300, String(status));
  return texts.filter(
    (text) =>
      !/from company_counter n join company|update company_counter|webhook where company = \$1 and disabled_at/.test(
        text,
      ),
  ).length;
};

const thread = `/threads/${ids['shared.thread'] ?? ''}`;
/** What is read: how often the database may be asked, by whom, and where. What shows many kinds of things asks for each kind once. */
const reads: readonly (readonly [string, number, TestPerson, string])[] = [
  ['people.me', 4, ivo, '/me'],
  ['people.company', 1, ana, '/company'],
  ['people.users', 1, ana, '/users?q=а'],
  ['people.user', 1, ana, '/users/ana'],
  ['people.groups', 1, ana, '/groups'],
  ['people.group', 1, ana, '/groups/g'],
  ['people.contacts', 1, ana, '/contacts'],
  ['people.contact', 1, ana, '/contacts/k'],
  ['topics.list', 1, ana, '/topics'],
  ['records.list', 2, ana, '/records?q=д'],
  ['records.list', 3, mila, '/records'],
  ['records.get', 3, mila, '/records/client_order/1'],
  ['records.flow', 6, ana, '/records/client_order/1/flow?depth=1'],
  ['records.resolve', 3, ana, '/records:resolve?refs=client_order:1,user:ana,group:g,contact:k'],
  ['records.kinds', 1, ana, '/kinds'],
  ['files.get', 1, mila, `/files/${ids['shared.file'] ?? ''}`],
  ['threads.list', 3, ana, '/threads'],
  ['threads.list', 3, ana, '/threads?status=new,confirmed&q=Дума&unread=true&participant=me&record=client_order:1'],
  ['threads.list', 3, ivo, '/threads?counts=status'],
  ['threads.list', 3, mila, '/threads'],
  ['threads.get', 6, ivo, thread],
  ['threads.get', 6, mila, thread],
  ['threads.followers', 2, ana, `${thread}/followers`],
  ['mentions.candidates', 4, ana, '/mentions?q=дума'],
  ['mentions.candidates', 5, ana, '/mentions'],
  ['communications.list', 3, ana, '/communications?q=Дума'],
  ['communications.list', 3, mila, '/communications'],
  ['communications.get', 3, mila, `/communications/${ids['shared.communication'] ?? ''}`],
  ['tasks.list', 3, ivo, '/tasks?assignee=me&counts=due&q=Дума'],
  ['tasks.list', 3, mila, '/tasks?counts=due'],
  ['tasks.get', 3, mila, `/tasks/${ids['shared.task'] ?? ''}`],
  ['comments.history', 3, ana, `/comments/${ids['comment'] ?? ''}/history`],
  ['attachments.list', 5, ana, `${thread}/attachments?counts=kind`],
  ['attachments.list', 7, mila, `${thread}/attachments?counts=kind`],
  ['timeline.list', 14, ana, `${thread}/timeline`],
  ['timeline.list', 20, mila, `${thread}/timeline?order=desc`],
  ['overview.get', 10, ana, '/records/client_order/1/overview'],
  ['overview.get', 12, mila, '/records/client_order/1/overview'],
  ['notifications.list', 1, ivo, '/notifications'],
  ['notifications.list', 2, mila, '/notifications'],
  ['notifications.settings', 1, ivo, '/notification-settings'],
  ['team.list', 1, ana, '/team'],
  ['webhooks.list', 1, boss, '/webhooks'],
  ['webhooks.deliveries', 2, boss, `/webhooks/${ids['webhook'] ?? ''}/deliveries`],
];

const grow = async (from: number, to: number): Promise<void> => {
  for (let n = from; n < to; n += 1) {
    const number = String(n);
    await made(service.put(`/users/u${number}`, { name: `Дума колега ${number}` }));
    await made(service.put(`/contacts/k${number}`, { name: `Дума контакт ${number}`, counterpartyId: 'c1' }));
    const derivedFrom = [{ kind: 'client_order', id: '1' }];
    await made(service.put(`/records/sale/s${number}`, { title: 'Дума', counterpartyId: 'c1', derivedFrom }));
    await made(boss.post('/topics', { scope: 'thread', title: `Дума тема ${number}` }));
    const at = { topic: `Дума ${number}`, counterpartyId: 'c1', visibility: 'shared' };
    const { id } = await made(ana.post('/threads', { ...at, attach: [{ kind: 'client_order', id: '1' }] }));
    for (const target of [id, ids['shared.thread']]) {
      const mention = { type: 'mention', kind: 'user', id: `u${number}` };
      const toIvo = { type: 'mention', kind: 'user', id: 'ivo' };
      const body = { version: 1, blocks: [{ type: 'paragraph', children: [mention, toIvo] }] };
      const fileIds = [await upload(ana, 'дума.txt', 'x')];
      await made(ana.post(`/threads/${target}/comments`, { body, fileIds, visibility: 'shared' }));
      const talk = { contactId: `k${number}`, direction: 'inbound', channel: 'phone', body };
      await made(ana.post('/communications', { ...talk, topic: 'Дума', threadId: target, visibility: 'shared' }));
      await made(
        ana.post('/tasks', {
          topic: 'Дума',
          description: body,
          assigneeId: 'ivo',
          threadId: target,
          visibility: 'shared',
        }),
      );
    }
    await made(ana.patch(`/comments/${ids['comment'] ?? ''}`, { body: `Дума ${number}` }));
    await made(boss.post(`/webhooks/${ids['webhook'] ?? ''}:test`, undefined));
  }
};

test('every read of the protocol is counted', () => {
  const named = new Set(reads.map(([name]) => name));
  const missing = operations.filter(({ name, route }) => route.method === 'GET' && !route.raw && !named.has(name));
  assert.deepEqual(missing.map(({ name }) => name), []); // prettier-ignore
});

test('no read asks more often than it may, nor more often as rows grow', async () => {
  const measure = async (): Promise<number[]> => {
    const counts: number[] = [];
    for (const [, , who, path] of reads) counts.push(await statements(() => who.get(path)));
    return counts;
  };
  await grow(0, 1);
  const few = await measure();
  await grow(1, 12);
  const many = await measure();
  for (const [index, [name, most, { who }, path]] of reads.entries()) {
    const [before, now] = [few[index] ?? 0, many[index] ?? 0];
    assert.ok(now <= most, `${name} by ${who.role} asks ${String(now)} times: ${path}`);
    assert.ok(now <= before, `${name} by ${who.role} asks ${String(now)} times, no longer ${String(before)}: ${path}`);
  }
});

test('a comment with fifty mentions takes at most ten, as one with a single mention', async () => {
  for (let n = 0; n < 50; n += 1) await made(service.put(`/users/m${String(n)}`, { name: `Колега ${String(n)}` }));
  const mentions = Array.from({ length: 50 }, (_, n) => ({ type: 'mention', kind: 'user', id: `m${String(n)}` }));
  const comment = (children: unknown[]): Promise<number> =>
    statements(() =>
      ana.post(`/threads/${ids['thread'] ?? ''}/comments`, {
        body: { version: 1, blocks: [{ type: 'paragraph', children }] },
      }),
    );
  const many = await comment(mentions);
  const one = await comment(mentions.slice(0, 1));
  assert.ok(many <= 10, String(many));
  assert.equal(many, one);
});
