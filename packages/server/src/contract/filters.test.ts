import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { statuses, writeQuery, type Thread } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose, type TestPerson } from '../testing.js';
import { inProcess } from './operations.js';
import { made } from './world.js';

const database = await testDatabase();
const { crm, close } = await inProcess(database);
after(async () => {
  await close();
  await database.close();
});
const { service, person } = await testCrm(database, { crm });
const ana = person('ana', 'member', { name: 'Ана' });
const ivo = person('ivo', 'member', { name: 'Иво' });
const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
for (const someone of [ana, ivo, mila]) await made(someone.get('/me'));

/** What is known of a thread beside what its view tells. */
interface Known {
  readonly records: readonly string[];
  readonly mentions: readonly string[];
  readonly words: string;
  readonly hasMyTask: ReadonlySet<string>;
}
const known = new Map<string, Known>();
const topics: string[] = [];
for (const title of ['Рекламация', 'Срок'])
  topics.push((await made(service.post('/topics', { scope: 'thread', title }))).id);
await made(service.put('/groups/g', { name: 'Група', memberIds: ['ivo'] }));
await made(service.put('/records/client_order/1', { title: 'Маси дъб', number: '43659', counterpartyId: 'c1' }));
const from = [{ kind: 'client_order', id: '1' }];
await made(service.put('/records/sale/2', { title: 'Продажба', counterpartyId: 'c1', derivedFrom: from }));
await made(service.put('/records/production_order/3', { title: 'Производство', derivedFrom: from }));

const mentioning = (kind: string, id: string): Loose => ({
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'вижте ' },
        { type: 'mention', kind, id },
      ],
    },
  ],
});
const day = (n: number): string => new Date(Date.UTC(2026, 9, 1 + n, 10)).toISOString();

const addThread = async (n: number): Promise<void> => {
  const author = n % 3 === 0 ? 'ivo' : 'ana';
  const isShared = n % 2 === 0;
  const hasOrder = n % 5 < 2;
  const { id } = await made(
    service.post('/threads', {
      ...(n % 4 === 0 ? { topicId: topics[n % 2] } : { topic: n % 4 === 1 ? 'Боя 1' : `боя ${String(n)}` }),
      ...(n % 3 < 2 ? { counterpartyId: n % 3 === 0 ? 'c2' : 'c1' } : isShared ? { counterpartyId: 'c1' } : {}),
      visibility: isShared ? 'shared' : 'internal',
      attach: hasOrder ? from : [],
      authorId: author,
      createdAt: day(n % 12),
    }),
  );
  const mentions: string[] = [];
  if (n % 4 === 2) {
    const [kind = '', target = ''] = (n % 8 === 2 ? 'user:ivo' : 'group:g').split(':');
    await made(ana.post(`/threads/${id}/comments`, { body: mentioning(kind, target) }));
    mentions.push(`${kind}:${target}`);
  }
  if (n % 7 === 1) await made(ana.post('/tasks', { topic: 'Мярка', assigneeId: 'ivo', threadId: id }));
  if (n % 6 === 0) await made(ivo.post(`/threads/${id}/comments`, { body: 'ламинат' }));
  if (n % 5 === 4) await made(ivo.put(`/threads/${id}/follow`, {}));
  const status = statuses[n % 6] ?? 'new';
  if (status !== 'new') await made(ana.patch(`/threads/${id}`, { status }));
  if (n % 9 === 0) await made(ana.post(`/threads/${id}/read`, { upToSeq: 1 }));
  const refs = hasOrder ? ['client_order:1', 'sale:2', 'production_order:3'] : [];
  known.set(id, {
    records: refs,
    mentions,
    words: `${n % 6 === 0 ? 'ламинат ' : ''}${hasOrder ? '43659 Маси дъб Продажба Производство' : ''}`,
    hasMyTask: new Set(n % 7 === 1 ? ['ivo'] : []),
  });
};
for (let n = 0; n < 60; n += 1) await addThread(n);

