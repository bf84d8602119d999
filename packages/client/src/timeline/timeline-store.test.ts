import { newId, type Comment, type TimelineItem } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import test from 'node:test';
import { aComment, aThread, ivan, problem, until, withServer, type ContractServer } from '../contract-server.test.js';
import type { CrmClient, TimelineEntry } from '../index.js';

const threadId = newId();

/** A timeline on the server: comments, each with an item of its own id. */
class Knots {
  readonly items: TimelineItem[] = [];
  readonly #server: ContractServer;
  constructor(server: ContractServer) {
    this.#server = server;
    server.on(`GET /threads/${threadId}/timeline`, ({ url }) => {
      const limit = Number(url.searchParams.get('limit') ?? 50);
      const before = Number(url.searchParams.get('cursor') ?? Infinity);
      const page = this.items.filter(({ seq }) => seq < before).reverse().slice(0, limit);
      const last = page.at(-1);
      return { body: { items: page, nextCursor: last && last !== this.items[0] ? String(last.seq) : null } };
    });
  } // prettier-ignore
  write(comment: Comment, tell = true): number {
    this.items.push({ id: newId(), seq: this.#server.seq + 1, type: 'comment', at: comment.createdAt, actor: comment.author, groupId: null, entity: comment });
    return tell ? this.#server.tell('comment.created', comment) : ++this.#server.seq;
  } // prettier-ignore
}

const follow = async (client: CrmClient) => {
  const seen: (readonly TimelineEntry[])[] = [];
  client.timeline.$of(threadId).subscribe((shown) => { if (shown.state === 'ready') seen.push(shown.value.items); });
  await until(() => seen.length > 0 && client.connection.$state.get().state === 'live');
  return { seen, get items() { return seen.at(-1) ?? []; } };
}; // prettier-ignore

const input = (text: string, id = newId()) => ({ id, body: text });

test('what others write appears at the end', withServer(async ({ server, client }) => {
  const knots = new Knots(server);
  knots.write(aComment({ threadId }));
  const timeline = await follow(client);
  knots.write(aComment({ threadId }));
  await until(() => timeline.items.length === 2);
  assert.deepEqual(timeline.items, knots.items);
})); // prettier-ignore

test('what I write shows at once and is one entry of one name, in whatever order its echoes come', withServer(async ({ server, client }) => {
  const knots = new Knots(server);
  const timeline = await follow(client);
  const orders = ['answer, event', 'event, answer', 'event twice, answer', 'answer alone'] as const;
  let markers = 0;
  /** Events come in order: once a later one is shown, so is all that was told before it. */
  const heard = async (): Promise<void> => {
    const marker = aComment({ threadId });
    knots.write(marker);
    markers++;
    await until(() => timeline.items.some(({ id, entity }) => id && (entity as Comment).id === marker.id), 'the marker');
  };
  for (const order of orders) {
    const mine = input(order);
    const told = aComment({ threadId, id: mine.id });
    server.on(`POST /threads/${threadId}/comments`, async () => {
      const seq = knots.write(told, order.startsWith('event'));
      if (order.startsWith('event twice')) server.tell('comment.created', told);
      if (order.startsWith('event')) await heard();
      return { status: 201, body: told, headers: { 'crm-seq': String(seq) } };
    });
    const began = timeline.seen.length;
    const written = client.comments.create(threadId, mine);
    await until(() => timeline.items.some(({ pending, entity }) => pending && (entity as Comment).id === mine.id), order);
    await written;
    if (order === 'answer, event') server.tell('comment.created', told);
    await heard();
    for (const items of timeline.seen.slice(began)) assert.equal(items.filter(({ id }) => id === mine.id).length, 1, order);
    assert.ok(timeline.items.every(({ pending }) => !pending), order);
  }
  assert.equal(timeline.items.length, orders.length + markers);
})); // prettier-ignore

test('what is refused leaves the timeline, and the caller hears why', withServer(async ({ server, client }) => {
  const knots = new Knots(server);
  const timeline = await follow(client);
  server.on(`POST /threads/${threadId}/comments`, () => problem(422, 'invalid', { errors: [{ path: 'body', code: 'custom', message: 'must not be empty' }] }));
  await assert.rejects(client.comments.create(threadId, input('  x')), { code: 'invalid', name: 'InvalidError' });
  await until(() => timeline.items.length === 0 && timeline.seen.length > 2);
  assert.equal(knots.items.length, 0);
})); // prettier-ignore

test('an edit changes its entry in place, also one read long ago', withServer(async ({ server, client }) => {
  const knots = new Knots(server);
  const first = aComment({ threadId });
  knots.write(first);
  knots.write(aComment({ threadId }));
  const timeline = await follow(client);
  const second = timeline.items[1];
  server.tell('comment.updated', { ...first, version: 2, editedAt: first.createdAt });
  await until(() => timeline.items[0]?.type === 'comment' && timeline.items[0].entity.version === 2);
  assert.equal(timeline.items[1], second);
})); // prettier-ignore

test('earlier pages come before, and what stays out of date inside them is read anew', withServer(async ({ server, client }) => {
  const knots = new Knots(server);
  for (let n = 0; n < 120; n++) knots.write(aComment({ threadId }), false);
  const timeline = await follow(client);
  assert.equal(timeline.items.length, 50);
  await client.timeline.loadEarlier(threadId);
  await until(() => timeline.items.length === 100);
  const [gone] = knots.items.splice(25, 1);
  assert.ok(gone?.type === 'comment');
  server.tell('comment.deleted', { id: gone.entity.id, threadId, hidden: true });
  await until(() => timeline.items.every(({ id }) => id !== gone.id));
  knots.write(aComment({ threadId }));
  await until(() => timeline.items.at(-1)?.id === knots.items.at(-1)?.id);
  assert.deepEqual(timeline.items, knots.items.slice(-timeline.items.length));
  assert.ok(timeline.items.length >= 100);
})); // prettier-ignore

test('a stream that was away brings what was missed, in order', withServer(async ({ server, client }) => {
  const knots = new Knots(server);
  const timeline = await follow(client);
  for (let n = 0; n < 20; n++) {
    if (n % 3 === 0) server.cut();
    knots.write(aComment({ threadId }));
  }
  // After a cut a stream waits up to 6 s.
  await until(() => timeline.items.length === 20, 'all are shown', 8000);
  assert.deepEqual(timeline.items, knots.items);
})); // prettier-ignore

test('what was read long ago does not bring back how the thread was then', withServer(async ({ server, client }) => {
  const knots = new Knots(server);
  const thread = aThread({ id: threadId });
  knots.items.push({ id: newId(), seq: ++server.seq, type: 'created', at: thread.createdAt, actor: thread.author, groupId: null, entity: thread });
  for (let n = 0; n < 60; n++) knots.write(aComment({ threadId }), false);
  server.on(`GET /threads/${threadId}`, () => ({ body: thread }));
  const timeline = await follow(client);
  const $one = client.threads.$one(threadId);
  $one.subscribe(() => {});
  await client.timeline.loadEarlier(threadId);
  await until(() => timeline.items[0]?.type === 'created' && $one.get().state === 'ready');
  const comments = (): number => { const one = $one.get(); return one.state === 'ready' ? one.value.counts.comments : -1; };
  server.tell('thread.updated', { ...thread, counts: { ...thread.counts, comments: 61 } });
  await until(() => comments() === 61);
  knots.write(aComment({ threadId }));
  await until(() => timeline.items.length === 62);
  assert.equal(comments(), 61);
})); // prettier-ignore

test('another reader’s purge leaves nothing of the first', withServer(async ({ server, make }) => {
  const { tokenOf } = await import('../contract-server.test.js');
  let sub = 'ivan';
  const client = make({ getToken: () => tokenOf({ sub, company: 'acme', role: 'member' }) });
  const knots = new Knots(server);
  knots.write(aComment({ threadId, author: ivan }));
  const timeline = await follow(client);
  assert.equal(timeline.items.length, 1);
  const thread = aThread();
  server.on('GET /threads/*', () => ({ body: thread }));
  const $thread = client.threads.$one(thread.id);
  const leave = $thread.subscribe(() => {});
  await until(() => $thread.get().state === 'ready');
  leave();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  sub = 'maria';
  knots.items.length = 0;
  let refusals = 1;
  server.on('GET /threads', () => (refusals-- > 0 ? problem(401, 'token_expired') : { body: { items: [aThread()], nextCursor: null } }));
  await client.threads.list();
  await until(() => timeline.items.length === 0);
  assert.deepEqual($thread.value, { state: 'loading' });
  assert.equal(server.asked.findLast(({ name }) => name === 'GET /events')?.headers['last-event-id'], undefined);
})); // prettier-ignore
