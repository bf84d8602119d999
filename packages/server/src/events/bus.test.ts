import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { createCrm, type Crm } from '../crm.js';
import { sameDatabase, testDatabase } from '../database/testing.js';
import { testCrm, TestPerson } from '../testing.js';
import { openBus, type Bus, type OpenCarrier } from './bus.js';
import { overDatabase, overNats } from './index.js';
import { startNats } from './testing.js';

const database = await testDatabase();
const second = await sameDatabase(database);
const nats = await startNats();
const silent = pino({ level: 'silent' });
const secret = 'a secret of the tests, 32 bytes long';
after(async () => {
  await nats.stop();
  await second.close();
  await database.close();
});

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
};

interface Medium {
  readonly name: string;
  readonly one: OpenCarrier;
  readonly two: OpenCarrier;
  readonly natsUrl?: string;
}
const media: readonly Medium[] = [
  {
    name: database.kind === 'postgres' ? 'LISTEN/NOTIFY' : 'the process',
    one: overDatabase(database),
    two: overDatabase(second),
  },
  { name: 'NATS', one: overNats(nats.url, silent), two: overNats(nats.url, silent), natsUrl: nats.url },
];

const heardBy = (bus: Bus): [string, number][] => {
  const heard: [string, number][] = [];
  bus.onMoved((company, seq) => heard.push([company, seq]));
  return heard;
};

for (const { name, one, two } of media)
  test(`over ${name}, what one node announces the other hears, and itself at once and once`, async () => {
    const [here, there] = await Promise.all([openBus(one), openBus(two)]);
    await until(() => here.isConnected && there.isConnected);
    const [atHome, away] = [heardBy(here), heardBy(there)];
    here.announce('мебели: „Ален мак“', 7);
    assert.deepEqual(atHome, [['мебели: „Ален мак“', 7]]);
    await until(() => away.length > 0);
    assert.deepEqual(away, [['мебели: „Ален мак“', 7]]);
    // Whatever came back to the first node has come back by the time that it hears the second's.
    there.announce('b', 1);
    await until(() => atHome.length > 1);
    assert.deepEqual(atHome.slice(1), [['b', 1]]);
    await Promise.all([here.close(), there.close()]);
  });

for (const { name, one, two } of media)
  test(`over ${name}, many announcements become few, and the last of them arrives`, async () => {
    const [here, there] = await Promise.all([openBus(one), openBus(two)]);
    await until(() => here.isConnected && there.isConnected);
    const away = heardBy(there);
    for (let seq = 1; seq <= 10_000; seq += 1) here.announce('a', seq);
    await until(() => away.at(-1)?.[1] === 10_000);
    assert.ok(away.length < 100, String(away.length));
    await Promise.all([here.close(), there.close()]);
  });

interface Nodes {
  readonly crms: readonly [Crm, Crm];
  readonly company: string;
  readonly at: (node: 0 | 1, sub: string) => TestPerson;
  close(): Promise<void>;
}

/** Two nodes on one database, and people of one company who speak with either. */
const twoNodes = async (natsUrl?: string, clock?: () => Date): Promise<Nodes> => {
  const more = { secret, rateLimit: 0, ...(natsUrl ? { natsUrl } : {}), ...(clock ? { clock } : {}) };
  const crms = [await createCrm({ database, ...more }), await createCrm({ database: second, ...more })] as const;
  const { company } = await testCrm(database, { crm: crms[0] });
  const at = (node: 0 | 1, sub: string): TestPerson =>
    new TestPerson(crms[node], company, { sub, role: sub === 'erp' ? 'service' : 'member' });
  return { crms, company, at, close: async () => void (await Promise.all(crms.map((crm) => crm.close()))) };
};

const busOf = async (crm: Crm): Promise<unknown> => {
  const response = await crm.fetch(new Request('http://crm.test/readyz'));
  assert.equal(response.status, 200);
  return ((await response.json()) as { bus: unknown }).bus;
};

for (const { name, natsUrl } of media)
  test(`over ${name}, what is written at one node reaches the streams of the other, in order and once`, async () => {
    const { crms, at, close } = await twoNodes(natsUrl);
    for (const crm of crms) await until(async () => (await busOf(crm)) === 'connected');
    const stream = await at(1, 'ana').stream();
    const { data: ready } = await stream.next('ready');
    const writers = [at(0, 'boris'), at(1, 'vera')];
    for (let n = 0; n < 20; n += 1) await writers[n % 2]?.post('/threads', { topic: `Тема ${String(n)}` });
    await stream.next('thread.created', ({ entity }) => entity.topic === 'Тема 19');
    const seqs = stream.seen.flatMap(({ id }) => (id === undefined ? [] : [id]));
    assert.deepEqual(
      seqs,
      seqs.map((_, n) => (seqs[0] ?? 0) + n),
    );
    assert.ok((seqs[0] ?? 0) > ready['seq']);
    await stream.close();
    await close();
  });

