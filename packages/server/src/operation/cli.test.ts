import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { finish, start, temporaryFolder } from './testing.js';

const base = await temporaryFolder();
after(() => base.remove());
const data = join(base.path, 'data');
const secret = 'a secret of the tests, 32 bytes long';
const serving = ['serve', '--port', '0', '--data', data];

const tokenOf = async (user: string, role: string, folder = data): Promise<string> => {
  const { code, out, err } = await finish(
    ['token', '--user', user, '--company', 'ралтекс', '--role', role, '--data', folder],
    {},
  );
  assert.equal(code, 0, err);
  return out.trim();
};

const get = async (url: string, path: string, token: string): Promise<Response> =>
  fetch(`${url}/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });

test('a server tells when it is ready, holds its folder, and ends with 0 when it is told to, even twice', async () => {
  const server = start(serving);
  const url = await server.ready();
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const secretFile = await stat(join(data, 'secret'));
  assert.equal(secretFile.mode & 0o777, 0o600);

  const second = await finish(serving);
  assert.equal(second.code, 2);
  assert.match(second.err, /^\S+ is held by process \d+ on \S+ since .*--url.*\n$/);

  const service = await tokenOf('erp', 'service');
  assert.equal((await get(url, '/me', service)).status, 200);
  const stream = await get(url, '/events', service);
  server.signal('SIGTERM');
  server.signal('SIGINT');
  assert.equal(await server.ended, 0, server.err());
  assert.match(await stream.text(), /event: ready/);
  assert.equal(server.err(), '');
  await assert.rejects(stat(join(data, 'crm.lock')));
});

test('what is in flight when a server is told to end is finished', async () => {
  const server = start(serving);
  const url = await server.ready();
  const service = await tokenOf('erp', 'service');
  const agent = new Agent({ keepAlive: true });
  const sending = request(`${url}/v1/threads`, {
    method: 'POST',
    agent,
    headers: { Authorization: `Bearer ${service}`, 'Content-Type': 'application/json', Expect: '100-continue' },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  server.signal('SIGTERM');
  for (;;) {
    const refused = await fetch(`${url}/healthz`, { headers: { Connection: 'close' } }).catch(() => undefined);
    if (!refused) break;
  }
  sending.end('{"topic":"Забавена доставка"}');
  const [answer] = (await once(sending, 'response')) as [{ statusCode: number; resume(): void }];
  answer.resume();
  assert.equal(answer.statusCode, 201);
  const began = performance.now();
  assert.equal(await server.ended, 0);
  assert.ok(performance.now() - began < 5_000, 'an idle connection kept it');
  agent.destroy();
});

test('after a kill the folder opens again, and every write that was acknowledged is there', async () => {
  const folder = join(base.path, 'killed');
  const acknowledged = { threads: new Set<string>(), comments: new Map<string, string>() };
  const rounds = 5;
  const every = ['serve', '--port', '0', '--data', folder];
  let token = '';
  for (let round = 0; round < rounds; round += 1) {
    const server = start(every, { CRM_RATE_LIMIT: '0' });
    const url = await server.ready();
    token ||= await tokenOf('erp', 'service', folder);
    const post = async (path: string, body: unknown): Promise<string> => {
      const response = await fetch(`${url}/v1${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      assert.equal(response.status, 201);
      return ((await response.json()) as { id: string }).id;
    };
    const write = async (): Promise<void> => {
      for (let number = 0; ; number += 1) {
        const thread = await post('/threads', { topic: `Тема ${String(round)}.${String(number)}` });
        acknowledged.threads.add(thread);
        acknowledged.comments.set(await post(`/threads/${thread}/comments`, { body: 'Готово' }), thread);
        if (acknowledged.comments.size >= (round + 1) * 12) server.signal('SIGKILL');
      }
    };
    const outcomes = await Promise.allSettled([write(), write(), write()]);
    assert.equal(await server.ended, null);
    for (const outcome of outcomes) {
      assert.equal(outcome.status, 'rejected');
      assert.ok(!(outcome.reason instanceof assert.AssertionError), String(outcome.reason));
    }
  }
  const server = start(every, { CRM_RATE_LIMIT: '0' });
  const url = await server.ready();
  for (const id of acknowledged.threads) assert.equal((await get(url, `/threads/${id}`, token)).status, 200, id);
  for (const [id, thread] of acknowledged.comments) {
    const timeline = await (await get(url, `/threads/${thread}/timeline`, token)).text();
    assert.ok(timeline.includes(id), `the comment ${id} is lost`);
  }
  server.signal('SIGTERM');
  assert.equal(await server.ended, 0);
});

