import { isCrmError, type CrmClient } from '@towerp/crm-client';
import type { Database } from '@towerp/crm-server';
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { testDatabase } from '../../server/src/database/testing.js';
import { startTestCrm, type TestCrm } from './index.js';

let database: Database;
let crm: TestCrm;
let admin: CrmClient;
let member: CrmClient;

before(async () => {
  database = await testDatabase();
  crm = await startTestCrm({ database });
  admin = crm.clientFor({ id: 'ognyan', name: 'Огнян Караджов', role: 'admin' });
  member = crm.clientFor({ id: 'maria', name: 'Мария Иванова' });
});
after(async () => {
  await crm.close();
  await database.close();
});

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    if (isCrmError(error)) return error.code;
  }
  return '';
};

test('an admin names a kind, and everybody reads it so', async () => {
  const named = await admin.records.putKind('quote', { labels: { bg: 'Ценово предложение', en: 'Proposal' }, lane: 'quote' });
  assert.deepEqual(named.labels, { bg: 'Ценово предложение', en: 'Proposal' });
  assert.deepEqual((await member.records.kinds()).find(({ kind }) => kind === 'quote'), named);
  assert.equal(await codeOf(member.records.putKind('quote', { labels: { bg: 'Оферта', en: 'Quote' } })), 'forbidden');
}); // prettier-ignore

test('an admin says which kinds the portal sees', async () => {
  const before = await member.people.company();
  const patched = await admin.people.patchCompany({ portalKinds: ['client_order'] });
  assert.deepEqual([patched.portalKinds, patched.name], [['client_order'], before.name]);
  assert.deepEqual((await member.people.company()).portalKinds, ['client_order']);
  assert.equal(await codeOf(member.people.patchCompany({ portalKinds: [] })), 'forbidden');
});

test('the secret of a webhook is shown to whom makes it and never again', async () => {
  const made = await admin.webhooks.create({ url: 'https://93.184.216.34/hook', types: ['thread.created', 'task.updated'] });
  assert.match(made.secret ?? '', /^whsec_/);
  const { items } = await admin.webhooks.list();
  assert.deepEqual(items, [{ ...made, secret: null }]);
  assert.equal(await codeOf(member.webhooks.list()), 'forbidden');
  await admin.webhooks.delete(made.id);
  assert.deepEqual(await admin.webhooks.list().all({ limit: 10 }), []);
}); // prettier-ignore

test('an address that is not public is refused, and the refusal names the field', async () => {
  for (const url of ['http://example.com/hook', 'https://10.0.0.7/hook', 'erp'])
    await assert.rejects(
      async () => admin.webhooks.create({ url }),
      (error) => isCrmError(error) && error.code === 'invalid' && error.errors?.[0]?.path === 'url',
    );
});

test('what a webhook was sent is read page by page, and can be sent again', async () => {
  const { id } = await admin.webhooks.create({ url: 'https://93.184.216.34/hook' });
  const sent = [await admin.webhooks.test(id), await admin.webhooks.test(id), await admin.webhooks.test(id)];
  const log: string[] = [];
  for await (const { id: one, type } of admin.webhooks.deliveries(id, { limit: 2 })) log.push(`${type} ${one}`);
  assert.deepEqual(log.toSorted(), sent.map((one) => `webhook.test ${one.id}`).toSorted());
  const [first] = sent;
  assert.equal((await admin.webhooks.replay(id, first?.id ?? '')).id, first?.id);
  assert.equal(await codeOf(admin.webhooks.replay(id, id)), 'not_found');
});
