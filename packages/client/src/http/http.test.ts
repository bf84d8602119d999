import assert from 'node:assert/strict';
import test from 'node:test';
import { aThread, problem, tokenOf, until, withServer, type Reply } from '../contract-server.test.js';
import {
  ContractError,
  isCrmError,
  NetworkError,
  NotFoundError,
  StaleError,
  TimeoutError,
  type CrmError,
} from '../index.js';

const none: Reply = { body: { items: [], nextCursor: null } };

test('a token is asked for once however many wait, and once again after a 401', withServer(async ({ server, make }) => {
  let asked = 0;
  let answer = (): void => {};
  const allWait = new Promise<void>((resolve) => { answer = resolve; });
  const client = make({ getToken: async () => {
    await allWait;
    return tokenOf({ sub: 'ivan', n: ++asked });
  } });
  const old = `Bearer ${tokenOf({ sub: 'ivan', n: 1 })}`;
  server.on('GET /threads', ({ headers }) => (headers.authorization === old ? problem(401, 'token_expired') : none));
  const calls = Array.from({ length: 20 }, () => client.threads.list());
  answer();
  await Promise.all(calls);
  assert.equal(asked, 2);
  assert.equal(server.count('GET /threads'), 40);
})); // prettier-ignore

test('a second 401 says that somebody has to sign in, once, and a later success goes on', withServer(async ({ server, make }) => {
  const told: CrmError[] = [];
  let isIn = false;
  const client = make({ hooks: { onAuthRequired: (error) => told.push(error) } });
  server.on('GET /threads', () => (isIn ? none : problem(401, 'unauthenticated')));
  await assert.rejects(async () => client.threads.list(), { code: 'unauthenticated' });
  await assert.rejects(async () => client.threads.list(), { code: 'unauthenticated' });
  assert.equal(told.length, 1);
  assert.equal(client.connection.$state.get().state, 'signed_out');
  isIn = true;
  await client.threads.list();
  assert.notEqual(client.connection.$state.get().state, 'signed_out');
})); // prettier-ignore

test('a host that cannot give a token is no sign-out', withServer(async ({ make }) => {
  const client = make({ getToken: () => Promise.reject(new Error('offline')), maxRetries: 0 });
  await assert.rejects(async () => client.threads.list(), NetworkError);
  assert.notEqual(client.connection.$state.get().state, 'signed_out');
})); // prettier-ignore

test('a host that never gives a token does not hold calls for ever', withServer(async ({ make }) => {
  const client = make({ getToken: () => new Promise(() => {}), timeoutMs: 50 });
  await assert.rejects(async () => client.threads.list(), TimeoutError);
})); // prettier-ignore

test('a busy server is asked again as it says, with the same idempotency key', withServer(async ({ server, client }) => {
  const thread = aThread();
  let left = 2;
  server.on('POST /threads', () => (left-- > 0 ? problem(503, 'unavailable', {}, { 'retry-after': '0' }) : { status: 201, body: thread }));
  assert.equal((await client.threads.create({ topic: thread.topic })).id, thread.id);
  const keys = server.asked.map(({ headers }) => headers['idempotency-key']);
  assert.equal(keys.length, 3);
  assert.equal(new Set(keys).size, 1);
})); // prettier-ignore

test('Retry-After is waited for', withServer(async ({ server, client }) => {
  let first = true;
  server.on('GET /threads', () => {
    if (!first) return none;
    first = false;
    return problem(429, 'rate_limited', {}, { 'retry-after': '1' });
  });
  const began = Date.now();
  await client.threads.list();
  assert.ok(Date.now() - began >= 990);
})); // prettier-ignore

test('a twin in flight is waited for, any other conflict is told', withServer(async ({ server, client }) => {
  const thread = aThread();
  const replies = [problem(409, 'in_flight', {}, { 'retry-after': '0' }), { status: 201, body: thread }, problem(409, 'conflict')];
  server.on('POST /threads', () => replies.shift() ?? none);
  await client.threads.create({ topic: 'x' });
  await assert.rejects(client.threads.create({ topic: 'x' }), { code: 'conflict', name: 'ConflictError' });
  assert.equal(server.asked.length, 3);
})); // prettier-ignore

test('after the allowed retries the last refusal is told', withServer(async ({ server, make }) => {
  server.on('GET /threads', () => problem(503, 'unavailable', {}, { 'retry-after': '0' }));
  await assert.rejects(async () => make({ maxRetries: 1 }).threads.list(), { code: 'unavailable', status: 503, requestId: 'r-9' });
  assert.equal(server.asked.length, 2);
})); // prettier-ignore