const all = async (who: TestPerson): Promise<Thread[]> => {
  const { items, nextCursor } = await made(who.get('/threads?limit=200'));
  assert.equal(nextCursor, null);
  return items as Thread[];
};
const everything = new Map([[ana, await all(ana)], [ivo, await all(ivo)], [mila, await all(mila)]]); // prettier-ignore

type Filter = Readonly<Record<string, Loose>>;
const isOpen = ({ status }: Thread): boolean => status !== 'completed' && status !== 'cancelled';
const me = (who: TestPerson, id: string): string => (id === 'me' ? who.who.sub : id);
const instant = (edge: string): string =>
  edge.length === 10 ? new Date(`${edge}T00:00:00+03:00`).toISOString() : edge;

/** The filters as a person would say them, over one thread. */
const plainly: Readonly<Record<string, (thread: Thread, value: Loose, who: TestPerson, more: Known) => boolean>> = {
  status: (thread, value) => value.includes(thread.status),
  author: (thread, value, who) => thread.author.id === me(who, value),
  participant: (thread, value, who) => thread.participants.some(({ id }) => id === me(who, value)),
  counterparty: (thread, value) => thread.counterparty?.id === value,
  topic: (thread, value) => thread.topicId === value,
  unread: (thread, value) => thread.unread > 0 === value,
  followed: (thread, value) => thread.followed === value,
  createdFrom: (thread, value) => thread.createdAt >= instant(value),
  createdTo: (thread, value) => thread.createdAt < instant(value),
  record: (_thread, { kind, id }, who, { records }) =>
    records.includes(`${kind}:${id}`) && (who !== mila || kind !== 'production_order'),
  // The comments that mention are internal, so the portal finds none of them.
  mentions: (_thread, { kind, id }, who, { mentions }) => who !== mila && mentions.includes(`${kind}:${id}`),
  work: (thread, _value, who, { hasMyTask, mentions }) =>
    (who !== mila && hasMyTask.has(who.who.sub)) ||
    (thread.author.id === who.who.sub && isOpen(thread)) ||
    (who === ivo && thread.status === 'awaiting_decision' && mentions.length > 0),
  q: (thread, value, who, { words }) => {
    const hidden = who === mila ? words.replace('ламинат ', '').replace('Производство', '') : words;
    return [thread.topic, ...hidden.split(/(?= )/), hidden].some((text) =>
      text.toLowerCase().includes(value.toLowerCase()),
    );
  },
};

const anyFilter: fc.Arbitrary<Filter> = fc.record(
  {
    status: fc.uniqueArray(fc.constantFrom(...statuses), { minLength: 1, maxLength: 4 }),
    author: fc.constantFrom('ana', 'ivo', 'me', 'nobody'),
    participant: fc.constantFrom('ana', 'ivo', 'me'),
    work: fc.constant('me'),
    counterparty: fc.constantFrom('c1', 'c2'),
    record: fc.constantFrom({ kind: 'client_order', id: '1' }, { kind: 'sale', id: '2' }, { kind: 'production_order', id: '3' }),
    mentions: fc.constantFrom({ kind: 'user', id: 'ivo' }, { kind: 'group', id: 'g' }),
    unread: fc.boolean(),
    followed: fc.boolean(),
    topic: fc.constantFrom(...topics),
    createdFrom: fc.constantFrom('2026-10-03', '2026-10-05', day(4)),
    createdTo: fc.constantFrom('2026-10-08', '2026-10-11', day(9)),
    q: fc.constantFrom('боя', 'БОЯ 1', 'ламинат', '43659', 'дъб', 'производ', 'няма такова', '%'),
  },
  { requiredKeys: [], noNullPrototype: true },
); // prettier-ignore
// Rarely more than three at once, so that something is left to find.
const someFilter = fc.tuple(anyFilter, fc.uniqueArray(fc.nat(12), { maxLength: 3 })).map(([filter, chosen]) => {
  const names = Object.keys(plainly);
  return Object.fromEntries(Object.entries(filter).filter(([name]) => chosen.some((at) => names[at] === name)));
});

