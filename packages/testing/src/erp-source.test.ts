import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { migrate, openPglite, type ErpLine, type ErpSource } from '@towerp/crm-server';
import { checkErpSource } from './index.js';

const database = await openPglite();
await migrate(database);
after(() => database.close());

const ref = (id: string) => ({ kind: 'client_order', id });
const record = (id: string, more: object = {}): ErpLine => ({ type: 'record', kind: 'client_order', id, title: `Поръчка ${id}`, ...more }) as ErpLine; // prettier-ignore
const sound: readonly ErpLine[] = [
  { type: 'kind', kind: 'client_order', labels: { bg: 'Поръчка', en: 'Order' } },
  { type: 'user', id: 'ivo', name: 'Иво' },
  { type: 'group', id: 'sales', name: 'Продажби', memberIds: ['ivo'] },
  record('1', { date: '2026-11-24', amount: 120.5, currency: 'EUR' }),
  record('2', { derivedFrom: [ref('1')] }),
];

/** A feed of lines, two a page, its cursor the number of lines that came. */
const feed = (lines: () => readonly ErpLine[], next = (at: number) => String(at)): ErpSource => ({
  name: 'sales',
  async *changesSince(cursor) {
    const all = lines();
    for (let at = Number(cursor ?? 0); at < all.length; at += 2) {
      const end = Math.min(at + 2, all.length);
      yield await Promise.resolve({ lines: all.slice(at, end), cursor: next(end) });
    }
  },
});

const codesOf = async (source: ErpSource): Promise<string[]> => {
  const findings = await checkErpSource(source, { database });
  for (const { message } of findings) assert.notEqual(message, '');
  return [...new Set(findings.map(({ code }) => code))].sort();
};

test('a feed that the CRM can rely on has no findings', async () => {
  assert.deepEqual(await checkErpSource(feed(() => sound)), []);
});

const broken: readonly (readonly [name: string, codes: readonly string[], lines: readonly ErpLine[]])[] = [
  ['a kind with capitals', ['kind'], [{ ...record('1'), kind: 'ClientOrder' } as ErpLine]],
  ['a kind that the CRM keeps for itself', ['kind'], [{ ...record('1'), kind: 'thread' } as ErpLine]],
  ['a date of another spelling', ['date'], [record('1', { date: '24.11.2026' })]],
  ['a date that does not exist', ['date'], [record('1', { date: '2026-02-30' })]],
  ['a title that is too long', ['title'], [record('1', { title: 'x'.repeat(301) })]],
  ['a title of blanks', ['title'], [record('1', { title: '  ' })]],
  ['an amount of five decimals', ['invalid'], [record('1', { amount: 0.12345 })]],
  ['a field that does not exist', ['invalid'], [record('1', { colour: 'red' })]],
  ['a parent that comes later', ['unknown_ref'], [record('2', { derivedFrom: [ref('1')] }), record('1')]],
  ['a parent that never comes', ['unknown_ref'], [record('2', { derivedFrom: [ref('1')] })]],
  ['a record that derives from itself', ['cycle'], [record('1', { derivedFrom: [ref('1')] })]],
  [
    'records that derive from each other',
    ['cycle'],
    [record('1'), record('2', { derivedFrom: [ref('1')] }), record('1', { derivedFrom: [ref('2')] })],
  ],
  ['a thing that stands there twice, each time otherwise', ['replay'], [record('1'), record('1', { status: 'sent' })]],
];

for (const [name, codes, lines] of broken)
  test(`${name} is found`, async () => {
    assert.deepEqual(await codesOf(feed(() => lines)), codes);
  });

test('ids that are made anew for every pull are found', async () => {
  let pulls = 0;
  const source = feed(() => [record(`row-${String((pulls += 1))}`)]);
  assert.ok((await codesOf(source)).includes('unstable_id'));
});

test('what says something else every time is found', async () => {
  let pulls = 0;
  assert.ok((await codesOf(feed(() => [record('1', { title: String((pulls += 1)) })]))).includes('not_deterministic'));
});

test('a cursor that skips lines, and one that never comes to an end, are found', async () => {
  assert.deepEqual(await codesOf(feed(() => sound, (at) => String(at + 1))), ['cursor']); // prettier-ignore
  assert.deepEqual(await codesOf(feed(() => sound, () => '0')), ['cursor']); // prettier-ignore
});

test('a finding tells what it is about', async () => {
  const [finding] = await checkErpSource(feed(() => [record('43659', { date: 'вчера' })]));
  assert.equal(finding?.about, 'record:client_order:43659');
  assert.match(finding?.message ?? '', /^date /);
});