test('a lost connection is tried again, then told', withServer(async ({ make }) => {
  let tries = 0;
  const client = make({ maxRetries: 1, fetch: () => { tries++; return Promise.reject(new TypeError('whatever this engine says')); } });
  await assert.rejects(async () => client.threads.list(), NetworkError);
  assert.equal(tries, 2);
})); // prettier-ignore

test('a server that does not answer in time is told of', withServer(async ({ server, make }) => {
  server.on('GET /threads', () => new Promise(() => {}));
  await assert.rejects(async () => make({ timeoutMs: 50 }).threads.list(), TimeoutError);
})); // prettier-ignore

test('an aborted call rejects with the reason and is not sent again', withServer(async ({ server, client }) => {
  server.on('GET /threads', () => new Promise(() => {}));
  const abort = new AbortController();
  setTimeout(() => { abort.abort(); }, 30);
  await assert.rejects(async () => client.threads.list({}, { signal: abort.signal }), { name: 'AbortError' });
  assert.equal(server.asked.length, 1);
})); // prettier-ignore

test('an answer that breaks the contract is a ContractError with its path', withServer(async ({ server, client }) => {
  const { status: _, ...broken } = aThread();
  server.on('GET /threads', () => ({ body: { items: [aThread(), { ...broken, status: 'odd' }], nextCursor: null } }));
  await assert.rejects(async () => client.threads.list(), (error) => error instanceof ContractError && error.path === 'items.1.status' && error.requestId === 'r-1');
})); // prettier-ignore

test('fields from the future are passed over', withServer(async ({ server, client }) => {
  server.on('GET /threads', () => ({ body: { items: [{ ...aThread(), mood: 'fine' }], nextCursor: null, more: 1 } }));
  assert.ok(!('mood' in ((await client.threads.list()).items[0] ?? {})));
})); // prettier-ignore

test('a problem becomes its own class, known also across realms', withServer(async ({ server, client }) => {
  const current = aThread({ version: 7 });
  server.on('PATCH /threads/*', () => problem(412, 'stale', { current }));
  const stale = await client.threads.patch(current.id, { topic: 'Друга' }, { ifMatch: 1 }).catch((error: unknown) => error);
  assert.ok(stale instanceof StaleError);
  assert.deepEqual(stale.current, current);
  assert.equal(server.asked[0]?.headers['if-match'], '"1"');
  const missing = await client.threads.get(current.id).catch((error: unknown) => error);
  assert.ok(missing instanceof NotFoundError && isCrmError(missing, 'not_found') && !isCrmError(missing, 'stale'));
  assert.ok(isCrmError({ ...(missing as object), [Symbol.for('@towerp/crm-client/error')]: true }));
})); // prettier-ignore

test('an answer that is no problem of the contract is an InternalError', withServer(async ({ server, client }) => {
  server.on('GET /threads', () => ({ status: 502, body: '<html>' }));
  await assert.rejects(async () => client.threads.list(), { name: 'InternalError', status: 502, requestId: 'r-1' });
})); // prettier-ignore

test('a list is a page by await and every item by for await', withServer(async ({ server, client }) => {
  const [a, b] = [aThread(), aThread()];
  server.on('GET /threads', ({ url }) => (url.searchParams.has('cursor') ? { body: { items: [b], nextCursor: null } } : { body: { items: [a], nextCursor: 'c' } }));
  const ids: string[] = [];
  for await (const thread of client.threads.list({ status: ['new'] })) ids.push(thread.id);
  assert.deepEqual(ids, [a.id, b.id]);
  assert.equal(server.asked[1]?.url.searchParams.get('status'), 'new');
})); // prettier-ignore

test('a server that has left this version behind says so once, and nothing asks it again', withServer(async ({ server, client }) => {
  server.on('GET /events', () => ({ status: 426 }));
  server.on('GET /threads', () => ({ status: 426 }));
  server.on('POST /threads', () => ({ status: 426 }));
  client.threads.$list().subscribe(() => {});
  await until(() => client.connection.$state.get().state === 'upgrade_required');
  await assert.rejects(client.threads.list(), { code: 'upgrade_required', name: 'UpgradeRequiredError' });
  client.threads.create({ topic: 'за после' }).catch(() => {});
  await until(() => server.count('POST /threads') === 1 && client.outbox.$state.get().items[0]?.state === 'waiting');
  await assert.rejects(client.people.me({ signal: AbortSignal.timeout(600) }));
  assert.equal(server.count('POST /threads'), 1);
  assert.ok(server.count('GET /events') <= 1);
  assert.equal(client.outbox.$state.get().items.length, 1);
})); // prettier-ignore
