import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { ErpId, Kind, newId, Thread, type Route } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose } from '../testing.js';
import { inProcess, matches, operations, overHttp, refused, send } from './operations.js';
import { made } from './world.js';

const database = await testDatabase();
after(() => database.close());
const json = { 'Content-Type': 'application/json' };

/** The path of an operation, everything in it unknown. */
const unknownPath = ({ path, params = {} }: Route): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    params[name] === Kind ? 'client_order' : params[name] === ErpId ? 'no-such' : newId(),
  );
const namesThings = ({ params, method, path, open }: Route): boolean =>
  params !== undefined && method !== 'PUT' && !path.endsWith('/overview') && !open;

const suite = async (open: typeof inProcess): Promise<void> => {
  const transport = await open(database);
  after(() => transport.close());
  const { person, service, crm } = await testCrm(database, { crm: transport.crm });
  const ana = person('ana', 'member', { name: 'Ана' });
  const boss = person('boss', 'admin', { name: 'Шеф' });
  await made(ana.get('/me'));
  await made(boss.get('/me'));
  const post = (path: string, body: RequestInit['body'], headers: Record<string, string> = json) =>
    refused(ana, 'POST', path, { body, headers });

  test('without a token, or with none that is good, nothing is answered but 401', async () => {
    for (const { route } of operations.filter((operation) => !operation.route.open)) {
      const path = `/v1${unknownPath(route)}`;
      const headers = { Authorization: 'Bearer no.such.token' };
      const response = await crm.fetch(new Request(`http://crm.test${path}`, { method: route.method, headers }));
      assert.equal(response.status, 401, path);
      assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer/, path);
      await response.body?.cancel();
    }
  });

  test('what is not there is not found before query, body, key or version are looked at', async () => {
    for (const { name, route } of operations.filter((operation) => namesThings(operation.route))) {
      const isBodiless = route.method === 'GET' || route.method === 'HEAD';
      const headers = {
        ...json,
        ...(route.raw ? { 'Tus-Resumable': '1.0.0' } : {}),
        'Idempotency-Key': 'x'.repeat(256),
        'If-Match': '"0"',
      };
      const path = `${unknownPath(route)}${route.raw ? '' : '?colour=red'}`;
      const init = { headers, ...(isBodiless ? {} : { body: '{"broken' }) };
      if (route.method === 'HEAD') assert.equal((await send({ who: boss, method: 'HEAD', path, ...init })).status, 404);
      else assert.deepEqual(await refused(boss, route.method, path, init), [404, 'not_found'], name);
    }
  });

  test('an id that nothing can have names nothing', async () => {
    for (const path of [
      '/threads/1',
      '/tasks/%00',
      `/threads/${newId().toUpperCase()}`,
      '/comments/x/history',
      '/files/..',
    ])
      assert.deepEqual(await refused(ana, 'GET', path), [404, 'not_found'], path);
    assert.deepEqual(await refused(boss, 'PUT', '/kinds/No%20Kind', { body: '{}', headers: json }), [422, 'invalid']);
    assert.deepEqual(await refused(boss, 'PUT', '/records/user/u1', { body: '{"title":"x"}', headers: json }), [
      422,
      'invalid',
    ]);
  });

  test('a method that a path does not know is told which it knows', async () => {
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
    const paths = new Map<string, string[]>();
    for (const { route } of operations) paths.set(route.path, [...(paths.get(route.path) ?? []), route.method]);
    for (const [path, known] of paths)
      for (const method of methods.filter((one) => !known.includes(one))) {
        const { route } = operations.find((operation) => operation.route.path === path) as { route: Route };
        const response = await send({ who: ana, method, path: unknownPath(route) });
        assert.equal(response.status, 405, `${method} ${path}`);
        const allow = (response.headers.get('allow') ?? '').split(', ');
        for (const one of known) assert.ok(allow.includes(one), `${path}: ${allow.join()}`);
        await response.body?.cancel();
      }
  });

  test('bodies are JSON in UTF-8 of at most 1 MiB', async () => {
    assert.deepEqual(await post('/threads', 'topic=x', { 'Content-Type': 'text/plain' }), [415, 'unsupported_media']);
    assert.deepEqual(await post('/threads', '{"topic":"x"}', {}), [415, 'unsupported_media']);
    const big = `{"topic":"${'x'.repeat(1024 * 1024)}"}`;
    assert.deepEqual(await post('/threads', big), [413, 'too_large']);
    assert.deepEqual(await refused(ana, 'DELETE', `/threads/${newId()}/read`, { body: big, headers: json }), [
      404,
      'not_found',
    ]);
    const { id } = await made(ana.post('/threads', { topic: 'x' }));
    assert.deepEqual(await refused(ana, 'DELETE', `/threads/${id}/read`, { body: big, headers: json }), [
      413,
      'too_large',
    ]);
    for (const broken of [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"topic":"a"}{}',
      '{"topic":"\\u0000"}',
      '{"topic":"\\ud800"}',
    ])
      assert.deepEqual(await post('/threads', broken), [422, 'invalid'], broken);
    assert.deepEqual(await post('/threads', new Uint8Array([0x22, 0xff, 0x22])), [422, 'invalid']);
    assert.equal(
      (
        await send({
          who: ana,
          method: 'POST',
          path: '/threads',
          body: '{"topic":"x"}',
          headers: { 'Content-Type': 'Application/JSON; charset="UTF-8"' },
        })
      ).status,
      201,
    );
  });

  test('a body of 20 MB is refused to a client that still sends it, with its length told or not', async () => {
    const big = new Uint8Array(20 * 1024 * 1024).fill(0x20);
    for (let n = 0; n < 3; n += 1) assert.deepEqual(await post('/threads', big), [413, 'too_large']);
    let sent = 0;
    const pieces = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        if (sent > 20) controller.close();
        else controller.enqueue(big.subarray(0, 1024 * 1024));
      },
    });
    const init = { method: 'POST', body: pieces, headers: json, duplex: 'half' } as const;
    assert.equal((await ana.send('/threads', init)).status, 413);
    assert.equal((await ana.post('/threads', { topic: 'след това' })).status, 201);
  });

  test('what was created is told with its address where it can be read', async () => {
    const { status, headers, body } = await ana.post('/threads', { topic: 'x' });
    assert.deepEqual([status, headers.get('location')], [201, `/v1/threads/${body.id}`]);
    const contact = await ana.post('/contacts', { id: 'а/б', name: 'x' });
    const address = contact.headers.get('location') ?? '';
    assert.equal((await made(ana.get(address.replace('/v1', '')))).id, 'а/б');
    const comment = await ana.post(`/threads/${body.id}/comments`, { body: 'x' });
    assert.deepEqual([comment.status, comment.headers.get('location')], [201, null]);
  });

  test('an id chosen by the client makes one thing: again it stands, otherwise it is in use', async () => {
    const id = newId();
    assert.equal((await ana.post('/threads', { id, topic: 'x' })).status, 201);
    await made(ana.patch(`/threads/${id}`, { topic: 'y' }));
    const again = await ana.post('/threads', { topic: 'x', id });
    assert.deepEqual([again.status, again.body.topic, again.headers.get('location')], [200, 'y', null]);
    assert.deepEqual(await post('/threads', JSON.stringify({ id, topic: 'z' })), [409, 'conflict']);
    const uuid4 = '9b2f9a4e-8a4c-4f7b-9a52-3b0c5a1f0d11';
    assert.deepEqual(await post('/threads', JSON.stringify({ id: uuid4, topic: 'x' })), [422, 'invalid']);
  });

  test('a change that knows another version is refused with what stands; weak tags and * are let through', async () => {
    const { body, headers } = await ana.post('/threads', { topic: 'x' });
    const path = `/threads/${body.id}`;
    const first = headers.get('etag') ?? '';
    assert.equal(first, '"1"');
    const changed = await ana.patch(path, { topic: 'y' }, { 'If-Match': `W/${first}` });
    assert.deepEqual([changed.status, changed.headers.get('etag')], [200, '"2"']);
    const stale = await ana.patch(path, { topic: 'z' }, { 'If-Match': first });
    assert.deepEqual([stale.status, stale.body.code], [412, 'stale']);
    matches(Thread, stale.body.current, 'current');
    assert.equal(stale.body.current.topic, 'y');
    for (const tag of ['*', '"9", "3"', 'W/"4"'])
      assert.equal((await ana.patch(path, { topic: `за ${tag}` }, { 'If-Match': tag })).status, 200, tag);
    assert.equal((await ana.patch(path, { topic: 'без' })).status, 200);
    const task = await made(ana.post('/tasks', { topic: 'x', assigneeId: 'ana' }));
    const old = { 'If-Match': '"7"' };
    assert.deepEqual(await refused(ana, 'DELETE', `/tasks/${task.id}`, { headers: old }), [412, 'stale']);
    assert.equal((await ana.delete(`/tasks/${task.id}`, { 'If-Match': '"1"' })).status, 204);
  });

  test('a key gives the first answer again with its headers, after authorising anew', async () => {
    const key = { 'Idempotency-Key': 'k 1~' };
    const first = await ana.post('/threads', { topic: 'ключ' }, key);
    const again = await ana.post('/threads', { topic: 'ключ' }, key);
    assert.deepEqual([again.status, again.body], [201, first.body]);
    for (const name of ['crm-seq', 'etag', 'location'])
      assert.equal(again.headers.get(name), first.headers.get(name), name);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    const other = JSON.stringify({ topic: 'друг' });
    const headers = { ...json, ...key };
    assert.deepEqual(await post('/threads', other, headers), [422, 'idempotency_mismatch']);
    assert.deepEqual(await post('/threads', other, { ...json, 'Idempotency-Key': '' }), [422, 'invalid']);
    const path = `/threads/${first.body.id}/read`;
    assert.equal((await ana.delete(path, { 'Idempotency-Key': 'del' })).status, 200);
    assert.deepEqual(await refused(ana, 'DELETE', path, { body: 'x', headers: { 'Idempotency-Key': 'del' } }), [
      422,
      'idempotency_mismatch',
    ]);
    await made(service.put('/users/ana', { name: 'Ана', active: false }));
    assert.deepEqual(await post('/threads', JSON.stringify({ topic: 'ключ' }), headers), [401, 'unauthenticated']);
    await made(service.put('/users/ana', { name: 'Ана', active: true }));
  });

  test('many threads change together or not at all', async () => {
    const ids: string[] = [];
    for (const topic of ['а', 'б', 'в']) ids.push((await made(ana.post('/threads', { topic }))).id);
    const bulk = (given: string[], patch: Loose) => ana.post('/threads:bulk', { ids: given, patch });
    const done = await bulk(ids, { status: 'confirmed' });
    assert.deepEqual(
      done.body.items.map((item: Loose) => [item.id, item.status]),
      ids.map((id) => [id, 'confirmed']),
    );
    assert.equal((await bulk([...ids, newId()], { status: 'new' })).status, 404);
    const refusal = await bulk(ids, { visibility: 'shared' });
    assert.deepEqual([refusal.status, refusal.body.code], [422, 'invalid']);
    for (const id of ids) assert.equal((await made(ana.get(`/threads/${id}`))).status, 'confirmed');
    assert.equal((await bulk([], { status: 'new' })).status, 422);
    assert.equal((await bulk(Array.from({ length: 501 }, newId), { status: 'new' })).status, 422);
  });

  test('HEAD answers as GET without a body, and leaves no stream open', async () => {
    const stream = await ana.stream();
    for (let n = 0; n < 12; n += 1) {
      const response = await send({ who: ana, method: 'HEAD', path: '/events' });
      assert.deepEqual([response.status, await response.text()], [200, '']);
    }
    await made(boss.put('/contacts/after', { name: 'x' }));
    await stream.next('directory.updated', ({ entity }) => entity.id === 'after');
    assert.ok(stream.seen.every(({ event }) => event !== 'replaced'));
    await stream.close();
  });

  test('a query that a stream or an export does not know is refused', async () => {
    assert.deepEqual(await refused(boss, 'GET', '/events?from=1'), [422, 'invalid']);
    assert.deepEqual(await refused(boss, 'GET', '/events?since=-1'), [422, 'invalid']);
    assert.deepEqual(await refused(boss, 'GET', '/events', { headers: { 'Last-Event-ID': '1.5' } }), [422, 'invalid']);
    assert.deepEqual(await refused(boss, 'GET', '/export?types=thread'), [422, 'invalid']);
    assert.deepEqual(await refused(ana, 'GET', '/export?types=thread'), [403, 'forbidden']);
    assert.deepEqual(await refused(boss, 'POST', '/import', { body: '{}', headers: json }), [415, 'unsupported_media']);
  });
};

describe('the wire, in the process', () => suite(inProcess));
describe('the wire, over HTTP', () => suite(overHttp));
