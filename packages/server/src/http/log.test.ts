import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { createCrm } from '../crm.js';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const { crm, company, person } = await testCrm(database, { log });
const ana = person('ana', 'member', { name: 'Ана' });
after(async () => {
  await crm.close();
  await database.close();
});
const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

test('an id that a proxy gave a request stands in the answer, in its problem and in the log', async () => {
  const names = { 'X-Request-Id': 'trace-7.a:b', 'Request-Id': '4bf92f3577b34da6a3ce929d0e0e4736' };
  for (const [name, id] of Object.entries(names)) {
    const answer = await ana.call('GET', '/threads/0', undefined, { [name]: id });
    assert.deepEqual([answer.headers.get('request-id'), answer.body.requestId], [id, id]);
    assert.equal(entries().filter(({ requestId }) => requestId === id).length, 1);
  }
});

test('an id that is not fit for a log is replaced', async () => {
  for (const id of ['', 'a b', '{"a":1}', 'x'.repeat(129), 'a\tb']) {
    const answer = await ana.call('GET', '/me', undefined, id === '' ? {} : { 'X-Request-Id': id });
    assert.match(answer.headers.get('request-id') ?? '', /^[\da-f-]{36}$/);
  }
});

test('one line an answer says who asked for what and which events there are, and nothing of what it holds', async () => {
  lines.length = 0;
  const answer = await ana.post('/threads?', { topic: 'канарче\nтема', description: 'канарче описание' });
  await ana.get('/threads?q=канарче');
  await ana.post('/threads', { topic: 'канарче', nonsense: 'канарче' });
  await ana.call('GET', '/me', undefined, { Authorization: 'Bearer canary.canary.canary' });
  assert.equal(lines.length, 4);
  const { time: _time, ms, hostname: _host, pid: _pid, level: _level, ...first } = entries()[0] ?? {};
  assert.equal(typeof ms, 'number');
  const requestId = answer.headers.get('request-id');
  const seq = Number(answer.headers.get('crm-seq'));
  assert.deepEqual(first, { requestId, company, sub: 'ana', role: 'member', method: 'POST', path: '/v1/threads', status: 201, seq, msg: 'answered' }); // prettier-ignore
  assert.ok(!/канарче|canary|Bearer|eyJ/.test(lines.join('')), lines.join(''));
});

test('an error that nobody foresaw is in the log with its id, and not in the answer', async () => {
  const broken = { ...database, kind: database.kind, retries: 0, read: () => Promise.reject(new Error('a secret cause')), listen: database.listen.bind(database), announce: database.announce.bind(database), close: () => Promise.resolve(), write: database.write.bind(database), administer: database.administer.bind(database) }; // prettier-ignore
  const other = await createCrm({ database: broken, secret: 'a secret of the tests, 32 bytes long', log });
  const { token } = await other.auth.issue({ sub: 'ana', company, role: 'member' }, 60);
  const response = await other.fetch(
    new Request('http://crm.test/v1/me', { headers: { Authorization: `Bearer ${token}`, 'X-Request-Id': 'lost' } }),
  );
  const text = await response.text();
  assert.equal(response.status, 500);
  assert.ok(!text.includes('secret cause') && text.includes('"requestId":"lost"'), text);
  const error = entries().find(({ requestId, level }) => requestId === 'lost' && level === 50);
  assert.match(JSON.stringify(error), /a secret cause/);
  await other.close();
});
