import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { QueryError, readQuery, list, integer, Flag } from './query.js';
import { writeQuery } from './write-query.js';
import { RefParameter } from './ref-parameter.js';

const shape = {
  refs: z.optional(list(RefParameter)),
  q: z.optional(z.string()),
  limit: z.optional(integer(1, 200)),
  unread: z.optional(Flag),
};
const read = (search: string) => z.strictObject(shape).safeParse(readQuery(search, shape));

const ref = fc.record(
  {
    kind: fc.stringMatching(/^[a-z][a-z0-9_]{0,39}$/),
    id: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((id) => !id.includes('\0') && id.isWellFormed()),
  },
  { noNullPrototype: true },
);

test('every query that is written is read back as it was, commas inside ids included', () => {
  fc.assert(
    fc.property(
      fc.array(ref, { minLength: 2, maxLength: 5 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      (refs, q) => {
        const result = read(writeQuery({ refs, q, limit: 7, unread: true }));
        assert.deepEqual(result.data, { refs, q, limit: 7, unread: true });
      },
    ),
  );
});

test('a list whose every comma is percent-encoded is still read as a list', () => {
  assert.deepEqual(read(`refs=${encodeURIComponent('client_order:1,quote:2')}`).data?.refs, [
    { kind: 'client_order', id: '1' },
    { kind: 'quote', id: '2' },
  ]);
});

test('what cannot be read is refused: a parameter twice, broken encoding, a number out of range', () => {
  assert.throws(() => read('q=1&q=2'), QueryError);
  assert.throws(() => read('q=%E0%A4%A'), QueryError);
  for (const search of [
    'limit=0',
    'limit=201',
    'limit=1.5',
    'limit=',
    'unread=1',
    'refs=nocolon',
    'refs=',
    'other=1',
    '__proto__=1',
  ])
    assert.equal(read(search).success, false, search);
});
