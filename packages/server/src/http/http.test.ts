import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { SignJWT } from 'jose';
import { createCrm } from '../crm.js';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const { crm, company, person } = await testCrm(database, { corsOrigins: ['https://erp.example'] });
const ana = person('ana', 'member', { name: 'Ана' });
const admin = person('boss', 'admin', { name: 'Бос' });
after(async () => {
  await crm.close();
  await database.close();
});

const code = (answer: { status: number; body: { code: string } }) => [answer.status, answer.body.code];

test('every failure is a problem with a code and the id of its request', async () => {
  const answer = await ana.get('/nothing');
  assert.deepEqual(code(answer), [404, 'not_found']);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.equal(answer.body.requestId, answer.headers.get('request-id'));
});

test('another method is told which ones there are', async () => {
  const answer = await ana.put('/me', {});
  assert.deepEqual(code(answer), [405, 'method_not_allowed']);
  assert.equal(answer.headers.get('allow'), 'GET');
});

test('unknown fields, parameters, malformed JSON and wrong types are told by their place', async () => {
  assert.deepEqual(code(await ana.post('/contacts', { name: 'x', author: 'y' })), [422, 'invalid']);
  assert.deepEqual((await ana.post('/contacts', { name: 'x', author: 'y' })).body.errors, [
    { path: 'author', code: 'unknown', message: 'is not known here' },
  ]);
  assert.equal((await ana.get('/contacts?colour=red')).body.errors[0].path, 'colour');
  assert.deepEqual(code(await ana.post('/contacts', '{"name":')), [422, 'invalid']);
  assert.equal((await ana.get('/contacts?limit=0')).status, 422);
  assert.equal((await ana.get('/contacts?limit=1&limit=2')).status, 422);
  assert.equal((await ana.get('/contacts?q=%ff')).status, 422);
});

test('another type of content and a large body are refused', async () => {
  assert.deepEqual(code(await ana.post('/contacts', 'name=x', { 'Content-Type': 'text/plain' })), [
    415,
    'unsupported_media',
  ]);
  assert.deepEqual(code(await ana.post('/contacts', `{"name":"${'x'.repeat(1024 * 1024)}"}`)), [413, 'too_large']);
});

test('what a role never may is refused before the body is looked at', async () => {
  assert.deepEqual(code(await ana.put('/users/x', '{')), [403, 'forbidden']);
});

test('what does not exist is not found, whatever the body', async () => {
  assert.deepEqual(code(await ana.get('/contacts/none')), [404, 'not_found']);
});

const signed = (claims: Record<string, unknown>, secret = 'a secret of the tests, 32 bytes long', alg = 'HS256') =>
  new SignJWT({ sub: 'ana', company, role: 'member', ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));
const me = async (token: string) => {
  const response = await crm.fetch(
    new Request('http://crm.test/v1/me', { headers: { Authorization: `Bearer ${token}` } }),
  );
  return [response.status, ((await response.json()) as { code?: string }).code];
};
const soon = Math.floor(Date.now() / 1000);

test('a token must be whole, in time and signed with the secret', async () => {
  assert.deepEqual(await me(await signed({ exp: soon + 60 })), [200, undefined]);
  assert.deepEqual(await me(await signed({ exp: soon - 30 })), [200, undefined]);
  assert.deepEqual(await me(await signed({ exp: soon - 61 })), [401, 'token_expired']);
  assert.deepEqual(await me(await signed({})), [401, 'unauthenticated']);
  for (const wrong of [
    { role: 'owner' },
    { sub: undefined },
    { company: '' },
    { name: 5 },
    { role: 'portal', sub: 'portal:a' },
  ])
    assert.deepEqual(await me(await signed({ exp: soon + 60, ...wrong })), [401, 'unauthenticated']);
  assert.deepEqual(await me(await signed({ exp: soon + 60 }, 'another secret of some length, 32 b')), [
    401,
    'unauthenticated',
  ]);
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: 'ana', company, role: 'admin', exp: soon + 60 })).toString('base64url')}.`;
  assert.deepEqual(await me(none), [401, 'unauthenticated']);
});

test('a token that was taken before is refused once its time is over', async () => {
  let now = Date.now();
  const { crm: own } = await testCrm(database, { clock: () => new Date(now) });
  const { token } = await own.auth.issue({ sub: 'ana', company, role: 'member' }, 600);
  const ask = async () => {
    const init = { headers: { Authorization: `Bearer ${token}` } };
    return ((await (await own.fetch(new Request('http://crm.test/v1/me', init))).json()) as { code?: string }).code;
  };
  assert.equal(await ask(), undefined);
  now += 659_000;
  assert.equal(await ask(), undefined);
  now += 3_000;
  assert.equal(await ask(), 'token_expired');
  await own.close();
});

test('only pages of allowed origins may read', async () => {
  const ask = (origin: string) => crm.fetch(new Request('http://crm.test/healthz', { headers: { Origin: origin } }));
  assert.equal((await ask('https://erp.example')).headers.get('access-control-allow-origin'), 'https://erp.example');
  for (const origin of ['https://evil.example', 'null', 'https://erp.example.evil.example', 'http://erp.example'])
    assert.equal((await ask(origin)).headers.get('access-control-allow-origin'), null);
});

test('who asks too fast is told to wait', async () => {
  const slow = await createCrm({ database, secret: 'a secret of the tests, 32 bytes long', rateLimit: 1 });
  const { token } = await slow.auth.issue({ sub: 'ana', company, role: 'member' }, 60);
  const ask = () => slow.fetch(new Request('http://crm.test/v1/me', { headers: { Authorization: `Bearer ${token}` } }));
  const answers = [];
  for (let n = 0; n < 7; n += 1) answers.push(await ask());
  assert.equal(answers.at(-1)?.status, 429);
  assert.match(answers.at(-1)?.headers.get('retry-after') ?? '', /^\d+$/);
  await slow.close();
});

test('the document names every operation', async () => {
  const response = await crm.fetch(new Request('http://crm.test/v1/openapi.json'));
  const document = (await response.json()) as { paths: Record<string, object>; components: { schemas: object } };
  assert.ok(document.paths['/v1/threads:bulk']);
  assert.ok('Thread' in document.components.schemas);
  const text = JSON.stringify(document);
  for (const [, id] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    assert.ok(id && id in document.components.schemas, id);
});

test('a read says which events are in it', async () => {
  const before = Number((await ana.get('/me')).headers.get('crm-seq'));
  const put = await admin.put('/contacts/seq', { name: 'Някой' });
  assert.ok(Number(put.headers.get('crm-seq')) > before);
  assert.equal((await ana.get('/me')).headers.get('crm-seq'), put.headers.get('crm-seq'));
});
