import type { CrmEvent, Signal } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import test, { afterEach } from 'node:test';
import { aThread, problem, tokenOf, until, withServer, type ContractServer } from '../contract-server.test.js';
import { Tokens } from '../http/index.js';
import { backoff } from './backoff.js';
import { EventStream, type StreamListener, type StreamState } from './index.js';

class Recorder implements StreamListener {
  readonly events: CrmEvent[] = [];
  readonly signals: Signal[] = [];
  readonly states: StreamState[] = [];
  readonly starts: number[] = [];
  readonly resets: boolean[] = [];
  interruptions = 0;
  event(event: CrmEvent): void { this.events.push(event); }
  signal(signal: Signal): void { this.signals.push(signal); }
  startsAfter(seq: number): void { this.starts.push(seq); }
  reset(anotherHistory: boolean): void { this.resets.push(anotherHistory); }
  state(state: StreamState): void { this.states.push(state); }
  interrupted(): void { this.interruptions++; }
  get seqs(): number[] { return this.events.map(({ seq }) => seq); }
} // prettier-ignore

const stop: EventStream[] = [];
afterEach(() => {
  for (const stream of stop.splice(0)) stream.close();
});

const counting = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

const withStream = (act: (ground: { server: Parameters<Parameters<typeof withServer>[0]>[0]['server']; heard: Recorder; stream: EventStream; open: () => Promise<void> }) => Promise<void>, options: { lingerMs?: number; silenceMs?: number; wait?: (failures: number) => number } = {}) =>
  withServer(async ({ server }) => {
    const heard = new Recorder();
    const tokens = new Tokens(() => 't');
    const stream = new EventStream({ url: `${server.url}/v1/events`, tokens, fetch, listener: heard, warn: () => {}, wait: (failures) => 20 * failures, ...options });
    const open = async (): Promise<void> => {
      stream.retain();
      await until(() => heard.states.at(-1) === 'live');
    };
    try {
      await act({ server, heard, stream, open });
    } finally {
      stream.close();
    }
  }); // prettier-ignore

test('events come in order, and say when the stream is live', withStream(async ({ server, heard, open }) => {
  await open();
  server.tell('thread.created', aThread());
  server.tell('thread.updated', aThread());
  await until(() => heard.events.length === 2);
  assert.deepEqual(heard.seqs, [1, 2]);
  assert.deepEqual(heard.states, ['connecting', 'live']);
  assert.deepEqual(heard.starts, [0]);
})); // prettier-ignore

test('cut 1,000 times at random bytes it resumes without gap and without double', withStream(async ({ server, heard, open }) => {
  await open();
  let cuts = 0;
  server.cutAfter = () => (++cuts < 1000 ? 1 + Math.floor(Math.random() * 1500) : undefined);
  for (let n = 0; n < 300; n++) {
    server.tell('thread.created', aThread({ topic: `Нишка ${String(n)}` }));
    if (n % 3 === 0) server.cut();
    await until(() => heard.events.length >= n - 10, 'the events told before', 20_000);
  }
  await until(() => heard.events.length >= 300, '300 events', 60_000);
  assert.deepEqual(heard.seqs, counting(300));
  assert.ok(cuts >= 300, `${String(cuts)} cuts`);
  assert.deepEqual(heard.starts, [0]);
}, { wait: () => 0 })); // prettier-ignore

test('an event sent twice is heard once', withStream(async ({ server, heard, open }) => {
  await open();
  server.tell('thread.created', aThread());
  const { type, seq, at, actor, entity } = { ...(await first(heard)) };
  server.raw(`id: 1\nevent: thread.created\ndata: ${JSON.stringify({ type, seq, at, actor, entity })}\n\n`);
  server.tell('thread.created', aThread());
  await until(() => heard.events.length === 2);
  assert.deepEqual(heard.seqs, [1, 2]);
})); // prettier-ignore

const first = async (heard: Recorder): Promise<CrmEvent> => {
  await until(() => heard.events.length > 0);
  const [event] = heard.events;
  assert.ok(event);
  return event;
};

