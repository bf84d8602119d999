import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { Problem } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import { listen } from './node.js';

const database = await testDatabase();
const { crm, company } = await testCrm(database);
const server = await listen(crm.fetch, { port: 0 });
const { token } = await crm.auth.issue({ sub: 'erp', company, role: 'service' }, 60);
after(async () => {
  await server.close();
  await crm.close();
  await database.close();
});
const ask = (path: string) => fetch(`${server.url}/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });

/** What is answered to bytes as they stand. */
const sendBytes = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });

test('two hundred refs of the longest ids fit into one address', async () => {
  const refs = Array.from(
    { length: 200 },
    (_, n) => `client_order:${encodeURIComponent(`${String(n)}${'Ж'.repeat(120)}`)}`,
  );
  const response = await ask(`/records:resolve?refs=${refs.join(',')}`);
  assert.equal(response.status, 200);
  assert.equal(((await response.json()) as { items: unknown[] }).items.length, 200);
});

test('an address that is longer is refused as every failure is', async () => {
  const response = await ask(`/threads?q=${'x'.repeat(300 * 1024)}`);
  const problem = Problem.parse(await response.json());
  assert.deepEqual([response.status, problem.code], [413, 'too_large']);
  assert.equal(problem.requestId, response.headers.get('request-id'));
});

test('what is no request of HTTP is refused as every failure is', async () => {
  const answer = await sendBytes('няма такъв протокол\r\n\r\n');
  assert.match(answer, /^HTTP\/1\.1 422 /);
  assert.equal(Problem.parse(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).code, 'invalid');
});