const fits = (who: TestPerson, filter: Filter, thread: Thread): boolean =>
  Object.entries(filter).every(([name, value]) => plainly[name]?.(thread, value, who, known.get(thread.id) as Known));

const sorts: Readonly<Record<string, (thread: Thread) => string>> = {
  '-lastActivityAt': (thread) => thread.lastActivityAt,
  lastActivityAt: (thread) => thread.lastActivityAt,
  '-createdAt': (thread) => thread.createdAt,
  createdAt: (thread) => thread.createdAt,
  topic: (thread) => thread.topic,
};
const byTopic = new Intl.Collator('und', { sensitivity: 'variant' });

const inOrder = (sort: string, threads: readonly Thread[]): void => {
  const key = sorts[sort] ?? ((thread: Thread) => thread.id);
  const sign = sort.startsWith('-') ? -1 : 1;
  for (const [index, next] of threads.slice(1).entries()) {
    const last = threads[index] as Thread;
    const [a, b] = [key(last), key(next)];
    const order = sort === 'topic' ? byTopic.compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
    assert.ok(sign * order < 0 || (order === 0 && sign * (last.id < next.id ? -1 : 1) < 0), `${sort}: ${a} ${b}`);
  }
};

const paged = async (who: TestPerson, query: Loose): Promise<{ threads: Thread[]; counts: Loose }> => {
  const threads: Thread[] = [];
  let cursor: string | null = null;
  let counts: Loose;
  do {
    const page: Loose = await made(who.get(`/threads?${writeQuery({ ...query, ...(cursor ? { cursor } : {}) })}`));
    threads.push(...page.items);
    counts = page.counts;
    cursor = page.nextCursor;
  } while (cursor);
  return { threads, counts };
};

test('any filters together, in any order and pages, find what a plain look over all threads finds', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(ana, ivo, mila), someFilter, fc.constantFrom(...Object.keys(sorts)), fc.constantFrom(3, 7, 200),
      async (who, filter, sort, limit) => {
        const { threads, counts } = await paged(who, { ...filter, sort, limit, counts: 'status' });
        const expected = (everything.get(who) ?? []).filter((thread) => fits(who, filter, thread));
        assert.deepEqual(threads.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort());
        inOrder(sort, threads);
        const { status: _status, ...others } = filter;
        const counted = (everything.get(who) ?? []).filter((thread) => fits(who, others, thread));
        for (const status of statuses)
          assert.equal(counts[status] ?? 0, counted.filter((thread) => thread.status === status).length, status);
        found += threads.length;
      },
    ),
    { numRuns: 150 },
  ); // prettier-ignore
  assert.ok(found > 200);
});

test('every filter alone finds some threads and leaves some out', async () => {
  const examples: Filter[] = [
    { status: ['new', 'completed'] }, { author: 'me' }, { participant: 'ivo' }, { work: 'me' }, { counterparty: 'c2' }, { topic: topics[0] },
    { record: { kind: 'sale', id: '2' } }, { mentions: { kind: 'group', id: 'g' } }, { unread: true }, { followed: true },
    { createdFrom: '2026-10-05' }, { createdTo: '2026-10-05' }, { q: 'ламинат' },
  ]; // prettier-ignore
  for (const filter of examples) {
    const { threads } = await paged(ivo, { ...filter, limit: 200 });
    assert.ok(threads.length > 0 && threads.length < 60, JSON.stringify(filter));
  }
});

test('a cursor is of its list, its filters and its order alone', async () => {
  const { nextCursor } = await made(ana.get('/threads?limit=2&sort=topic'));
  for (const other of ['sort=createdAt', 'sort=topic&status=new', 'sort=topic&q=а', ''])
    assert.equal((await ana.get(`/threads?limit=2&${other}&cursor=${nextCursor}`)).status, 422, other);
  assert.equal((await ana.get(`/tasks?cursor=${nextCursor}`)).status, 422);
  assert.equal((await ana.get(`/threads?limit=5&counts=status&sort=topic&cursor=${nextCursor}`)).status, 200);
});
