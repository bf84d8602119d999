import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import { isPublic, PrivateAddressError, publicLookup } from './address.js';
import { send } from './send.js';

const database = await testDatabase();
const { crm, person } = await testCrm(database);
const boss = person('boss', 'admin', { name: 'Бос' });
await boss.get('/me');
after(async () => {
  await crm.close();
  await database.close();
});

const inward = [
  'https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a9fe:a9fe]/', 'https://[fd00::1]/', 'https://[fe80::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/',
  'https://169.254.169.254/latest/meta-data/', 'https://10.1.2.3/', 'https://172.31.0.1/', 'https://192.168.1.1/', 'https://100.100.1.1/',
  'https://0.0.0.0/', 'https://localhost/', 'https://LOCALHOST./', 'https://a.localhost/', 'https://metadata.google.internal/', 'https://printer.local/',
]; // prettier-ignore

test('an address inside is refused, however it is written, and never called', async () => {
  for (const url of inward) {
    const answer = await boss.post('/webhooks', { url });
    assert.deepEqual([answer.status, answer.body.errors?.[0].code], [422, 'private'], url);
    assert.notEqual((await send({ url, headers: {}, body: '{}' }, false)).status, 204);
  }
});

test('only https without a password is let in', async () => {
  for (const url of [
    'http://example.com/',
    'ftp://example.com/',
    'https://a:b@example.com/',
    'example.com',
    'javascript:alert(1)',
    '',
  ])
    assert.equal((await boss.post('/webhooks', { url })).status, 422, url);
  assert.equal((await boss.post('/webhooks', { url: 'https://93.184.216.34/hook' })).status, 201);
});

test('public addresses are told from the others', () => {
  for (const address of ['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:2800:220:1::1'])
    assert.ok(isPublic(address), address);
  for (const address of [
    '127.9.9.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    'ff02::1',
    '2001:db8::1',
  ])
    assert.ok(!isPublic(address), address);
});

// The name is looked up where the connection is made, so what it resolves to then is what counts.
test('a name that resolves inward is not called, at the moment of connecting', async () => {
  const error = await new Promise((resolve) => publicLookup('localhost', { all: true }, resolve));
  assert.ok(error instanceof PrivateAddressError);
  const attempt = await send({ url: 'https://localhost:1/', headers: {}, body: '{}' }, false);
  assert.deepEqual(attempt, { status: null, error: 'private_address' });
});
