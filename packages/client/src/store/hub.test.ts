import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import test from 'node:test';
import { queryObjects } from 'node:v8';
import { Hub, Live } from './index.js';

test('nothing stays of a store that nobody holds any more', { timeout: 10_000 }, async () => {
  const hub = new Hub(() => {});
  const refs = (): number => queryObjects(WeakRef, { format: 'count' });
  const former = refs();
  const load = () => Promise.resolve({ value: 1, seq: 1 });
  const make = () => new Live<number, number>(hub, { load, show: (held) => held });
  for (let n = 0; n < 1000; n++) make();
  assert.ok(refs() - former >= 500);
  while (refs() > former + 10) await turn();
  hub.reset(true);
});
