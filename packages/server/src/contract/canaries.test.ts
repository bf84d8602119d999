import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, test } from 'node:test';
import { fillPath, type Route } from '@towerp/crm-protocol';
import { pino } from 'pino';
import { testDatabase } from '../database/testing.js';
import { testCrm, type TestPerson } from '../testing.js';
import { Receiver } from '../webhooks/testing.js';
import { inProcess, operations, secret, send } from './operations.js';
import { fillCompany, made, type Sight, type World } from './world.js';

const lines: string[] = [];
const sink = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    lines.push(chunk.toString('utf8'));
    done();
  },
});
const database = await testDatabase();
const [ourHook, theirHook] = [await Receiver.start(), await Receiver.start()];
const { crm, close } = await inProcess(database, { log: pino({ level: 'trace' }, sink) });
after(async () => {
  await close();
  await ourHook.close();
  await theirHook.close();
  await database.close();
});

// Each place has a word of its own; their beginning says who may see them.
const marks: Readonly<Record<Sight, string>> = { internal: 'Скорец', shared: 'Синигер', public: 'Врабец' };
const ourTest = await testCrm(database, { crm });
const theirTest = await testCrm(database, { crm });
const their = {
  boss: theirTest.person('eva', 'admin', { name: 'Ева' }),
  member: theirTest.person('evo', 'member', { name: 'Ево' }),
  portal: theirTest.person('portal:mila', 'portal', { name: 'Друга', counterparty: 'c1' }),
};
for (const someone of Object.values(their)) await made(someone.get('/me'));
await made(their.boss.post('/webhooks', { url: theirHook.url }));
await made(ourTest.service.post('/webhooks', { url: ourHook.url }));
const ourPortal = ourTest.person('portal:mila', 'portal', { name: `${marks.shared}-mila`, counterparty: 'c1' });
const stranger = ourTest.person('portal:eli', 'portal', { name: 'Ели', counterparty: 'c2' });
await made(ourPortal.get('/me'));
await made(stranger.get('/me'));
const streams = {
  boss: await their.boss.stream(0),
  portal: await their.portal.stream(0),
  mila: await ourPortal.stream(0),
  eli: await stranger.stream(0),
};
const world: World = await fillCompany(ourTest, (place, sight = 'internal') => `${marks[sight]}-${place}`, ourHook.url);
after(async () => {
  for (const stream of Object.values(streams)) await stream.close();
});

const found = (text: string, sights: readonly Sight[]): string | undefined =>
  sights
    .flatMap((sight) => [marks[sight], marks[sight].toLowerCase(), encodeURIComponent(marks[sight])])
    .map((mark) => text.indexOf(mark))
    .filter((at) => at >= 0)
    .map((at) => text.slice(Math.max(0, at - 80), at + 80))[0];

const idsFor = (route: Route): readonly Record<string, string>[] => {
  const { ids } = world;
  const resource = route.path.split('/')[1] ?? '';
  const singular = resource.replace(/s$/, '');
  const named: Record<string, readonly string[]> = {
    users: ['quiet', 'ana'], groups: ['g'], contacts: ['k'],
    topics: [ids['threadTopic'] ?? ''], uploads: [ids['upload'] ?? ''],
  }; // prettier-ignore
  if (resource === 'records')
    return [['client_order', '1'], ['production_order', '3'], ['delivery', '8'], ['counterparty', 'c1']].map(
      ([kind = '', id = '']) => ({ kind, id }),
    ); // prettier-ignore
  const list =
    named[resource] ?? [singular, `shared.${singular}`, `beside.${singular}`].flatMap((name) => ids[name] ?? []);
  return list.map((id) => ({ id, delivery: ids['delivery'] ?? '' }));
};

const questions = [
  '', '?limit=200', `?q=${encodeURIComponent('орец')}`, `?q=${encodeURIComponent(marks.internal)}`, '?q=43659',
  '?participant=ana', '?author=ana', '?mentions=user:ivo', '?record=delivery:8', '?record=client_order:1', '?counterparty=c1',
  '?counts=status', '?counts=due', '?counts=kind', '?unread=true', '?work=me', '?order=desc', '?direction=up',
]; // prettier-ignore

/** Everything that a caller can read, asked for in every way. */
const everything = async (who: TestPerson): Promise<string> => {
  const texts: string[] = [];
  const refs = [
    'client_order:1',
    'production_order:3',
    'delivery:8',
    'user:quiet',
    'group:g',
    'contact:k',
    'product:p',
  ];
  for (const name of ['thread', 'shared.thread']) refs.push(`thread:${world.ids[name] ?? ''}`);
  for (const kind of ['task', 'communication'])
    for (const name of [kind, `beside.${kind}`]) refs.push(`${kind}:${world.ids[name] ?? ''}`);
  const paths = operations
    .filter(
      ({ route }) =>
        (route.method === 'GET' || route.method === 'HEAD') && !route.open && !route.path.startsWith('/events'),
    )
    .flatMap(({ route }) =>
      (route.params ? idsFor(route) : [{}]).map((ids) => [route, fillPath(route.path, ids)] as const),
    );
  for (const [route, path] of paths) {
    const asked = questions.filter((question) => (/\?(\w+)/.exec(question)?.[1] ?? '') in { '': 0, ...route.query });
    for (const question of route.path === '/records:resolve' ? [`?refs=${refs.join(',')}`] : asked) {
      const headers = { 'Tus-Resumable': '1.0.0' };
      const response = await send({ who, method: route.method, path: `${path}${question}`, headers });
      texts.push(`${path}\n${JSON.stringify([...response.headers])}\n${await response.text()}`);
    }
  }
  return texts.join('\n');
};

