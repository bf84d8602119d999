import type { RecordView, Status, Thread } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import test from 'node:test';
import { at, aThread, ivan, problem, until, withServer, type ContractServer } from '../contract-server.test.js';
import type { CrmClient, ThreadFilter, ThreadList } from '../index.js';

const countsOf = (threads: readonly Thread[]): Record<Status, number> => {
  const counts = { new: 0, in_progress: 0, awaiting_decision: 0, confirmed: 0, completed: 0, cancelled: 0 };
  for (const { status } of threads) counts[status]++;
  return counts;
};

const serve = (server: ContractServer, threads: Thread[], nextCursor: string | null = null): void => {
  server.on('GET /threads', ({ url }) => {
    const status = url.searchParams.get('status')?.split(',');
    return {
      body: {
        items: threads.filter((thread) => !status || status.includes(thread.status)),
        nextCursor,
        counts: countsOf(threads),
      },
    };
  });
};

/** Follows a list and tells what it shows. */
const follow = async (client: CrmClient, filter?: ThreadFilter) => {
  const $list = client.threads.$list(filter);
  let shown: ThreadList | undefined;
  $list.subscribe((list) => { if (list.state !== 'loading') shown = list.value as ThreadList; });
  await until(() => shown !== undefined && client.connection.$state.get().state === 'live');
  return { get ids() { return shown?.items.map(({ id }) => id) ?? []; }, get counts() { return shown?.counts; }, get items() { return shown?.items ?? []; } };
}; // prettier-ignore

test('two listeners read once, and one stream serves both', withServer(async ({ server, client }) => {
  serve(server, []);
  await Promise.all([follow(client), follow(client)]);
  assert.equal(server.count('GET /threads'), 1);
  assert.equal(server.count('GET /events'), 1);
})); // prettier-ignore

test('a thread opened elsewhere appears on top and counts, without reading again', withServer(async ({ server, client }) => {
  const old = aThread();
  serve(server, [old]);
  const list = await follow(client);
  const fresh = aThread({ lastActivityAt: at(5), status: 'confirmed' });
  server.tell('thread.created', fresh);
  await until(() => list.ids.length === 2);
  assert.deepEqual(list.ids, [fresh.id, old.id]);
  assert.deepEqual(list.counts, countsOf([old, fresh]));
  assert.equal(server.count('GET /threads'), 1);
})); // prettier-ignore

test('a thread moves from one list into the other, and both count it', withServer(async ({ server, client }) => {
  const thread = aThread();
  serve(server, [thread]);
  const [news, done] = [await follow(client, { status: ['new'] }), await follow(client, { status: ['completed'] })];
  server.tell('thread.updated', { ...thread, status: 'completed', version: 2, lastActivityAt: at(9) });
  await until(() => news.ids.length === 0 && done.ids.length === 1);
  assert.equal(done.counts?.completed, 1);
  assert.equal(done.counts?.new, 0);
  assert.deepEqual(news.counts, done.counts);
})); // prettier-ignore

test('what the filter refuses stays out', withServer(async ({ server, client }) => {
  serve(server, []);
  const mine = await follow(client, { author: 'me', unread: true });
  server.tell('thread.created', aThread({ author: { ...ivan, id: 'maria' }, unread: 1 }));
  server.tell('thread.created', aThread({ unread: 0 }));
  const wanted = aThread({ unread: 2 });
  server.tell('thread.created', wanted);
  await until(() => mine.ids.length > 0);
  assert.deepEqual(mine.ids, [wanted.id]);
})); // prettier-ignore

test('a filter that only the server can judge is asked again, once for a group', withServer(async ({ server, client }) => {
  const threads: Thread[] = [];
  serve(server, threads);
  const found = await follow(client, { q: 'Хълм' });
  for (let n = 0; n < 10; n++) threads.push(aThread());
  for (const thread of threads) server.tell('thread.created', thread);
  await until(() => found.ids.length === 10);
  assert.ok(server.count('GET /threads') <= 3);
})); // prettier-ignore

test('what sorts behind the pages read so far waits for its page', withServer(async ({ server, client }) => {
  const [a, b] = [aThread({ lastActivityAt: at(50) }), aThread({ lastActivityAt: at(40) })];
  serve(server, [a, b], 'more');
  const list = await follow(client);
  server.tell('thread.updated', aThread({ lastActivityAt: at(10) }));
  server.tell('thread.created', aThread({ lastActivityAt: at(60) }));
  await until(() => list.ids.length === 3);
  assert.equal(list.ids[1], a.id);
})); // prettier-ignore

test('a record’s threads are known by its attachments', withServer(async ({ server, client }) => {
  const record: RecordView = { kind: 'client_order', id: '1', number: '1', title: 'Поръчка 1', status: null, date: null, amount: null, currency: null, counterpartyId: null, url: null };
  serve(server, []);
  const list = await follow(client, { record: { kind: 'client_order', id: '1' } });
  const [other, thread] = [aThread(), aThread()];
  server.tell('thread.created', other);
  server.tell('thread.created', thread);
  server.tell('attachment.created', { id: newId(), threadId: thread.id, record, origin: 'direct', via: null, author: ivan, visibility: 'shared', version: 1, createdAt: at(1), updatedAt: at(1) });
  await until(() => list.ids.length === 1);
  assert.deepEqual(list.ids, [thread.id]);
  assert.equal(list.counts?.new, 1);
  assert.equal(server.count('GET /threads'), 1);
})); // prettier-ignore

