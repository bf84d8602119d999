import assert from 'node:assert/strict';
import test, { afterEach, mock } from 'node:test';
import { until, withServer } from '../contract-server.test.js';
import { Tokens } from '../http/index.js';
import { EventStream, type StreamListener, type StreamState } from './index.js';

const silent: StreamListener = { event() {}, signal() {}, startsAfter() {}, reset() {}, state() {}, interrupted() {} };

// Waits long enough to be seen to be cut short.
const backoffOf = (failures: number): number => [250, 500, 1000][failures - 1] ?? 10_000;

const stop: EventStream[] = [];
afterEach(() => {
  for (const stream of stop.splice(0)) stream.close();
});

/** Waits by turns of the loop, while the timers stand still. */
const untilTurns = async (check: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 20_000 && !check(); turn++) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(check(), String(check));
};

/** A page that can go online and be looked at again. */
const withPage = async (act: (page: { online: () => void; look: () => void }) => Promise<void>): Promise<void> => {
  const host = new EventTarget();
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  Object.assign(globalThis, { document: page, addEventListener: addEventListener.bind(host), removeEventListener: removeEventListener.bind(host) });
  try {
    await act({ online: () => host.dispatchEvent(new Event('online')), look: () => page.dispatchEvent(new Event('visibilitychange')) });
  } finally {
    for (const name of ['document', 'addEventListener', 'removeEventListener']) Reflect.deleteProperty(globalThis, name);
  }
}; // prettier-ignore

test('with the network, or when looked at again, it tries at once instead of waiting', withServer(async ({ server }) => withPage(async ({ online, look }) => {
  let isReachable = false;
  const states: StreamState[] = [];
  const tries: number[] = [];
  const stream = new EventStream({
    url: `${server.url}/v1/events`, tokens: new Tokens(() => 't'), warn: () => {}, wait: backoffOf,
    listener: { ...silent, state: (state) => states.push(state) },
    fetch: (...request) => { tries.push(Date.now()); return isReachable ? fetch(...request) : Promise.reject(new TypeError('offline')); },
  });
  stop.push(stream);
  stream.retain();
  await until(() => tries.length === 4);
  assert.equal(states.at(-1), 'offline');
  look();
  await until(() => tries.length === 5, 'tried when looked at', 100);
  isReachable = true;
  online();
  await until(() => states.at(-1) === 'live', 'live with the network', 200);
  online();
  await until(() => server.count('GET /events') === 2, 'another network, another connection', 500);
}))); // prettier-ignore

test('a machine that has slept tries at once, though no timer has run out', withServer(async ({ server }) => {
  const states: StreamState[] = [];
  const stream = new EventStream({
    url: `${server.url}/v1/events`, tokens: new Tokens(() => 't'), warn: () => {}, wait: () => 10_000,
    listener: { ...silent, state: (state) => states.push(state) }, fetch,
  });
  stop.push(stream);
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  try {
    stream.retain();
    await until(() => states.at(-1) === 'live');
    mock.timers.setTime(Date.now() + 8 * 3_600_000);
    await until(() => server.count('GET /events') === 2, 'another connection', 3000);
  } finally {
    mock.timers.reset();
  }
})); // prettier-ignore

test('a black hole is noticed within 35 s, and the stream comes back at once', withServer(async ({ server }) => {
  const states: StreamState[] = [];
  let isHole = true;
  const stream = new EventStream({
    url: `${server.url}/v1/events`, tokens: new Tokens(() => 't'), warn: () => {}, wait: () => 0,
    listener: { ...silent, state: (state) => states.push(state) },
    // It answers, and then nothing comes any more, not even an end.
    fetch: (...request) => isHole ? Promise.resolve(new Response(new ReadableStream({ start: (hole) => { hole.enqueue(new TextEncoder().encode('event: ready\ndata: {"seq":0,"epoch":"e","head":0}\n\n')); } }))) : fetch(...request),
  });
  stop.push(stream);
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() });
  try {
    stream.retain();
    await untilTurns(() => states.at(-1) === 'live');
    mock.timers.tick(34_900);
    await untilTurns(() => true);
    assert.equal(states.at(-1), 'live');
    isHole = false;
    mock.timers.tick(200);
    await untilTurns(() => states.at(-1) === 'connecting');
    mock.timers.tick(10);
    await untilTurns(() => states.at(-1) === 'live');
  } finally {
    mock.timers.reset();
  }
})); // prettier-ignore