for (const { name, natsUrl } of media)
  test(`over ${name}, a reminder comes once, however many nodes look`, async () => {
    let now = new Date('2026-11-25T09:00:00Z');
    const { crms, at, close } = await twoNodes(natsUrl, () => now);
    const ana = at(1, 'ana');
    await ana.get('/me');
    const task = { topic: 'Да се провери партидата', assigneeId: 'ana', dueDate: '2026-11-27' };
    assert.equal((await at(0, 'boris').post('/tasks', task)).status, 201);
    const stream = await ana.stream();
    now = new Date('2026-11-26T16:05:00Z');
    await Promise.all([...crms, ...crms].map((crm) => crm.upkeep()));
    await stream.next('notification.created', ({ entity }) => entity.reason === 'task_due');
    const { items } = (await ana.get('/notifications')).body;
    assert.equal(items.filter(({ reason }: { reason: string }) => reason === 'task_due').length, 1);
    await stream.close();
    await close();
  });

test('a node that hears nonsense of another history reads the log once and goes on', async () => {
  const { company, at, close } = await twoNodes();
  const ana = at(0, 'ana');
  const stream = await ana.stream();
  await stream.next('ready');
  const bus = await openBus(overDatabase(second));
  await until(() => bus.isConnected);
  bus.announce(company, 1_000_000_000);
  // A node that believed it would ask the log without end, and come to nothing else.
  await ana.post('/threads', { topic: 'Нормална' });
  await stream.next('thread.created');
  await bus.close();
  await stream.close();
  await close();
});

test('without NATS at the start, and when it goes, nodes serve and streams look by themselves until it is back', async () => {
  const own = await startNats();
  await own.stop();
  const { crms, at, close } = await twoNodes(own.url);
  for (const crm of crms) assert.equal(await busOf(crm), 'away');
  const stream = await at(1, 'ana').stream();
  await stream.next('ready');
  const write = async (topic: string): Promise<void> => {
    assert.equal((await at(0, 'boris').post('/threads', { topic })).status, 201);
    await stream.next('thread.created', ({ entity }) => entity.topic === topic);
  };
  await write('преди');
  await own.start();
  for (const crm of crms) await until(async () => (await busOf(crm)) === 'connected');
  await write('с');
  await own.stop();
  for (const crm of crms) await until(async () => (await busOf(crm)) === 'away');
  await write('след');
  await stream.close();
  await close();
  await own.stop();
});

test('a NATS that asks for a login is given that of its URL, and the log never shows it', async () => {
  const guarded = await startNats('--user', 'crm', '--pass', 'h@sh/hush');
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const { host } = new URL(guarded.url);
  const wrong = await openBus(overNats(`nats://crm:hush@${host}`, log));
  const bus = await openBus(overNats(`nats://crm:h%40sh%2Fhush@${host}`, log));
  await until(() => bus.isConnected);
  await until(() => lines.some((line) => /NATS is away/.test(line)));
  assert.equal(wrong.isConnected, false);
  await Promise.all([wrong.close(), bus.close()]);
  assert.ok(!lines.join('').includes('hush'), lines.join(''));
  await guarded.stop();
  const tokened = await startNats('--auth', 'hush');
  const third = await openBus(overNats(`nats://hush@${new URL(tokened.url).host}`, log));
  await until(() => third.isConnected);
  await third.close();
  assert.ok(!lines.join('').includes('hush'), lines.join(''));
  await tokened.stop();
});

test('a server that takes connections and says nothing holds up neither the start nor the end', async () => {
  const sockets = new Set<Socket>();
  const mute = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const { port } = mute.address() as AddressInfo;
  const bus = await openBus(overNats(`nats://127.0.0.1:${String(port)}`, silent));
  assert.equal(bus.isConnected, false);
  bus.announce('a', 1);
  const began = performance.now();
  await bus.close();
  assert.ok(performance.now() - began < 1_000);
  for (const socket of sockets) socket.destroy();
  mute.close();
});
