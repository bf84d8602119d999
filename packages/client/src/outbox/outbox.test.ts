import { newId } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import test from 'node:test';
import { aComment, aThread, at, problem, until, withServer, type Asked } from '../contract-server.test.js';
import { NetworkError, NotFoundError } from '../errors/index.js';
import type { CrmClient, TimelineEntry } from '../index.js';
import { MemoryStorage, Outbox, type Writer } from './index.js';

const threadId = newId();
const words = (entry: TimelineEntry): string => JSON.stringify(entry.entity);

const listenTo = (client: CrmClient): (() => readonly TimelineEntry[]) => {
  const $timeline = client.timeline.$of(threadId);
  $timeline.subscribe(() => {});
  return () => {
    const shown = $timeline.get();
    return shown.state === 'ready' ? shown.value.items : [];
  };
};

const written = ({ body }: Asked): ReturnType<typeof aComment> => {
  const { id } = body as { id: string };
  return aComment({ id, threadId, createdAt: at(1) });
};

test('what is written while the server is away shows at once, waits, and goes out in order when it is back', withServer(async ({ server, client }) => {
  let isAway = true;
  const taken: string[] = [];
  server.on(`GET /threads/${threadId}/timeline`, () => ({ body: { items: [], nextCursor: null } }));
  server.on(`POST /threads/${threadId}/comments`, (asked) => {
    if (isAway) return problem(503, 'unavailable');
    taken.push((asked.body as { body: string }).body);
    return { status: 201, body: written(asked) };
  });
  const items = listenTo(client);
  await until(() => client.connection.$state.get().state === 'live');
  const all = ['едно', 'две', 'три'].map((body) => client.comments.create(threadId, { body }));
  await until(() => items().filter(({ pending }) => pending).length === 3);
  assert.deepEqual(items().map((item) => /едно|две|три/.exec(words(item))?.[0]), ['едно', 'две', 'три']);
  await until(() => server.asked.some(({ name }) => name.startsWith('POST')));
  assert.equal(client.outbox.$state.get().items.length, 3);
  assert.equal(client.outbox.$state.get().keptOn, 'memory');
  isAway = false;
  client.connection.reconnect();
  await Promise.all(all);
  assert.deepEqual(taken, ['едно', 'две', 'три']);
  assert.equal(client.outbox.$state.get().items.length, 0);
})); // prettier-ignore

test('a refusal is told, keeps the words until they are sent again or discarded, and holds nothing up', withServer(async ({ server, client }) => {
  const refused = newId();
  let refuses = true;
  server.on(`POST /threads/${threadId}/comments`, (asked) => {
    const { id } = asked.body as { id: string };
    return id === refused && refuses ? problem(413, 'too_large') : { status: 201, body: written(asked) };
  });
  const [bad, good] = [
    client.comments.create(threadId, { id: refused, body: 'твърде дълго' }),
    client.comments.create(threadId, { body: 'кратко' }),
  ];
  await assert.rejects(bad, { code: 'too_large', requestId: 'r-9' });
  await good;
  const [kept] = client.outbox.$state.get().items;
  assert.equal(kept?.state, 'refused');
  assert.equal(kept.words, 'твърде дълго');
  assert.equal(kept.refusal?.code, 'too_large');
  refuses = false;
  await client.outbox.retry(kept.id);
  await until(() => client.outbox.$state.get().items.length === 0);
  refuses = true;
  await assert.rejects(client.comments.create(threadId, { id: refused, body: 'пак' }), { code: 'too_large' });
  refuses = false;
  await client.comments.create(threadId, { id: refused, body: 'по-кратко' });
  assert.equal(client.outbox.$state.get().items.length, 0, 'the same comment written anew takes its place');
})); // prettier-ignore

test('a change without words that is refused goes to who made it and leaves nothing behind', withServer(async ({ server, client }) => {
  const thread = aThread();
  server.on(`PATCH /threads/${thread.id}`, () => problem(403, 'forbidden'));
  await assert.rejects(client.threads.setStatus(thread.id, 'completed'), { code: 'forbidden' });
  assert.deepEqual(client.outbox.$state.get().items, []);
})); // prettier-ignore

test('without a queue a write rejects where the server cannot be reached', withServer(async ({ server, client, make }) => {
  server.on('POST /threads', () => problem(503, 'unavailable', {}, { 'retry-after': '0' }));
  await assert.rejects(client.threads.create({ topic: 'x' }, { queue: false }), { code: 'unavailable' });
  await assert.rejects(make({ queue: false, maxRetries: 0 }).threads.create({ topic: 'x' }), { code: 'unavailable' });
  assert.deepEqual(client.outbox.$state.get().items, []);
})); // prettier-ignore

