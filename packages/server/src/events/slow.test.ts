import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reader } from '../access/index.js';
import { Stream } from './stream.js';

const reader: Reader = { company: 'a', id: 'ana', role: 'member', counterpartyId: null, portalKinds: [], seenSeq: 0 };
const page = 'x'.repeat(10_000);

test('a stream that is not read takes a bounded amount of memory, goes on when read, and is ended when patience is over', async () => {
  const told = { ended: 0, readied: 0 };
  const stream = new Stream(reader, 0, Number.MAX_SAFE_INTEGER, {
    end: () => (told.ended += 1),
    ready: () => (told.readied += 1),
  });
  let seq = 0;
  const fill = (): number => {
    const before = seq;
    while (stream.isReady && seq < 10_000) {
      seq += 1;
      stream.deliver({ text: page, lastSeq: seq, isAdmitted: true, resetAt: undefined }, seq, 'e');
    }
    return (seq - before) * page.length;
  };
  assert.ok(fill() <= 300_000);
  assert.equal(fill(), 0);
  assert.equal(stream.cursor, seq);
  const body = stream.body.getReader();
  while (told.readied === 0) await body.read();
  assert.ok(fill() > 0);
  const stuck = performance.now();
  assert.equal(stream.isReady, false);
  stream.beat(stuck + 29_000);
  assert.equal(told.ended, 0);
  stream.beat(stuck + 31_000);
  assert.equal(told.ended, 1);
});
