import type { CrmClient } from '@towerp/crm-client';
import { newId, type Thread } from '@towerp/crm-protocol';
import type { Database } from '@towerp/crm-server';
import assert from 'node:assert/strict';
import test, { after, afterEach, before } from 'node:test';
import { testDatabase } from '../../server/src/database/testing.js';
import { startTestCrm, type TestCrm } from './index.js';
import { until } from './watched.test.js';

let database: Database;
let crm: TestCrm;
let maria: CrmClient;

before(async () => {
  database = await testDatabase();
  crm = await startTestCrm({ database });
  maria = crm.clientFor('maria');
});
afterEach(() => {
  crm.faults.isOffline = false;
  crm.faults.problem = undefined;
});
after(async () => {
  await crm.close();
  await database.close();
});

const threadsOf = async (): Promise<Thread[]> => (await maria.threads.list()).items;

test('a lost answer costs nothing: the call is sent again and takes effect once', async () => {
  const thread = await maria.threads.create({ topic: 'Доставка' });
  crm.faults.lostAnswers = 2;
  const comment = await maria.comments.create(thread.id, { body: 'Здравейте' });
  assert.equal((await maria.threads.get(thread.id)).counts.comments, 1);
  crm.faults.lostAnswers = 1;
  await maria.threads.create({ id: newId(), topic: 'Втора' });
  assert.equal((await threadsOf()).filter(({ topic }) => topic === 'Втора').length, 1);
  assert.equal(comment.threadId, thread.id);
});

test('offline is told, and what happened meanwhile is there afterwards', async () => {
  const $list = maria.threads.$list({ status: ['new'] });
  const stop = $list.subscribe(() => {});
  await until(() => $list.get().state === 'ready' && maria.connection.$state.get().state === 'live', 'live');
  crm.faults.isOffline = true;
  await until(() => maria.connection.$state.get().state === 'offline', 'offline');
  const list = $list.get();
  assert.ok(list.state === 'ready' && list.stale);
  await assert.rejects(maria.threads.create({ topic: 'x' }, { queue: false }), { code: 'network' });
  const queued = maria.threads.create({ topic: 'Написана без връзка' });
  const service = await crm.crm.fetch(
    new Request(`${crm.baseUrl}/v1/threads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await crm.tokenFor('ivan')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ topic: 'Междувременно' }),
    }),
  );
  assert.equal(service.status, 201);
  crm.faults.isOffline = false;
  maria.connection.reconnect();
  await until(() => {
    const now = $list.get();
    return now.state === 'ready' && !now.stale && now.value.items.some(({ topic }) => topic === 'Междувременно');
  }, 'caught up');
  await queued;
  assert.equal((await threadsOf()).filter(({ topic }) => topic === 'Написана без връзка').length, 1);
  stop();
});

test('a server in trouble is told with its code', async () => {
  crm.faults.problem = 'internal';
  await assert.rejects(maria.threads.create({ topic: 'x' }), { code: 'internal', name: 'InternalError' });
  crm.faults.problem = 'conflict';
  await assert.rejects(maria.threads.create({ topic: 'x' }), { code: 'conflict' });
});

test('a change that is refused goes back', async () => {
  const thread = await maria.threads.create({ topic: 'Отказ' });
  const $one = maria.threads.$one(thread.id);
  const statuses: string[] = [];
  const stop = $one.subscribe((one) => {
    if (one.state === 'ready') statuses.push(one.value.status);
  });
  await until(() => statuses.length > 0, 'read');
  crm.faults.problem = 'conflict';
  await assert.rejects(maria.threads.setStatus(thread.id, 'completed'), { code: 'conflict' });
  await until(() => statuses.at(-1) === 'new', 'back');
  assert.deepEqual(statuses, ['new', 'completed', 'new']);
  stop();
});
