import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startNats } from '../events/testing.js';
import { startS3 } from '../testing-s3.js';
import { finish, start, temporaryFolder } from './testing.js';

const base = await temporaryFolder();
after(() => base.remove());
const data = join(base.path, 'data');
const secret = 'a secret of the tests, 32 bytes long';
const server = process.env['CRM_TEST_DATABASE_URL'];

const lines = (out: string): string[] => out.trim().split('\n');
const isFine = ({ code, out, err }: { code: number | null; out: string; err: string }): void => {
  assert.equal(code, 0, `${out}${err}`);
  for (const line of lines(out)) assert.match(line, /^ok /);
};

test('doctor says what is missing and what to do, and is content once it is there', async () => {
  const none = await finish(['doctor', '--data', data]);
  assert.equal(none.code, 1);
  assert.match(none.out, /^FIX {2}database: \S+ is not there yet: serve --data \S+ makes it$/m);
  assert.equal((await finish(['migrate', '--data', data])).code, 0);
  const present = await finish(['doctor', '--data', data]);
  isFine(present);
  for (const name of ['environment', 'key', 'database', 'lock', 'schema', 'clock', 'login', 'bus', 'files'])
    assert.match(present.out, new RegExp(`^ok {3}${name}: `, 'm'));
});

test('doctor looks at NATS, at the issuer of keys and at the folder of files', async () => {
  const nats = await startNats();
  const issuer = createServer((_request, response) => response.end('{"keys":[]}')).listen(0, '127.0.0.1');
  await once(issuer, 'listening');
  const jwks = `http://127.0.0.1:${String((issuer.address() as AddressInfo).port)}/jwks.json`;
  const file = join(base.path, 'file');
  await writeFile(file, '');
  isFine(await finish(['doctor', '--data', data], { NATS_URL: nats.url }));
  await nats.stop();
  const wrong = await finish(['doctor', '--data', data], {
    NATS_URL: nats.url,
    CRM_JWKS_URL: jwks,
    CRM_JWT_AUDIENCE: 'crm',
    CRM_FILES_DIR: join(file, 'files'),
  });
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /^FIX {2}bus: NATS cannot be used \(.*\); .*set NATS_URL right$/m);
  assert.match(wrong.out, /^FIX {2}key: CRM_JWKS_URL answers 200 without keys/m);
  assert.match(wrong.out, /^FIX {2}files: \S+ cannot be written \(ENOTDIR\): change/m);
  issuer.close();
});

test('doctor looks at the bucket of files', async () => {
  const s3 = await startS3();
  const { endpoint, accessKeyId, secretAccessKey } = s3.options;
  const env = {
    CRM_S3_ENDPOINT: endpoint,
    CRM_S3_ACCESS_KEY_ID: accessKeyId,
    CRM_S3_SECRET_ACCESS_KEY: secretAccessKey,
  };
  const present = await finish(['doctor', '--data', data], { ...env, CRM_S3_BUCKET: 'crm' });
  assert.match(present.out, /^ok {3}files: the bucket crm, reached$/m);
  const none = await finish(['doctor', '--data', data], { ...env, CRM_S3_BUCKET: 'none' });
  assert.equal(none.code, 1);
  assert.match(none.out, /^FIX {2}files: the bucket none cannot be used: .*NoSuchBucket/m);
  await s3.stop();
});

test('a folder that another process holds is told of, and a value that cannot be used', async () => {
  const serving = start(['serve', '--port', '0', '--data', data]);
  await serving.ready();
  const held = await finish(['doctor', '--data', data]);
  assert.equal(held.code, 1);
  assert.match(held.out, /^FIX {2}lock: \S+ is held by process \d+/m);
  serving.signal('SIGTERM');
  assert.equal(await serving.ended, 0);
  const bad = await finish(['doctor', '--data', data], { CRM_RATE_LIMIT: 'x' });
  assert.equal(bad.code, 1);
  assert.match(bad.out, /^FIX {2}environment: CRM_RATE_LIMIT must be/);
});

