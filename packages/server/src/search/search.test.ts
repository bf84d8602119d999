import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import { fold, foldedWords } from './fold.js';
import { compactOf, wordReadingsOf } from './readings.js';

const database = await testDatabase();
const { crm, service, person } = await testCrm(database);
const ana = person('ana');
after(async () => {
  await crm.close();
  await database.close();
});

const letters = 'абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯazAZéÜ0189-/ ,.№„“';
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 40 });

test('the database folds as what is typed is folded', async () => {
  const fromDatabase = (words: string[]): Promise<{ folded: string }[]> =>
    database.read({ company: 'any' }, (sql) =>
      sql.query('select crm_fold(w) as folded from unnest($1::text[]) with ordinality as x(w, n) order by n', [words]),
    );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 50 }), async (words) => {
      const rows = await fromDatabase(words);
      assert.deepEqual(rows.map(({ folded }) => folded), words.map(fold)); // prettier-ignore
    }),
    { numRuns: 20 },
  );
});

test('whatever begins a word, or a number with other separators and zeros, is among what is looked for', () => {
  const begins = (typed: string, kept: string): boolean => {
    const words = foldedWords(kept);
    return wordReadingsOf(typed).some((sought) => sought.every((part) => words.some((word) => word.startsWith(part))));
  };
  fc.assert(
    fc.property(text, fc.nat(), (kept, place) => {
      const word = kept.split(/\s+/).find((one) => /[\p{L}\p{N}]/u.test(one)) ?? 'а';
      const start = word.slice(0, 1 + (place % word.length));
      fc.pre(/[\p{L}\p{N}]/u.test(start));
      assert.ok(begins(start, `${kept} ${word}`), `${start} in ${kept}`);
      assert.ok(begins(start.toUpperCase(), `${kept} ${word}`), `${start} in ${kept}`);
    }),
  );
  const numbers = fc.tuple(
    fc.constantFrom('SO', 'ПП', ''),
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 1, max: 999999 }),
  );
  const separator = fc.constantFrom('-', '/', '', ' ', '.');
  fc.assert(
    fc.property(numbers, separator, separator, fc.nat(3), ([series, year, number], kept, typed, zeros) => {
      // Parts that stand apart as words are no longer one number.
      fc.pre(typed !== '' || kept !== ' ');
      const written = [series, String(year), String(number).padStart(6, '0')].filter(Boolean).join(kept || '-');
      const asked = [series, String(year), '0'.repeat(typed ? zeros : 0) + String(number)].filter(Boolean).join(typed);
      assert.ok(begins(asked, written), `${asked} in ${written}`);
      assert.equal(compactOf(asked), compactOf(written));
    }),
  );
});

test('threads are found by their words, entries and documents in either script and on the wrong layout', async () => {
  await service.put('/records/client_order/1', { number: 'КП-000431', title: 'Шкафове за хотел' });
  const { id } = (await ana.post('/threads', { topic: 'Рекламация на дъбов фурнир', attach: [{ kind: 'client_order', id: '1' }] })).body; // prettier-ignore
  await ana.post(`/threads/${id}/comments`, { body: 'Щъркел обеща Café Müller' });
  await ana.post('/threads', { topic: 'Друга' });
  const find = async (q: string): Promise<string[]> =>
    (await ana.get(`/threads?q=${encodeURIComponent(q)}`)).body.items.map((item: { id: string }) => item.id);
  for (const q of [
    'ДЪБОВ',
    'dabov',
    'dubov',
    'oc/fl',
    'reklamaciq',
    'furnir',
    'щърк',
    'shturkel',
    '6tarkel',
    'cafe muller',
  ])
    assert.deepEqual(await find(q), [id], q);
  for (const q of ['kp-000431', 'КП000431', 'shkafove', 'рекламация на дъбов'])
    assert.deepEqual(await find(q), [id], q);
  for (const q of ['дъбово', '100%', '_']) assert.deepEqual(await find(q), [], q);
});

test('records, people and contacts are found the same way', async () => {
  await service.put('/records/product/9', { number: 'ЗК-0071', title: 'Закачалка стенна' });
  await service.put('/users/y', { name: 'Юлия Щерева' });
  await service.put('/contacts/c', { name: 'Жоро Ъглов' });
  const find = async (path: string): Promise<string[]> =>
    (await ana.get(path)).body.items.map((item: { id: string }) => item.id);
  assert.deepEqual(await find('/records?q=zakachalka'), ['9']);
  assert.deepEqual(await find('/records?q=zk0071'), ['9']);
  assert.deepEqual(await find('/users?q=shtereva'), ['y']);
  assert.deepEqual(await find('/contacts?q=joro'), ['c']);
});
