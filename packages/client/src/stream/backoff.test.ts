import assert from 'node:assert/strict';
import test from 'node:test';
import { reconnectWait } from './backoff.js';

/** A generator of chances that a seed repeats. */
const chancesOf = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

for (const downMs of [0, 3000, 10_000, 60_000])
  test(`2,000 clients of a server that is away for ${String(downMs / 1000)} s never come more than 400 in a second, and are back within 30 s`, () => {
    const random = chancesOf(downMs + 7);
    const attempts: number[] = [];
    let last = 0;
    for (let client = 0; client < 2000; client++) {
      let now = 0;
      for (let failures = 1; ; failures++) {
        now += reconnectWait(failures, random);
        attempts.push(now);
        if (now >= downMs) break;
      }
      last = Math.max(last, now);
    }
    attempts.sort((a, b) => a - b);
    let from = 0;
    let most = 0;
    for (const [index, at] of attempts.entries()) {
      while ((attempts[from] ?? 0) < at - 1000) from++;
      most = Math.max(most, index - from + 1);
    }
    assert.ok(most <= 400, `${String(most)} in a second`);
    assert.ok(last - downMs <= 30_000, `the last after ${String(last - downMs)} ms`);
  });