test('metrics have a port of their own where one is set, for everybody who reaches it', async () => {
  const serving = start(['serve', '--port', '0', '--data', data], { CRM_METRICS_PORT: '0' });
  const url = await serving.ready();
  const [, metrics] = /^metrics: (\S+)$/m.exec(serving.err()) ?? [];
  const proxied = { headers: { 'X-Forwarded-For': '192.0.2.1' } };
  const own = await fetch(metrics ?? '', proxied);
  assert.match(await own.text(), /^crm_bus_connected 1$/m);
  assert.equal((await fetch(new URL('/v1/me', metrics))).status, 404);
  assert.equal((await fetch(`${url}/metrics`, proxied)).status, 404);
  assert.equal((await fetch(`${url}/metrics`)).status, 200);
  const { port } = new URL(url);
  const taken = await finish(['serve', '--port', '0', '--data', join(base.path, 'other')], { CRM_METRICS_PORT: port });
  assert.equal(taken.code, 2);
  assert.match(taken.err, /^Port \d+ of 127\.0\.0\.1 is taken; choose another with CRM_METRICS_PORT\.$/m);
  serving.signal('SIGTERM');
  assert.equal(await serving.ended, 0);
});

test('a folder for files that cannot be made ends the start with one line', async () => {
  const { code, err } = await finish(['serve', '--port', '0', '--data', data], {
    CRM_FILES_DIR: join(base.path, 'file', 'files'),
  });
  assert.equal(code, 2);
  assert.match(err, /^CRM_FILES_DIR \(\S+\) cannot be written \(ENOTDIR\); make it a folder of this login\.\n$/);
});

if (server !== undefined) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const name = `crm_doctor_${String(process.pid)}`;
  await client.query(`create database ${name}`);
  for (const login of [`${name}_app`, `${name}_heir`]) await client.query(`create role ${login} login`);
  const urlOf = (login?: string): string => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    if (login !== undefined) url.username = login;
    return url.toString();
  };
  const onServer = { DATABASE_URL: urlOf(), CRM_JWT_SECRET: secret, CRM_FILES_DIR: base.path };
  const production = { ...onServer, CRM_ENV: 'production' };
  after(async () => {
    await client.query(`drop database ${name} with (force)`);
    for (const login of [`${name}_app`, `${name}_heir`]) await client.query(`drop role ${login}`);
    await client.end();
  });

  test('in production no login may be able to step round row-level security', async () => {
    const serving = ['serve', '--port', '0'];
    const owner = await finish(serving, production);
    assert.equal(owner.code, 2);
    assert.match(
      owner.err,
      /^CRM_ENV=production: postgres is a superuser, .*owns the tables.*CRM_APP_DATABASE_URL\.\n$/,
    );
    await client.query(`grant postgres to ${name}_heir`);
    const heir = await finish(serving, { ...production, CRM_APP_DATABASE_URL: urlOf(`${name}_heir`) });
    assert.equal(heir.code, 2);
    assert.match(heir.err, /_heir may act as postgres, and could step round/);
    const app = start(serving, { ...production, CRM_APP_DATABASE_URL: urlOf(`${name}_app`) });
    const response = await fetch(`${await app.ready()}/readyz`);
    assert.deepEqual(await response.json(), { status: 'ready', bus: 'connected' });
    app.signal('SIGTERM');
    assert.equal(await app.ended, 0, app.err());
  });

  test('doctor looks at a PostgreSQL as its owner and as its second login', async () => {
    const owner = await finish(['doctor'], production);
    assert.match(owner.out, /^FIX {2}login: postgres is a superuser.*: name another in CRM_APP_DATABASE_URL$/m);
    const app = await finish(['doctor'], { ...production, CRM_APP_DATABASE_URL: urlOf(`${name}_app`) });
    assert.match(app.out, /^ok {3}login: bound by row-level security$/m);
    assert.match(app.out, /^ok {3}bus: LISTEN\/NOTIFY of the database, heard$/m);
    // The server of the tests does without, and is told so.
    assert.match(app.out, /^FIX {2}settings: fsync is off: turn it on/m);
    const away = await finish(['doctor'], { ...production, DATABASE_URL: 'postgres://crm:hush@127.0.0.1:1/crm' });
    assert.equal(away.code, 1);
    assert.match(away.out, /^FIX {2}database: .*cannot be reached/m);
    assert.ok(!away.out.includes('hush'));
  });
}