test('a thread made while the server is away shows in its list and by itself, and takes what is written into it', withServer(async ({ server, client }) => {
  let isAway = true;
  const id = newId();
  server.on('GET /threads', () => ({ body: { items: [], nextCursor: null, counts: { new: 0 } } }));
  server.on('POST /threads', () => (isAway ? problem(503, 'unavailable') : { status: 201, body: aThread({ id, topic: 'Нова' }) }));
  const order: string[] = [];
  server.on(`POST /threads/${id}/comments`, (asked) => { order.push(asked.name); return { status: 201, body: written(asked) }; });
  const [$list, $one, $timeline] = [client.threads.$list({ status: ['new'] }), client.threads.$one(id), client.timeline.$of(id)];
  for (const store of [$list, $one, $timeline]) store.subscribe(() => {});
  const made = client.threads.create({ id, topic: 'Нова' });
  const comment = client.comments.create(id, { body: 'Вътре' });
  await until(() => { const list = $list.get(); return list.state === 'ready' && list.value.items[0]?.id === id && list.value.counts?.new === 1; });
  await until(() => { const one = $one.get(); return one.state === 'ready' && one.value.topic === 'Нова'; });
  await until(() => { const timeline = $timeline.get(); return timeline.state === 'ready' && timeline.value.items.length === 1; });
  assert.deepEqual(order, []);
  isAway = false;
  client.connection.reconnect();
  assert.equal((await made).id, id);
  await comment;
  assert.equal(order.length, 1);
})); // prettier-ignore

test('undo takes back what waits, and writes the opposite of what was sent', withServer(async ({ server, client }) => {
  const thread = aThread();
  const statuses: string[] = [];
  let isAway = false;
  server.on(`GET /threads/${thread.id}`, () => ({ body: thread }));
  server.on(`PATCH /threads/${thread.id}`, ({ body }) => {
    if (isAway) return problem(503, 'unavailable');
    const { status } = body as { status: 'new' | 'completed' };
    statuses.push(status);
    server.seq++;
    return { body: { ...thread, status, version: statuses.length + 1 } };
  });
  client.threads.$one(thread.id).subscribe(() => {});
  await until(() => client.threads.$one(thread.id).get().state === 'ready');
  const sent = client.threads.setStatus(thread.id, 'completed');
  await sent;
  assert.equal(await sent.undo(), true);
  assert.deepEqual(statuses, ['completed', 'new']);
  isAway = true;
  const waiting = client.threads.setStatus(thread.id, 'completed');
  const outcome = assert.rejects(waiting, { name: 'AbortError' });
  await until(() => client.outbox.$state.get().items[0]?.state === 'waiting');
  assert.equal(await waiting.undo(), true);
  await outcome;
  assert.deepEqual(client.outbox.$state.get().items, []);
})); // prettier-ignore

test('a write outlives its token: it waits until somebody is signed in again, and asks the host once', withServer(async ({ server, make }) => {
  let isSignedIn = true;
  let asked = 0;
  const { tokenOf } = await import('../contract-server.test.js');
  const client = make({ getToken: () => { asked++; return tokenOf({ sub: 'ivan', company: 'acme', role: 'member', exp: asked }); } });
  server.on(`POST /threads/${threadId}/comments`, (request) => (isSignedIn ? { status: 201, body: written(request) } : problem(401, 'token_expired')));
  await client.comments.create(threadId, { body: 'преди' });
  isSignedIn = false;
  const write = client.comments.create(threadId, { body: 'след' });
  await until(() => client.connection.$state.get().state === 'signed_out');
  const before = asked;
  await until(() => client.outbox.$state.get().items[0]?.state === 'waiting');
  assert.ok(before <= 3);
  isSignedIn = true;
  client.connection.reconnect();
  await write;
  assert.deepEqual(client.outbox.$state.get().items, []);
})); // prettier-ignore

test('what one person wrote is never sent in the name of another', withServer(async ({ server, make }) => {
  const { tokenOf } = await import('../contract-server.test.js');
  const names: string[] = [];
  let who = 'ivan';
  const client = make({ getToken: () => tokenOf({ sub: who, company: 'acme', role: 'member' }) });
  server.on(`POST /threads/${threadId}/comments`, (asked) => {
    const [, claims = ''] = (asked.headers.authorization ?? '').split('.');
    names.push((JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string }).sub);
    return who === 'ivan' ? { status: 201, body: written(asked) } : problem(401, 'token_expired');
  });
  await client.comments.create(threadId, { body: 'от Иван' });
  who = 'maria';
  await assert.rejects(client.comments.create(threadId, { body: 'пак от Иван' }), { code: 'network' });
  // Whatever was still to be sent has been by now.
  for (let n = 0; n < 3; n++) await client.people.me().catch(() => {});
  assert.deepEqual(names, ['ivan', 'ivan']);
  assert.deepEqual(client.outbox.$state.get().items, []);
})); // prettier-ignore

test('what was deleted before keeps the moment of that when it is deleted once more', withServer(async ({ server, client }) => {
  const comment = { ...aComment({ threadId }), body: null, deletedAt: at(5) };
  server.on(`GET /threads/${threadId}/timeline`, () => ({ body: { items: [{ id: newId(), seq: 1, type: 'comment', at: at(0), actor: comment.author, groupId: null, entity: comment }], nextCursor: null } }));
  server.on(`DELETE /comments/${comment.id}`, () => ({ status: 204 }));
  const items = listenTo(client);
  await until(() => items().length === 1);
  await client.comments.delete(comment.id);
  const [item] = items();
  assert.ok(item?.type === 'comment');
  assert.equal(item.entity.deletedAt, at(5));
})); // prettier-ignore