test('a value that cannot be used ends the start with one line and 2', async () => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ CRM_RATE_LIMIT: 'many' }, /^CRM_RATE_LIMIT must be a whole number/],
    [{ DATABASE_URL: 'postgres://a:hush@127.0.0.1:1/a' }, /^On PostgreSQL, CRM_JWT_SECRET/],
    [{ DATABASE_URL: 'postgres://a:hush@127.0.0.1:1/a', CRM_JWT_SECRET: secret }, /cannot be reached: .*ECONNREFUSED/],
  ];
  for (const [env, line] of cases) {
    const { code, out, err } = await finish(['serve', '--port', '0', '--data', join(base.path, 'bad')], env);
    assert.equal(code, 2, err);
    assert.match(err, line);
    assert.equal(err.trim().split('\n').length, 1, err);
    assert.ok(!err.includes('hush'));
    assert.equal(out, '');
  }
});

test('a call that cannot be used is told in a line, with the usage', async () => {
  const cases: [string[], RegExp][] = [
    [['serve', '--prot', '1'], /^Unknown option '--prot'\.\nUsage: towerp-crm serve/],
    [['serve', '--port', '70000', '--data', data], /^--port must be a whole number from 0 to 65535/],
    [['serve'], /^A data folder \(--data DIR\) or DATABASE_URL is needed/],
    [['sevre'], /^There is no command “sevre”/],
    [['import', '--company', 'a'], /^A FILE is needed/],
    [['token', '--user', 'a', '--company', 'b', '--role', 'boss', '--data', data], /^--role must be one of/],
  ];
  for (const [args, line] of cases) {
    const { code, err } = await finish(args);
    assert.equal(code, 2, err);
    assert.match(err, line);
  }
});

test('a port that is taken is told', async () => {
  const server = start(serving);
  const { port } = new URL(await server.ready());
  const { code, err } = await finish(['serve', '--port', port, '--data', join(base.path, 'other')]);
  assert.equal(code, 2);
  assert.match(err, /^Port \d+ of 127\.0\.0\.1 is taken; choose another with --port\.\n$/);
  server.signal('SIGINT');
  assert.equal(await server.ended, 0);
});

test('files come in and go out, with and without a server', async () => {
  const lines = join(base.path, 'in.ndjson');
  const out = join(base.path, 'out.ndjson');
  await writeFile(
    lines,
    '{"type":"user","id":"u1","name":"Иван"}\r\n\n{"type":"bogus"}\n{"type":"user","id":"u2","name":"Мария"}',
  );
  const folder = join(base.path, 'transfer');
  const offline = await finish(['import', lines, '--company', 'ралтекс', '--data', folder]);
  assert.equal(offline.code, 1, offline.err);
  assert.match(offline.out, /^accepted 2, rejected 1\n.*in\.ndjson:3 invalid: /);

  const server = start(['serve', '--port', '0', '--data', folder]);
  const url = await server.ready();
  const token = await tokenOf('u1', 'admin', folder);
  const held = await finish(['export', '--company', 'ралтекс', '--data', folder]);
  assert.equal(held.code, 2);
  assert.match(held.err, /is held by process \d+ .*--url/);
  const online = await finish(['export', '--company', 'ралтекс', '--url', url, '--token', token, '--out', out]);
  assert.equal(online.code, 0, online.err);
  const text = await readFile(out, 'utf8');
  assert.match(text, /Иван/);
  const again = await finish(['import', out, '--company', 'ралтекс', '--url', url, '--token', token]);
  assert.equal(again.code, 0, again.out);
  const other = await finish(['import', out, '--company', 'друга', '--url', url, '--token', token]);
  assert.equal(other.code, 2);
  server.signal('SIGTERM');
  assert.equal(await server.ended, 0);

  const unknown = await finish(['export', '--company', 'друга', '--data', folder]);
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /^There is no company друга here\.\n$/);
  const health = await finish(['doctor', '--data', folder]);
  assert.equal(health.code, 0, health.out);
});
