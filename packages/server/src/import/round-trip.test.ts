import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId, type ImportReport } from '@towerp/crm-protocol';
import fc from 'fast-check';
import { testDatabase } from '../database/testing.js';
import { testCrm, type TestPerson } from '../testing.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

const exported = async (by: TestPerson): Promise<string> => (await by.send('/export')).text();
const imported = async (by: TestPerson, body: string): Promise<ImportReport> => {
  const headers = { 'Content-Type': 'application/x-ndjson' };
  return (await (await by.send('/import', { method: 'POST', headers, body })).json()) as ImportReport;
};

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((words) => `я${words}`);
const status = fc.constantFrom('new', 'in_progress', 'awaiting_decision', 'cancelled', 'confirmed', 'completed');
const visibility = fc.constantFrom('internal', 'shared');
const instant = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-03-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const date = instant.map((moment) => moment.slice(0, 10));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const people = ['ana', 'ivo', 'portal:mila'];
const author = fc.constantFrom(...people).map((id) => ({ kind: 'user', id }));
const amount = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((units) => units / 10_000);

const body = fc
  .record({
    words: text,
    bold: maybe(fc.boolean()),
    who: fc.constantFrom('ana', 'ivo'),
    record: fc.nat({ max: 4 }),
    isList: fc.boolean(),
  })
  .map(({ words, bold, who, record, isList }) => {
    const children = [
      { type: 'text', text: words, ...(bold === undefined ? {} : { bold }) },
      { type: 'mention', kind: 'user', id: who },
      { type: 'break' },
      { type: 'mention', kind: 'order', id: String(record) },
    ];
    const block = isList ? { type: 'list', ordered: true, items: [children] } : { type: 'paragraph', children };
    return { version: 1, blocks: [block, { type: 'quote', children: [{ type: 'link', href: 'https://a.bg', text: words }] }] };
  }); // prettier-ignore

const record = fc.record({
  title: text,
  number: maybe(text),
  amount: maybe(amount),
  date: maybe(date),
  status: maybe(text),
  parents: fc.uniqueArray(fc.nat({ max: 4 })),
});

const entry = fc.record({
  kind: fc.constantFrom('communication', 'task', 'comment'),
  words: text,
  body,
  visibility,
  status,
  author,
  at: instant,
  due: maybe(date),
});

const thread = fc.record({
  topic: text,
  description: maybe(body),
  status,
  visibility,
  author,
  at: instant,
  entries: fc.array(entry, { maxLength: 5 }),
  attached: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 3 }),
  follows: fc.uniqueArray(fc.record({ id: fc.constantFrom('ana', 'ivo'), muted: fc.boolean() }), {
    selector: ({ id }) => id,
  }),
  read: maybe(instant),
});

type Thread = typeof thread extends fc.Arbitrary<infer T> ? T : never;

const entryLines = (threadId: string, of: Thread): object[] =>
  of.entries.map((one) => {
    const { kind, words, body: said, status: state, author: by, at: createdAt, due: dueDate } = one;
    const made = { id: newId(), threadId, visibility: of.visibility === 'shared' ? one.visibility : 'internal', author: by, createdAt };
    if (kind === 'comment') return { type: kind, body: said, ...made };
    if (kind === 'task')
      return { type: kind, topic: words, assigneeId: 'ivo', dueDate, status: state, completedAt: state === 'completed' ? createdAt : undefined, description: said, ...made };
    return { type: kind, topic: words, direction: 'inbound', channel: 'email', body: said, ...made };
  }); // prettier-ignore

const threadLines = (of: Thread): object[] => {
  const [id, at] = [newId(), of.at];
  const { topic, description, status: state, visibility: sight, author: by } = of;
  return [
    { type: 'thread', id, topic, description, status: state, visibility: sight, counterpartyId: 'c1', author: by, createdAt: at },
    ...entryLines(id, of),
    ...of.attached.map((n) => ({ type: 'attachment', id: newId(), threadId: id, record: { kind: 'order', id: String(n) }, author: by, createdAt: at })),
    ...(state === 'new' ? [] : [{ type: 'status_change', threadId: id, from: 'new', to: state, at, actor: by }]),
    ...of.follows.map(({ id: who, muted }) => ({ type: 'follow', threadId: id, user: { kind: 'user', id: who }, muted })),
    ...(of.read ? [{ type: 'read', threadId: id, user: { kind: 'user', id: 'ana' }, at: of.read }] : []),
  ];
}; // prettier-ignore

const company = fc
  .record({ records: fc.array(record, { minLength: 5, maxLength: 5 }), threads: fc.array(thread, { maxLength: 4 }) })
  .map(({ records, threads }) => [
    ...people.map((id) => ({ type: 'user', id, name: id, counterpartyId: id.startsWith('portal:') ? 'c1' : undefined })),
    ...records.map(({ parents, ...fields }, n) => ({
      type: 'record', kind: 'order', id: String(n), ...fields,
      derivedFrom: parents.filter((parent) => parent < n).map((parent) => ({ kind: 'order', id: String(parent) })),
    })),
    ...threads.flatMap(threadLines),
  ]); // prettier-ignore

test('any company that is exported and imported into an empty one is exported again as the same lines', async () => {
  await fc.assert(
    fc.asyncProperty(company, async (lines) => {
      const [one, other] = [await testCrm(database, { crm: main.crm }), await testCrm(database, { crm: main.crm })];
      const given = await imported(one.service, lines.map((line) => JSON.stringify(line)).join('\n'));
      assert.deepEqual(given.rejected, []);
      const before = await exported(one.service);
      assert.deepEqual((await imported(other.service, before)).rejected, []);
      assert.equal(await exported(other.service), before);
    }),
    { numRuns: 15 },
  );
});