test('an aborted write that waits is not sent', withServer(async ({ server, client }) => {
  server.on('POST /threads', () => problem(503, 'unavailable'));
  const abort = new AbortController();
  const write = client.threads.create({ topic: 'x' }, { signal: abort.signal });
  await until(() => client.outbox.$state.get().items[0]?.state === 'waiting');
  abort.abort(new Error('Отказ'));
  await assert.rejects(write, /Отказ/);
  await until(() => client.outbox.$state.get().items.length === 0);
})); // prettier-ignore

test('with a response a caller sees the status and the request’s id', withServer(async ({ server, client }) => {
  server.on('POST /threads', () => ({ status: 201, body: aThread() }));
  const { status, requestId } = await client.threads.create({ topic: 'x' }).withResponse();
  assert.deepEqual({ status, requestId }, { status: 201, requestId: 'r-1' });
})); // prettier-ignore

/** An outbox of one kind of write, whose server answers as `act` says. */
const outboxOf = (act: (n: number) => void): { outbox: Outbox; write: Writer<{ n: number; lane: string }, number>; sent: number[]; shown: Set<number> } => {
  const outbox = new Outbox(true, () => {});
  const [sent, shown] = [[] as number[], new Set<number>()];
  const write = outbox.operation<{ n: number; lane: string }, number>({
    name: 'test.write',
    lanes: ({ lane, n }) => [lane, String(n)],
    words: ({ n }) => n,
    send: async ({ n }) => {
      await new Promise((resolve) => setImmediate(resolve));
      act(n);
      sent.push(n);
      return { value: n, seq: n, status: 200, requestId: undefined };
    },
    show: ({ n }) => {
      shown.add(n);
      return { settle: () => shown.delete(n), undo: () => shown.delete(n) };
    },
  });
  return { outbox, write, sent, shown };
}; // prettier-ignore

test('200 writes with refusals and failures drain, in order for each thread', async () => {
  const failed = new Set<number>();
  const { outbox, write, sent } = outboxOf((n) => {
    if (n % 10 === 3) throw new NotFoundError({ code: 'not_found', status: 404, detail: 'x', requestId: 'r' });
    if (n % 10 === 7 && !failed.has(n)) {
      failed.add(n);
      throw new NetworkError();
    }
  });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, async (_, n) => {
      const value = write({ n, lane: String(n % 5) });
      const hurry = setInterval(() => { outbox.wake(); }, 1); // prettier-ignore
      await value.finally(() => { clearInterval(hurry); }); // prettier-ignore
    }),
  );
  assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 20);
  assert.equal(outbox.$state.get().items.filter(({ state }) => state === 'refused').length, 20);
  for (let lane = 0; lane < 5; lane++) {
    const inLane = sent.filter((n) => n % 5 === lane);
    assert.deepEqual(
      inLane,
      [...inLane].sort((a, b) => a - b),
    );
    assert.equal(new Set(inLane).size, inLane.length);
  }
  assert.equal(sent.length, 180);
});

test('what was kept shows and is sent by whoever comes next; what another version kept is left alone', async () => {
  const storage = new MemoryStorage();
  const isAway = (): never => {
    throw new NetworkError();
  };
  const former = outboxOf(isAway);
  await former.outbox.use(storage);
  for (const n of [1, 2, 3]) former.write({ n, lane: 'a' }).catch(() => {});
  await until(() => former.outbox.$state.get().items.length === 3);
  former.outbox.close();
  await storage.set('write:0', { version: 99, secret: 'нещо ново' });
  const next = outboxOf(() => {});
  await next.outbox.use(storage);
  assert.equal(next.outbox.$state.get().unreadable, 1);
  await until(() => next.sent.length === 3);
  assert.deepEqual(next.sent, [1, 2, 3]);
  assert.equal(next.shown.size, 0);
  assert.deepEqual(await next.outbox.unreadable(), [{ version: 99, secret: 'нещо ново' }]);
  await until(() => next.outbox.$state.get().items.length === 0);
  assert.deepEqual([...(await storage.load('')).keys()], ['write:0']);
});

test('what is refused when its writer is gone stays to be seen', async () => {
  const storage = new MemoryStorage();
  const former = outboxOf(() => { throw new NetworkError(); }); // prettier-ignore
  await former.outbox.use(storage);
  former.write({ n: 1, lane: 'a' }).catch(() => {});
  await until(() => former.outbox.$state.get().items.length === 1);
  former.outbox.close();
  const next = outboxOf(() => { throw new NotFoundError({ code: 'not_found', status: 404, detail: 'x' }); }); // prettier-ignore
  await next.outbox.use(storage);
  await until(() => next.outbox.$state.get().items[0]?.state === 'refused');
  assert.equal(next.outbox.$state.get().items[0]?.words, 1);
  await next.outbox.forget();
  assert.equal((await storage.load('')).size, 0);
  assert.deepEqual(next.outbox.$state.get().items, []);
});
