import assert from 'node:assert/strict';
import test, { afterEach } from 'node:test';
import { until, withServer } from '../contract-server.test.js';
import { Tokens } from '../http/index.js';
import { EventStream, type StreamListener, type StreamState } from './index.js';

const silent: StreamListener = { event() {}, signal() {}, startsAfter() {}, reset() {}, state() {}, interrupted() {} };

const stop: EventStream[] = [];
afterEach(() => {
  for (const stream of stop.splice(0)) stream.close();
});

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
    url: `${server.url}/v1/events`, tokens: new Tokens(() => 't'), warn: () => {}, random: () => 1,
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
