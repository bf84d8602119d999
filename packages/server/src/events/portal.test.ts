import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

const company = async () => {
  const { service, person } = await testCrm(database, { crm: main.crm });
  const ana = person('ana', 'admin', { name: 'Ана' });
  const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
  await ana.get('/me');
  await mila.get('/me');
  const shared = async () =>
    (await ana.post('/threads', { topic: 'Т', counterpartyId: 'c1', visibility: 'shared' })).body.id as string;
  return { service, ana, mila, shared };
};
const types = (stream: { seen: readonly { event: string }[] }) => stream.seen.map(({ event }) => event);

test('the portal hears nothing of internal entries, not even that something happened', async () => {
  const { ana, mila, shared } = await company();
  const thread = await shared();
  const stream = await mila.stream();
  await ana.post(`/threads/${thread}/comments`, { body: 'за нас' });
  await ana.post('/tasks', { topic: 'за нас', assigneeId: 'ana', threadId: thread });
  await ana.post(`/threads/${thread}/comments`, { body: 'за вас', visibility: 'shared' });
  await stream.next('thread.updated');
  assert.deepEqual(types(stream), ['ready', 'comment.created', 'thread.updated']);
  await stream.close();
});

test('derived records are told to the portal as far as it sees them, hidden steps without a name', async () => {
  const { service, ana, mila, shared } = await company();
  const order = (id: string) => [{ kind: 'client_order', id }];
  await service.put('/records/client_order/1', { title: 'Поръчка', counterpartyId: 'c1' });
  const thread = await shared();
  const stream = await mila.stream();
  await ana.post(`/threads/${thread}/attachments`, { record: { kind: 'client_order', id: '1' } });
  await service.put('/records/production_order/2', {
    title: 'Вътрешна',
    counterpartyId: 'c1',
    derivedFrom: order('1'),
  });
  await service.put('/records/shipment/3', {
    title: 'Експедиция',
    counterpartyId: 'c1',
    derivedFrom: [{ kind: 'production_order', id: '2' }],
  });
  const { data } = await stream.next('attachment.created', ({ entity }) => entity.record.kind === 'shipment');
  assert.deepEqual(data['entity'].via, [
    { kind: 'client_order', id: '1' },
    { kind: 'production_order', hidden: true },
  ]);
  assert.ok(!JSON.stringify(stream.seen).includes('Вътрешна'));
  // One for each of the two that it sees; the hidden one moves nothing.
  await stream.next('thread.updated', ({ entity }) => entity.counts.attachments === 2);
  assert.equal(types(stream).filter((type) => type === 'thread.updated').length, 2);
  await stream.close();
});

test('a record that goes to another counterparty goes out of sight', async () => {
  const { service, mila } = await company();
  await service.put('/records/client_order/1', { title: 'Поръчка', counterpartyId: 'c1' });
  const stream = await mila.stream();
  await service.put('/records/client_order/1', { title: 'Поръчка', counterpartyId: 'c2' });
  const { data } = await stream.next('access.changed');
  assert.deepEqual(data['entity'], { kind: 'client_order', id: '1', visible: false });
  assert.deepEqual(types(stream), ['ready', 'access.changed']);
  await stream.close();
});

test('other kinds on the portal make its readers begin anew', async () => {
  const { ana, mila } = await company();
  const [theirs, ours] = [await mila.stream(), await ana.stream()];
  const patched = await ana.patch('/company', { portalKinds: ['sale'] });
  assert.equal((await theirs.next('reset')).data['seq'], Number(patched.headers.get('crm-seq')));
  await ana.put('/contacts/x', { name: 'Х' });
  await ours.next('directory.updated');
  assert.ok(!types(ours).includes('reset'));
  await Promise.all([theirs.close(), ours.close()]);
});
