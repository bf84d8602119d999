import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import { selectAbove } from './queries.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

interface Item {
  id: string;
  origin: string;
  via: { kind: string; id: string }[] | null;
  record: { kind: string; id: string };
}
const ref = (id: string) => ({ kind: 'order', id });

const company = async () => {
  const { service, person } = await testCrm(database, { crm: main.crm });
  const ana = person('ana', 'member', { name: 'Ана' });
  const put = (id: string, parents?: string[]) =>
    service.put(`/records/order/${id}`, { title: id, ...(parents ? { derivedFrom: parents.map(ref) } : {}) });
  const open = async () => (await ana.post('/threads', { topic: 'Т' })).body.id as string;
  const attach = async (thread: string, id: string) =>
    (await ana.post(`/threads/${thread}/attachments`, { record: ref(id) })).body;
  const items = async (thread: string): Promise<Item[]> =>
    (await ana.get(`/threads/${thread}/attachments?limit=200`)).body.items;
  const shown = async (thread: string) =>
    (await items(thread)).map(({ record, origin }) => `${record.id} ${origin}`).sort();
  return { service, ana, person, put, open, attach, items, shown };
};

test('what derives from an attached order appears in the thread, at any depth, also later', async () => {
  const { ana, put, open, attach, items, shown } = await company();
  await put('a');
  await put('b', ['a']);
  await put('c', ['b']);
  const thread = await open();
  const stream = await ana.stream();
  await attach(thread, 'a');
  assert.deepEqual(await shown(thread), ['a direct', 'b derived', 'c derived']);
  await put('d', ['c', 'a']);
  await stream.next('attachment.created', ({ entity }) => entity.record.id === 'd');
  const updated = await stream.next('thread.updated', ({ entity }) => entity.counts.attachments === 4);
  assert.equal(updated.data['entity'].id, thread);
  const d = (await items(thread)).find(({ record }) => record.id === 'd');
  assert.deepEqual(d?.via, [ref('a')]);
  assert.deepEqual((await items(thread)).find(({ record }) => record.id === 'c')?.via, [ref('a'), ref('b')]);
  await stream.close();
});

test('a direct attachment wins, keeps its id, and stays derived while a path stands', async () => {
  const { ana, put, open, attach, items, shown } = await company();
  await put('a');
  await put('b', ['a']);
  const thread = await open();
  await attach(thread, 'a');
  const derived = (await items(thread)).find(({ record }) => record.id === 'b');
  const direct = await ana.post(`/threads/${thread}/attachments`, { record: ref('b') });
  assert.deepEqual([direct.status, direct.body.id, direct.body.origin], [200, derived?.id, 'direct']);
  assert.equal((await ana.delete(`/threads/${thread}/attachments/${direct.body.id}`)).status, 204);
  assert.deepEqual(await shown(thread), ['a direct', 'b derived']);
  assert.equal((await ana.delete(`/threads/${thread}/attachments/${direct.body.id}`)).status, 409);
  const a = (await items(thread)).find(({ record }) => record.id === 'a');
  await ana.delete(`/threads/${thread}/attachments/${a?.id}`);
  assert.deepEqual([await shown(thread), (await ana.get(`/threads/${thread}`)).body.counts.attachments], [[], 0]);
});

test('only what exists and can be attached is', async () => {
  const { ana, put, open, service } = await company();
  await put('a');
  await service.put('/records/product/1', { title: 'Маса' });
  const thread = await open();
  for (const record of [
    ref('няма'),
    { kind: 'user', id: 'ana' },
    { kind: 'product', id: '1' },
    { kind: 'thread', id: thread },
  ])
    assert.equal((await ana.post(`/threads/${thread}/attachments`, { record })).status, 422);
  const other = await open();
  assert.equal(
    (await ana.post(`/threads/${thread}/attachments`, { record: { kind: 'thread', id: other } })).status,
    201,
  );
});

test('a record is attached while it is made, and goes with its attachments', async () => {
  const { service, ana, open, shown } = await company();
  const thread = await open();
  assert.equal((await service.put('/records/order/x', { title: 'x', threadIds: [thread] })).status, 201);
  await service.put('/records/order/y', { title: 'y', derivedFrom: [ref('x')] });
  assert.deepEqual(await shown(thread), ['x direct', 'y derived']);
  assert.equal((await service.delete('/records/order/x')).status, 204);
  assert.deepEqual(await shown(thread), []);
  assert.equal((await ana.get('/records/order/x')).status, 404);
});

test('a circle is refused, whoever closes it', async () => {
  const { put } = await company();
  await put('a');
  await put('b', ['a']);
  await put('c', ['b']);
  const refused = await put('a', ['c']);
  assert.deepEqual([refused.status, refused.body.code], [422, 'cycle']);
  assert.deepEqual([(await put('a', ['a'])).body.code, (await put('a', ['няма'])).body.code], ['cycle', 'invalid']);
  await put('x');
  await put('y');
  const both = await Promise.all([put('x', ['y']), put('y', ['x'])]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422]);
});