test('an unknown type is passed over and moves the cursor; a broken event asks to read anew', withStream(async ({ server, heard, open }) => {
  await open();
  server.raw('id: 5\nevent: thread.praised\ndata: {}\n\n');
  server.raw('id: 6\nevent: thread.created\ndata: {"no":1}\n\n');
  server.raw('event: sync\nid: 9\ndata: {"seq":9}\n\n');
  await until(() => heard.signals.length === 2);
  server.cut();
  await until(() => server.count('GET /events') === 2);
  assert.equal(server.asked[1]?.headers['last-event-id'], '9');
  assert.deepEqual(heard.resets, [false]);
  assert.equal(heard.events.length, 0);
})); // prettier-ignore

test('a reset and another history are told', withStream(async ({ server, heard, open }) => {
  await open();
  server.raw('event: reset\ndata: {"seq":40,"epoch":"one","reason":"too old"}\n\n');
  await until(() => heard.resets.length === 1);
  server.epoch = 'two';
  server.cut();
  await until(() => heard.resets.length === 2);
  assert.deepEqual(heard.resets, [false, true]);
  assert.equal(server.asked[1]?.headers['last-event-id'], '40');
})); // prettier-ignore

test('a silent connection is given up and resumed', withStream(async ({ server, heard, open }) => {
  await open();
  await until(() => server.count('GET /events') > 1 && heard.states.at(-1) === 'live');
  assert.deepEqual(heard.states.slice(0, 3), ['connecting', 'live', 'connecting']);
}, { silenceMs: 60 })); // prettier-ignore

/** A stream that waits for nothing between its tries would by now have been there again. */
const overtaken = async (server: ContractServer): Promise<void> => {
  for (let n = 0; n < 3; n++) await fetch(`${server.url}/v1/me`).then((answer) => answer.text());
};

test('a 401 asks for one new token; three refusals end it', withServer(async ({ server }) => {
  let tokens = 0;
  const heard = new Recorder();
  server.on('GET /events', () => problem(401, 'token_expired'));
  const stream = new EventStream({ url: `${server.url}/v1/events`, tokens: new Tokens(() => `t${String(++tokens)}`), fetch, listener: heard, warn: () => {}, wait: () => 0 });
  stop.push(stream);
  stream.retain();
  await until(() => heard.states.at(-1) === 'signed_out');
  assert.equal(server.count('GET /events'), 3);
  await overtaken(server);
  assert.equal(server.count('GET /events'), 3);
})); // prettier-ignore

test('a 403 ends it', withServer(async ({ server }) => {
  const heard = new Recorder();
  server.on('GET /events', () => problem(403, 'forbidden'));
  const stream = new EventStream({ url: `${server.url}/v1/events`, tokens: new Tokens(() => 't'), fetch, listener: heard, warn: () => {}, wait: () => 0 });
  stop.push(stream);
  stream.retain();
  await until(() => heard.states.at(-1) === 'offline');
  await overtaken(server);
  assert.equal(server.count('GET /events'), 1);
})); // prettier-ignore

test('at the token’s end it goes on with a new one at the same place', withServer(async ({ server }) => {
  let tokens = 0;
  const heard = new Recorder();
  const keeper = new Tokens(() => tokenOf({ sub: 'ivan', n: ++tokens }));
  const stream = new EventStream({ url: `${server.url}/v1/events`, tokens: keeper, fetch, listener: heard, warn: () => {} });
  stop.push(stream);
  stream.retain();
  await until(() => heard.states.at(-1) === 'live');
  server.tell('thread.created', aThread());
  server.raw('event: token_expired\ndata: {"at":"2026-11-01T08:00:00.000Z"}\n\n');
  await until(() => heard.signals.length === 2);
  server.cut();
  server.tell('thread.created', aThread());
  await until(() => heard.events.length === 2);
  assert.equal(tokens, 2);
  assert.deepEqual(heard.seqs, [1, 2]);
})); // prettier-ignore

test('it closes a while after its last user and keeps open between two', withStream(async ({ server, heard, stream }) => {
  const leave = stream.retain();
  await until(() => heard.states.at(-1) === 'live');
  leave();
  const stay = stream.retain();
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(server.streams, 1);
  stay();
  await until(() => server.streams === 0);
  assert.equal(heard.interruptions, 1);
}, { lingerMs: 30 })); // prettier-ignore

test('waits grow to ten seconds and are spread over their whole length', () => {
  assert.deepEqual(
    [1, 2, 3, 7, 50].map((failures) => backoff(failures, () => 1)),
    [250, 500, 1000, 10_000, 10_000],
  );
  assert.equal(
    backoff(5, () => 0),
    0,
  );
});
