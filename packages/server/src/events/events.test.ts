import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import { prune } from './index.js';

const database = await testDatabase();
const { crm, company, service, person } = await testCrm(database);
const ana = person('ana', 'member', { name: 'Ана' });
await ana.get('/me');
after(async () => {
  await crm.close();
  await database.close();
});
const head = async () => Number((await ana.get('/me')).headers.get('crm-seq'));

test('a stream begins with ready, and from a cursor on nothing is missed', async () => {
  const since = await head();
  const id = (await ana.post('/threads', { topic: 'Т' })).body.id;
  await ana.post(`/threads/${id}/comments`, { body: 'едно' });
  const stream = await ana.stream(since);
  await stream.next('thread.updated');
  assert.deepEqual(stream.seen[0]?.data['seq'], since);
  assert.deepEqual(
    stream.seen.slice(1).map(({ event, id: seq }) => [event, seq]),
    [
      ['thread.created', since + 1],
      ['comment.created', since + 2],
      ['thread.updated', since + 3],
    ],
  );
  await stream.close();
});

test('a cursor ahead of the log, or older than what is kept, is reset', async () => {
  const ahead = await ana.stream(1_000_000);
  const { data } = await ahead.next('reset');
  assert.equal(data['seq'], await head());
  await prune(database, company, new Date(Date.now() + 1000).toISOString());
  const old = await ana.stream(0);
  assert.equal((await old.next('reset')).data['seq'], await head());
  await Promise.all([ahead.close(), old.close()]);
});

test('what is a week old is cleared away by the clock, what is younger stays', async () => {
  const since = await head();
  await ana.post('/threads', { topic: 'Т' });
  await crm.upkeep();
  const stream = await ana.stream(since);
  await stream.next('thread.created');
  await stream.close();
});

test('a cursor that is no seq is refused', async () => {
  await assert.rejects(ana.stream('x'), /422/);
  await assert.rejects(ana.stream(-1), /422/);
});

test('the eleventh stream of a person ends its oldest', async () => {
  const streams = [];
  for (let n = 0; n < 11; n += 1) streams.push(await ana.stream());
  await streams[0]?.next('replaced');
  await streams[0]?.ended;
  await Promise.all(streams.map((stream) => stream.close()));
});

// Slower where one connection serves all.
const commits = database.kind === 'postgres' ? 10_000 : 2_000;
const writers = 16;

test(
  'sixteen writers, and a reader by cursor misses nothing, sees nothing twice, and in order',
  { timeout: 180_000 },
  async () => {
    const since = await head();
    const stream = await ana.stream(since);
    const id = (await ana.post('/threads', { topic: 'Т' })).body.id;
    const each = Math.ceil(commits / writers);
    const seqs = await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const mine: number[] = [];
        for (let n = 0; n < each; n += 1) {
          const answer = await service.put(`/records/order/${String(writer)}`, { title: `${String(n)} ${id}` });
          assert.ok(answer.status < 300, JSON.stringify(answer.body));
          mine.push(Number(answer.headers.get('crm-seq')));
        }
        return mine;
      }),
    );
    const last = Math.max(...seqs.flat());
    await stream.next('record.updated', ({ seq }) => seq === last);
    const told = stream.seen.filter(({ id: seq }) => seq !== undefined).map(({ id: seq }) => seq);
    assert.deepEqual(
      told,
      Array.from({ length: last - since }, (_, n) => since + n + 1),
    );
    await stream.close();
  },
);