test('the document flow is walked both ways, hidden steps staying hidden', async () => {
  const { service, ana, person } = await company();
  const of = (id: string, parents: string[], counterpartyId?: string) =>
    service.put(`/records/client_order/${id}`, {
      title: id,
      counterpartyId,
      derivedFrom: parents.map((parent) => ({ kind: 'client_order', id: parent })),
    });
  await of('a', [], 'c1');
  await of('b', ['a']);
  await of('c', ['b', 'a'], 'c1');
  const mila = person('portal:m', 'portal', { counterparty: 'c1' });
  const staff = (await ana.get('/records/client_order/b/flow')).body;
  assert.deepEqual(
    staff.nodes.map((n: { id: string; depth: number }) => [n.id, n.depth]),
    [
      ['b', 0],
      ['a', -1],
      ['c', 1],
    ],
  );
  assert.equal(staff.edges.length, 3);
  assert.equal((await mila.get('/records/client_order/b/flow')).status, 404);
  const portal = (await mila.get('/records/client_order/a/flow')).body;
  assert.deepEqual(
    portal.nodes.map((n: { id: string; hidden?: boolean }) => n.hidden ?? n.id),
    ['a', true, 'c'],
  );
  assert.equal(portal.hiddenCount, 1);
  assert.equal((await ana.get('/records/client_order/a/flow?limit=2')).body.truncated, true);
});

const names = ['0', '1', '2', '3', '4', '5', '6', '7'];
type Step = { parents: number[]; child: number } | { attach: number } | { detach: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      child: fc.integer({ min: 1, max: 7 }),
      parents: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ attach: fc.integer({ min: 0, max: 7 }) }) },
  { weight: 1, arbitrary: fc.record({ detach: fc.integer({ min: 0, max: 7 }) }) },
);

/** What a plain walk over the same graph attaches, and the shortest way to each. */
const walked = (edges: Map<string, string[]>, direct: Set<string>): Map<string, string[] | null> => {
  const found = new Map<string, string[] | null>([...direct].map((id) => [id, null]));
  let level = new Map([...direct].map((id) => [id, [id]]));
  while (level.size > 0) {
    const next = new Map<string, string[]>();
    for (const child of names) {
      const paths = (edges.get(child) ?? []).flatMap((parent) =>
        level.has(parent) ? [level.get(parent) as string[]] : [],
      );
      const best = paths.sort((a, b) => (a.join() < b.join() ? -1 : 1))[0];
      if (best && !found.has(child)) next.set(child, best);
    }
    for (const [child, path] of next) found.set(child, path);
    level = new Map([...next].map(([child, path]) => [child, [...path, child]]));
  }
  return found;
};

test('whatever is linked, unlinked, attached and detached, the thread holds what a plain walk finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const { ana, put, open, attach, items } = await company();
      for (const name of names) await put(name);
      const thread = await open();
      const edges = new Map<string, string[]>();
      const direct = new Set<string>();
      for (const one of steps) {
        if ('attach' in one) {
          await attach(thread, String(one.attach));
          direct.add(String(one.attach));
        } else if ('detach' in one) {
          const item = (await items(thread)).find(
            ({ record, origin }) => record.id === String(one.detach) && origin === 'direct',
          );
          if (item) await ana.delete(`/threads/${thread}/attachments/${item.id}`);
          direct.delete(String(one.detach));
        } else {
          // Parents come before their children, so that no circle arises; diamonds do.
          const parents = one.parents.filter((parent) => parent < one.child).map(String);
          await put(String(one.child), parents);
          edges.set(String(one.child), parents);
        }
      }
      const expected = [...walked(edges, direct)].map(([id, via]) => [id, via]).sort();
      const found = (await items(thread))
        .map(({ record, via }) => [record.id, via?.map(({ id }) => id) ?? null])
        .sort();
      assert.deepEqual(found, expected);
      assert.equal((await ana.get(`/threads/${thread}`)).body.counts.attachments, expected.length);
    }),
    { numRuns: 25 },
  );
});

interface Plan {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

const touched = (plan: Plan): number =>
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] +
  (plan.Plans ?? []).reduce((sum, one) => sum + touched(one), 0);

test('why a document is in its thread is told without reading the thread’s thousands of others, also where the database has no statistics', async () => {
  const { company: id, service } = await testCrm(database, { crm: main.crm });
  const count = 2000;
  const line = (n: number) => ({ type: 'record', kind: 'order', id: String(n), title: String(n), derivedFrom: n === 0 ? [] : [ref(String(Math.floor((n - 1) / 5)))] });
  const lines = Array.from({ length: count }, (_, n) => JSON.stringify(line(n))).join('\n');
  await service.send('/import', { method: 'POST', body: lines, headers: { 'Content-Type': 'application/x-ndjson' } });
  const thread = (await service.post('/threads', { topic: 'Т', attach: [ref('0')] })).body.id as string;
  const last = Array.from({ length: 50 }, (_, n) => ({ thread_id: thread, ref: `order:${String(count - 1 - n)}` }));
  const [row] = await database.read({ company: id }, (sql) =>
    selectAbove({ ...sql, query: (text, values) => sql.query(`explain (analyze, format json) ${text}`, values) }, id, last),
  );
  const [{ Plan: plan }] = (row as unknown as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'];
  assert.ok(touched(plan) > 50 && touched(plan) < 5000, `${String(touched(plan))} rows were touched`);
}); // prettier-ignore
