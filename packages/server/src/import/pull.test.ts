import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import type { ErpLine, ErpPage, ErpSource } from './index.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

/** A source that keeps a journal, as a module of an ERP might. */
const journal = (name = 'sales') => {
  const entries: ErpLine[] = [];
  const asked: (string | null)[] = [];
  const source: ErpSource = {
    name,
    async *changesSince(cursor) {
      asked.push(cursor);
      for (let at = Number(cursor ?? 0); at < entries.length; at += 2) {
        const end = Math.min(at + 2, entries.length);
        yield await Promise.resolve<ErpPage>({ lines: entries.slice(at, end), cursor: String(end) });
      }
    },
  };
  return { source, entries, asked };
};
const record = (id: string, more: object = {}): ErpLine => ({ type: 'record', kind: 'order', id, title: `Поръчка ${id}`, ...more }); // prettier-ignore
const ref = (id: string) => ({ kind: 'order', id });

test('what a source holds comes in, and the next pull goes on behind it', async () => {
  const { crm, company, service } = await testCrm(database, { crm: main.crm });
  const { source, entries, asked } = journal();
  entries.push({ type: 'user', id: 'ivo', name: 'Иво' }, record('1'), record('2', { derivedFrom: [ref('1')] }));
  const first = await crm.pull(company, source);
  assert.deepEqual(first, { pages: 2, accepted: 3, refused: [], cursor: '3' });
  assert.deepEqual((await service.get('/records/order/2')).body.derivedFrom, [ref('1')]);
  const stream = await service.stream();
  entries.push(record('1', { status: 'shipped' }));
  assert.deepEqual(await crm.pull(company, source), { pages: 1, accepted: 1, refused: [], cursor: '4' });
  await stream.next('record.updated', ({ entity }) => entity.status === 'shipped');
  assert.deepEqual(await crm.pull(company, source), { pages: 0, accepted: 0, refused: [], cursor: '4' });
  assert.deepEqual(asked, [null, '3', '4']);
  await stream.close();
});

test('a line that cannot be taken is told by its place, and holds up no other', async () => {
  const { crm, company, service } = await testCrm(database, { crm: main.crm });
  const { source, entries } = journal();
  entries.push(record('1'), record('x'.repeat(200)), record('3', { derivedFrom: [ref('none')] }), record('4'));
  const { accepted, refused, cursor } = await crm.pull(company, source);
  assert.deepEqual([accepted, cursor], [2, '4']);
  assert.deepEqual(
    refused.map(({ page, line, code }) => [page, line, code]),
    [
      [1, 2, 'invalid'],
      [2, 1, 'unknown_ref'],
    ],
  );
  assert.equal((await service.get('/records/order/4')).status, 200);
});

test('a pull that breaks off is taken up where it broke off, and what comes twice changes nothing', async () => {
  const { crm, company, service } = await testCrm(database, { crm: main.crm });
  const { source, entries, asked } = journal();
  entries.push(...['1', '2', '3', '4', '5'].map((id) => record(id)));
  const breaking: ErpSource = {
    name: source.name,
    async *changesSince(cursor) {
      let pages = 0;
      for await (const page of source.changesSince(cursor)) {
        if (pages === 1) throw new Error('the line to the ERP is cut');
        pages += 1;
        yield page;
      }
    },
  };
  await assert.rejects(crm.pull(company, breaking), /is cut/);
  assert.equal((await crm.pull(company, source)).accepted, 3);
  assert.deepEqual(asked, [null, '2']);
  const seq = (await service.get('/me')).headers.get('crm-seq');
  const { accepted } = await crm.pull(company, {
    ...journal('again').source,
    changesSince: () => source.changesSince(null),
  });
  assert.equal(accepted, 5);
  assert.equal((await service.get('/me')).headers.get('crm-seq'), seq);
});

test('companies and sources keep cursors of their own; a cursor that is none ends the pull', async () => {
  const [one, two] = [await testCrm(database, { crm: main.crm }), await testCrm(database, { crm: main.crm })];
  const { source, entries, asked } = journal();
  entries.push(record('1'));
  await one.crm.pull(one.company, source);
  await two.crm.pull(two.company, source);
  await one.crm.pull(one.company, { ...source, name: 'purchasing' });
  assert.deepEqual(asked, [null, null, null]);
  const endless: ErpSource = {
    name: 'endless',
    async *changesSince() {
      yield await Promise.resolve({ lines: [], cursor: 'x'.repeat(1_001) });
    },
  };
  await assert.rejects(one.crm.pull(one.company, endless), /cursor of page 1/);
});
