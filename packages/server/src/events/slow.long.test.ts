import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { testDatabase } from '../database/testing.js';
import { listen } from '../http/index.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const { crm, company, service, person } = await testCrm(database);
const server = await listen((request, from) => crm.fetch(request, from), { port: 0 });
after(async () => {
  await crm.close();
  await server.close();
  await database.close();
});

// What the writes themselves leave behind is no cost of the reader's, so it is collected before each look.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const total = 50_000;
const streams = async (): Promise<number> =>
  Number(/^crm_streams (\d+)$/m.exec(await (await crm.metrics()).text())?.[1]);

test('a reader that does not read costs little, is cut off, and loses nothing when it comes back', async () => {
  const ana = person('ana');
  const since = Number((await ana.get('/me')).headers.get('crm-seq'));
  const { token } = await crm.auth.issue({ sub: 'ana', company, role: 'member' }, 3600);
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`GET /v1/events?since=${String(since)} HTTP/1.1\r\nHost: crm\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  await once(socket, 'readable');
  socket.pause();
  socket.on('error', () => undefined);
  collect();
  const before = process.memoryUsage();
  let most = 0;
  for (let n = 0; n < total; n += 1_000) {
    const lines = Array.from({ length: 1_000 }, (_, k) =>
      JSON.stringify({ type: 'record', kind: 'order', id: String(n + k), title: `Поръчка ${'х'.repeat(280)}` }),
    );
    const body = lines.join('\n');
    const response = await service.send('/import', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body,
    });
    assert.equal(((await response.json()) as { accepted: number }).accepted, 1_000);
    collect();
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, heapUsed + external - before.heapUsed - before.external);
  }
  // 50,000 such events are more than 40 MB.
  assert.ok(most < 24 * 2 ** 20, `${String(Math.round(most / 2 ** 20))} MiB`);
  const began = performance.now();
  while ((await streams()) > 0) {
    assert.ok(performance.now() - began < 60_000, 'it was not cut off');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  socket.destroy();
  const again = await ana.stream(since);
  await again.next('record.updated', ({ entity }) => entity.id === String(total - 1)).catch(() => undefined);
  const head = Number((await ana.get('/me')).headers.get('crm-seq'));
  while (again.seen.at(-1)?.id !== head) await new Promise((resolve) => setTimeout(resolve, 50));
  const seqs = again.seen.flatMap(({ id }) => (id === undefined ? [] : [id]));
  assert.equal(seqs.length, total);
  assert.deepEqual(seqs, seqs.map((_, n) => since + 1 + n)); // prettier-ignore
  await again.close();
});
