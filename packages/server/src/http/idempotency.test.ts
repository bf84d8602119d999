import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createCrm } from '../crm.js';
import { testDatabase } from '../database/testing.js';
import { TestPerson, testCrm } from '../testing.js';

const database = await testDatabase();
const { crm, company, person } = await testCrm(database);
const ana = person('ana', 'member', { name: 'Ана' });
const ivo = person('ivo', 'member', { name: 'Иво' });
await ana.get('/me');
await ivo.get('/me');
after(async () => {
  await crm.close();
  await database.close();
});

const named = async (topic: string): Promise<number> =>
  (await ana.get(`/threads?q=${encodeURIComponent(topic)}`)).body.items.length;

test('the same request with the same key has one effect, and the same answer again', async () => {
  const first = await ana.post('/threads', { topic: 'Веднъж' }, { 'Idempotency-Key': 'k1' });
  const again = await ana.post('/threads', { topic: 'Веднъж' }, { 'Idempotency-Key': 'k1' });
  assert.deepEqual([again.status, again.body], [201, first.body]);
  for (const name of ['crm-seq', 'etag']) assert.equal(again.headers.get(name), first.headers.get(name), name);
  assert.deepEqual(
    [first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')],
    [null, 'true'],
  );
  assert.equal(await named('Веднъж'), 1);
});

test('another request with the same key is refused, and a key counts for its person alone', async () => {
  await ana.post('/threads', { topic: 'Първа заявка' }, { 'Idempotency-Key': 'k2' });
  const other = await ana.post('/threads', { topic: 'Друга заявка' }, { 'Idempotency-Key': 'k2' });
  assert.deepEqual([other.status, other.body.code], [422, 'idempotency_mismatch']);
  assert.equal((await ivo.post('/threads', { topic: 'Друга заявка' }, { 'Idempotency-Key': 'k2' })).status, 201);
});

test('twins in flight have one effect: one is answered, the others are answered alike or told to wait', async () => {
  const twins = await Promise.all(
    Array.from({ length: 6 }, () => ana.post('/threads', { topic: 'Близнаци' }, { 'Idempotency-Key': 'k3' })),
  );
  assert.ok(twins.some(({ status }) => status === 201));
  for (const { status, headers } of twins)
    assert.ok(status === 201 || (status === 409 && headers.get('retry-after') !== null), String(status));
  assert.equal(await named('Близнаци'), 1);
});

test('a refused request stores no answer, so that the key can be used for one put right', async () => {
  assert.equal((await ana.post('/threads', { topic: '' }, { 'Idempotency-Key': 'k4' })).status, 422);
  assert.equal((await ana.post('/threads', { topic: 'Поправена' }, { 'Idempotency-Key': 'k4' })).status, 201);
});

test('an answer outlives the server that gave it', async () => {
  const first = await ana.post('/threads', { topic: 'Преди рестарта' }, { 'Idempotency-Key': 'k5' });
  const restarted = await createCrm({ database, secret: 'a secret of the tests, 32 bytes long', rateLimit: 0 });
  const same = new TestPerson(restarted, company, { sub: 'ana', role: 'member', name: 'Ана' });
  const again = await same.post('/threads', { topic: 'Преди рестарта' }, { 'Idempotency-Key': 'k5' });
  await restarted.close();
  assert.deepEqual([again.status, again.body], [201, first.body]);
});