for (const [what, who] of Object.entries(their))
  test(`nothing of a company is read in another one: ${what}`, async () => {
    assert.equal(found(await everything(who), ['internal', 'shared', 'public']), undefined);
  });

test('the portal of another counterparty reads nothing of a thread that is not shared with it', async () => {
  const text = await everything(stranger);
  assert.equal(found(text, ['internal', 'shared']), undefined);
  assert.ok(found(text, ['public']));
});

test('the portal reads what is shared with it, and nothing internal', async () => {
  const text = await everything(ourPortal);
  assert.equal(found(text, ['internal']), undefined);
  for (const place of ['topic', 'description', 'comment', 'communication', 'task', 'order', 'sale', 'file'])
    assert.ok(text.includes(`${marks.shared}-${place}`), place);
});

test('colleagues read all of it, so that the words were there to be found', async () => {
  const text = await everything(world.boss);
  for (const sight of ['internal', 'shared', 'public'] as const) assert.ok(found(text, [sight]), sight);
});

test('streams tell of nothing that their reader may not see', async () => {
  await made(their.boss.put('/contacts/end', { name: 'край' }));
  await streams.boss.next('directory.updated', ({ entity }) => entity.id === 'end');
  for (const who of [their.portal, stranger, ourPortal]) await made(who.post('/threads', { topic: 'край' }));
  const isEnd = ({ entity }: { entity: { topic: string } }): boolean => entity.topic === 'край';
  for (const stream of [streams.portal, streams.eli, streams.mila]) await stream.next('thread.created', isEnd);
  for (const stream of [streams.boss, streams.portal])
    assert.equal(found(JSON.stringify(stream.seen), ['internal', 'shared', 'public']), undefined);
  assert.equal(found(JSON.stringify(streams.eli.seen), ['internal', 'shared']), undefined);
  assert.equal(found(JSON.stringify(streams.mila.seen), ['internal']), undefined);
  assert.ok(found(JSON.stringify(streams.mila.seen), ['shared']));
});

test('webhooks and exports of another company tell of nothing', async () => {
  await theirHook.until(1);
  await ourHook.until(20);
  assert.equal(found(JSON.stringify(theirHook.received), ['internal', 'shared', 'public']), undefined);
  assert.ok(found(JSON.stringify(ourHook.received), ['internal']));
  const exported = async (who: TestPerson): Promise<string> => (await who.send('/export')).text();
  assert.equal(found(await exported(their.boss), ['internal', 'shared', 'public']), undefined);
  assert.ok(found(await exported(world.boss), ['internal']));
});

test('logs, metrics and the document hold no words, no bodies, no queries and no tokens', async () => {
  const { token } = await crm.auth.issue({ sub: 'ana', company: ourTest.company, role: 'member' }, 60);
  for (const authorization of [`Bearer ${token}`, `Bearer ${token.slice(0, -3)}xyz`, `Basic ${token}`])
    await crm.fetch(new Request('http://crm.test/v1/me?secret=квес', { headers: { authorization } }));
  for (const body of [`{"topic":"${marks.internal}`, `{"topic":{"x":"${marks.internal}"}}`])
    await world.ana.post('/threads', body);
  const log = lines.join('');
  assert.ok(lines.length > 500);
  for (const word of ['eyJ', secret, 'secret=', encodeURIComponent('квес'), 'whsec_', 'signature='])
    assert.ok(!log.includes(word), word);
  assert.equal(found(log, ['internal', 'shared', 'public']), undefined);
  const open = [
    await crm.fetch(new Request('http://crm.test/metrics'), { isLocal: true }),
    await crm.fetch(new Request('http://crm.test/v1/openapi.json')),
    await crm.fetch(new Request('http://crm.test/v1/docs')),
    await crm.fetch(new Request('http://crm.test/readyz')),
  ];
  for (const response of open) {
    const text = await response.text();
    assert.equal(found(text, ['internal', 'shared', 'public']), undefined);
    assert.ok(!text.includes(ourTest.company));
  }
});

test('beneath the application, every table shows a company its own rows and no others', async () => {
  const tables = await database.administer((sql) =>
    sql.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    ),
  );
  assert.ok(tables.length > 25);
  const counted = (company: string) =>
    database.read({ company }, async (sql) => {
      const counts: Record<string, number> = {};
      for (const { name } of tables)
        counts[name] = (await sql.query<{ n: number }>(`select count(*)::int as n from "${name}"`))[0]?.n ?? 0;
      return counts;
    });
  for (const [name, count] of Object.entries(await counted('no-such'))) assert.equal(count, 0, name);
  for (const [name, count] of Object.entries(await counted(''))) assert.equal(count, 0, name);
  const ours = Object.entries(await counted(ourTest.company));
  const empty = ours.filter(([, count]) => count === 0).map(([name]) => name);
  assert.deepEqual(empty, ['due_reminder', 'erp_cursor', 'idempotency', 'notification_settings']);
  for (const { name } of tables) {
    const change = (sql: string) =>
      database.write({ company: theirTest.company }, (run) => run.query(sql, [ourTest.company]));
    assert.deepEqual(await change(`delete from "${name}" where company = $1 returning 1`), [], name);
    assert.deepEqual(await change(`update "${name}" set company = company where company = $1 returning 1`), [], name);
  }
  assert.deepEqual(Object.entries(await counted(ourTest.company)), ours);
});
