import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const { crm, service, person } = await testCrm(database);
const admin = person('шеф', 'admin', { name: 'Шефът' });
const ana = person('ана', 'member', { name: 'Ана Петрова' });
after(async () => {
  await crm.close();
  await database.close();
});

test('a company comes into being with its service, and not before', async () => {
  const { crm: same } = { crm };
  const { person: of } = await testCrm(database, { crm: same });
  const stranger = of('x', 'member');
  assert.equal((await stranger.get('/me')).status, 200);
  const nobody = await crm.fetch(
    new Request('http://crm.test/v1/me', {
      headers: {
        Authorization: `Bearer ${(await crm.auth.issue({ sub: 'a', company: 'нова', role: 'member' }, 60)).token}`,
      },
    }),
  );
  assert.equal(nobody.status, 401);
});

test('a person who is not known is admitted and appears in the directory', async () => {
  const me = await ana.get('/me');
  assert.equal(me.status, 200);
  assert.equal(me.body.user.name, 'Ана Петрова');
  assert.equal(me.body.company.timeZone, 'Europe/Sofia');
  const { body } = await admin.get('/users?q=петр');
  assert.deepEqual(
    body.items.map((user: { id: string }) => user.id),
    ['ана'],
  );
});

test('service people are not in the directory', async () => {
  const { body } = await admin.get('/users');
  assert.ok(!body.items.some((user: { id: string }) => user.id === 'erp'));
});

test('a token with another name renames, one without a name does not', async () => {
  await person('иво', 'member', { name: 'Иво' }).get('/me');
  await person('иво', 'member', { name: 'Иво Илиев' }).get('/me');
  assert.equal((await person('иво').get('/me')).body.user.name, 'Иво Илиев');
});

test('an inactive user is shut out, also of an open stream', async () => {
  const eve = person('ева', 'member', { name: 'Ева' });
  const stream = await eve.stream();
  await stream.next('ready');
  assert.equal((await service.put('/users/%D0%B5%D0%B2%D0%B0', { name: 'Ева', active: false })).status, 200);
  await stream.ended;
  assert.equal((await eve.get('/me')).status, 401);
  assert.deepEqual(
    stream.seen.map(({ event }) => event),
    ['ready'],
  );
});

test('a portal person belongs to the counterparty of its first token', async () => {
  assert.equal((await person('portal:m', 'portal', { counterparty: 'c1' }).get('/me')).status, 200);
  assert.equal((await person('portal:m', 'portal', { counterparty: 'c2' }).get('/me')).status, 401);
  assert.equal((await person('portal:m', 'portal', { counterparty: 'c1' }).get('/users')).status, 403);
  assert.equal((await person('m', 'portal', { counterparty: 'c1' }).get('/me')).status, 401);
  assert.equal((await person('portal:x', 'member').get('/me')).status, 401);
});

test('the directory is written by stewards, and told to colleagues', async () => {
  const stream = await ana.stream();
  assert.equal((await ana.put('/groups/g1', { name: 'Производство', memberIds: ['ана'] })).status, 403);
  const put = await admin.put('/groups/g1', { name: 'Производство', memberIds: ['ана'] });
  assert.equal(put.status, 201);
  assert.equal(put.headers.get('etag'), '"1"');
  const { data } = await stream.next('directory.updated', ({ entity }) => entity.kind === 'group');
  assert.deepEqual(data['entity'].memberIds, ['ана']);
  assert.equal(data['seq'], Number(put.headers.get('crm-seq')));
  assert.equal(
    (await admin.put('/groups/g1', { name: 'Производство', memberIds: ['ана'] })).headers.get('crm-seq'),
    put.headers.get('crm-seq'),
  );
  assert.equal((await admin.put('/groups/g2', { name: 'Х', memberIds: ['никой'] })).status, 422);
  await stream.close();
});

test('a list is read page by page, and a cursor serves its own list only', async () => {
  for (const id of ['1', '2', '3']) await admin.put(`/contacts/${id}`, { name: 'Лице', counterpartyId: 'ралтекс' });
  const one = await ana.get('/contacts?limit=2&counterparty=%D1%80%D0%B0%D0%BB%D1%82%D0%B5%D0%BA%D1%81');
  assert.equal(one.body.items.length, 2);
  const two = await ana.get(
    `/contacts?limit=2&counterparty=%D1%80%D0%B0%D0%BB%D1%82%D0%B5%D0%BA%D1%81&cursor=${one.body.nextCursor}`,
  );
  assert.deepEqual(
    two.body.items.map((contact: { id: string }) => contact.id),
    ['3'],
  );
  assert.equal(two.body.nextCursor, null);
  assert.equal((await ana.get(`/contacts?cursor=${one.body.nextCursor}`)).status, 422);
});

test('a mutation with a key is done once and answered twice', async () => {
  const key = { 'Idempotency-Key': 'k1' };
  const first = await ana.post('/contacts', { name: 'Петя' }, key);
  const again = await ana.post('/contacts', { name: 'Петя' }, key);
  assert.equal(first.status, 201);
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  assert.deepEqual(
    [again.status, again.body, again.headers.get('crm-seq'), again.headers.get('etag')],
    [201, first.body, first.headers.get('crm-seq'), '"1"'],
  );
  const other = await ana.post('/contacts', { name: 'Друга' }, key);
  assert.deepEqual([other.status, other.body.code], [422, 'idempotency_mismatch']);
  const twins = await Promise.all(
    [1, 2, 3, 4].map(() => ana.post('/contacts', { name: 'Близнак' }, { 'Idempotency-Key': 'k2' })),
  );
  assert.deepEqual(
    [...new Set(twins.map(({ status, body }) => (status === 201 ? 201 : body.code)))].sort(),
    [201, 'in_flight'].sort(),
  );
});

test('a client may choose an id, once', async () => {
  const body = { id: 'к-1', name: 'Мария' };
  assert.deepEqual(
    [(await ana.post('/contacts', body)).status, (await ana.post('/contacts', body)).status],
    [201, 200],
  );
  assert.equal((await ana.post('/contacts', { ...body, name: 'Друга' })).status, 409);
});

test('what stands at another version is not changed under If-Match', async () => {
  const { body } = await admin.get('/company');
  const stale = await admin.patch('/company', { name: 'Ралтекс' }, { 'If-Match': '"99"' });
  assert.deepEqual([stale.status, stale.body.code, stale.body.current.version], [412, 'stale', body.version]);
  assert.equal((await admin.patch('/company', { name: 'Ралтекс' }, { 'If-Match': `W/"${body.version}"` })).status, 200);
});