test('an older version never overwrites a newer one, whichever way it comes', withServer(async ({ server, client }) => {
  const thread = aThread({ version: 3, topic: 'нова' });
  server.seq = 10;
  serve(server, [thread]);
  const list = await follow(client);
  server.tell('thread.updated', { ...thread, version: 2, topic: 'стара' });
  server.on('GET /threads/*', () => ({ body: { ...thread, version: 1, topic: 'най-стара' }, headers: { 'crm-seq': '3' } }));
  const one = client.threads.$one(thread.id);
  const stop = one.subscribe(() => {});
  await until(() => one.get().state === 'ready');
  assert.deepEqual(list.items.map(({ topic }) => topic), ['нова']);
  stop();
})); // prettier-ignore

test('an event that the answer already holds is no news, one that came meanwhile is not lost', withServer(async ({ server, client }) => {
  const threads = [aThread(), aThread({ lastActivityAt: at(3) })] as const;
  serve(server, []);
  const before = await follow(client);
  let answer: () => void = () => {};
  server.on('GET /threads', () => new Promise((resolve) => {
    const held = { body: { items: [threads[0]], nextCursor: null, counts: countsOf([threads[0]]) }, headers: { 'crm-seq': String(server.seq) } };
    answer = () => { resolve(held); };
  }));
  server.tell('thread.created', threads[0]);
  const slow = follow(client, { status: ['new', 'confirmed'] });
  await until(() => server.count('GET /threads') === 2);
  server.tell('thread.created', threads[1]);
  await until(() => before.ids.length === 2);
  answer();
  const list = await slow;
  assert.deepEqual(list.ids, [threads[1].id, threads[0].id]);
  assert.equal(list.counts?.new, 2);
})); // prettier-ignore

test('a status shows in every list at once and goes back where it is refused', withServer(async ({ server, client }) => {
  const thread = aThread();
  serve(server, [thread]);
  const [news, done] = [await follow(client, { status: ['new'] }), await follow(client, { status: ['completed'] })];
  let refuse: () => void = () => {};
  server.on('PATCH /threads/*', () => new Promise((resolve) => { refuse = () => { resolve(problem(403, 'forbidden')); }; }));
  const written = client.threads.setStatus(thread.id, 'completed');
  written.catch(() => {});
  await until(() => done.ids.length === 1);
  assert.deepEqual([news.ids, done.counts?.completed, done.counts?.new], [[], 1, 0]);
  await until(() => server.count('PATCH /threads/*') === 1);
  refuse();
  await assert.rejects(written, { code: 'forbidden' });
  await until(() => news.ids.length === 1 && done.ids.length === 0);
  assert.deepEqual(news.counts, countsOf([thread]));
})); // prettier-ignore

test('a status that was taken counts once, whether the event or the answer comes first', withServer(async ({ server, client }) => {
  for (const eventFirst of [true, false]) {
    const thread = aThread();
    serve(server, [thread]);
    const list = await follow(client, { counterparty: undefined, limit: eventFirst ? 10 : 20 });
    const markers: Thread[] = [];
    /** Events come in order: once a later one is shown, so is all that was told before it. */
    const heard = async (): Promise<void> => {
      const marker = aThread();
      markers.push(marker);
      server.tell('thread.created', marker);
      await until(() => list.ids.includes(marker.id));
    };
    const after = { ...thread, status: 'completed' as const, version: 2 };
    server.on('PATCH /threads/*', async () => {
      if (eventFirst) {
        server.tell('thread.updated', after);
        await heard();
      }
      return { body: after, headers: { 'crm-seq': String(server.seq + (eventFirst ? 0 : 1)) } };
    });
    await client.threads.setStatus(thread.id, 'completed');
    if (!eventFirst) server.tell('thread.updated', after);
    await heard();
    assert.deepEqual(list.counts, countsOf([after, ...markers]));
    assert.equal(list.items.find(({ id }) => id === thread.id)?.status, 'completed');
  }
})); // prettier-ignore

test('the next page is read after the last item, and reading anew covers both', withServer(async ({ server, client }) => {
  const [a, b] = [aThread({ lastActivityAt: at(5) }), aThread()];
  server.on('GET /threads', ({ url: { searchParams } }) => {
    if (Number(searchParams.get('limit')) > 1) return { body: { items: [a, b], nextCursor: null, counts: countsOf([a, b]) } };
    return { body: searchParams.has('cursor') ? { items: [b], nextCursor: null } : { items: [a], nextCursor: 'c', counts: countsOf([a, b]) } };
  });
  const list = await follow(client, { limit: 1 });
  await client.threads.loadMore({ limit: 1 });
  await until(() => list.ids.length === 2);
  await client.threads.refresh({ limit: 1 });
  assert.deepEqual(list.ids, [a.id, b.id]);
})); // prettier-ignore
