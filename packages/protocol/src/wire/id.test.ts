import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Uuid } from './id.js';
import { newId } from './new-id.js';

test('an identifier is a UUID version 7 of this moment', () => {
  const before = Date.now();
  const id = newId();
  assert.equal(Uuid.parse(id), id);
  const moment = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
  assert.ok(moment >= before && moment <= Date.now() + 1);
});

test('identifiers are in order and distinct, also within a millisecond and past what one has room for', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() + 60_000 });
  const ids = Array.from({ length: 10_000 }, newId);
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.ok(Uuid.safeParse(id).success, id);
});

test('identifiers stay in order where the clock is set back', (context) => {
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() + 120_000 });
  const first = newId();
  context.mock.timers.setTime(Date.now() - 30_000);
  assert.ok(newId() > first);
});
