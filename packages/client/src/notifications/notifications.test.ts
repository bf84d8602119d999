import { newId, type Me, type Notification } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import test from 'node:test';
import { at, ivan, problem, until, withServer, type ContractServer } from '../contract-server.test.js';
import type { CrmClient } from '../index.js';

const aNotification = (): Notification => ({
  id: newId(), reason: 'mentioned', via: null, subject: { kind: 'comment', id: newId() }, threadId: newId(), actor: ivan, title: 'Доставка',
  excerpt: null, readAt: null, snoozedUntil: null, version: 1, createdAt: at(0), updatedAt: at(0),
}); // prettier-ignore

const serve = (server: ContractServer, items: Notification[]): void => {
  const stamps = { version: 1, createdAt: at(0), updatedAt: at(0) };
  const me = (): Me => ({
    user: { kind: 'user', id: 'ivan', name: 'Иван', email: null, active: true, department: null, timeZone: null, ...stamps },
    company: { id: 'acme', name: 'ACME', timeZone: 'Europe/Sofia', locale: 'bg', portalKinds: [], ...stamps },
    role: 'member', counterpartyId: null, groups: [], unreadNotifications: items.filter(({ readAt, snoozedUntil }) => readAt === null && snoozedUntil === null).length, can: [],
  }); // prettier-ignore
  server.on('GET /me', () => ({ body: me() })).on('GET /notifications', () => ({ body: { items, nextCursor: null } }));
};

const open = async (client: CrmClient): Promise<void> => {
  client.notifications.$unread.subscribe(() => {});
  client.notifications.$inbox.subscribe(() => {});
  await until(
    () => client.notifications.$inbox.get().state === 'ready' && client.connection.$state.get().state === 'live',
  );
};

test('a notification shows in inbox and bell', withServer(async ({ server, client }) => {
  const items: Notification[] = [];
  serve(server, items);
  await open(client);
  const notification = aNotification();
  items.push(notification);
  server.tell('notification.created', notification);
  await until(() => client.notifications.$unread.get() === 1);
  await until(() => { const inbox = client.notifications.$inbox.get(); return inbox.state === 'ready' && inbox.value.items.length === 1; });
})); // prettier-ignore

test('what is put off shows in the inbox, and counts only once it is no longer', withServer(async ({ server, client }) => {
  const items: Notification[] = [];
  serve(server, items);
  await open(client);
  const counts: number[] = [];
  client.notifications.$unread.listen((count) => counts.push(count));
  const putOff = { ...aNotification(), snoozedUntil: '2099-01-01T07:00:00.000Z' };
  items.push(putOff);
  server.tell('notification.created', putOff);
  await until(() => { const inbox = client.notifications.$inbox.get(); return inbox.state === 'ready' && inbox.value.items.length === 1; });
  items[0] = { ...putOff, snoozedUntil: null, version: 2 };
  server.tell('notification.updated', items[0]);
  await until(() => client.notifications.$unread.get() === 1);
  assert.deepEqual(counts, [1]);
})); // prettier-ignore

test('reading shows at once and the count is the server’s', withServer(async ({ server, client }) => {
  const items = [aNotification(), aNotification()];
  serve(server, items);
  await open(client);
  await until(() => client.notifications.$unread.get() === 2);
  let answer: () => void = () => {};
  server.on('POST /notifications:read', () => new Promise((resolve) => { answer = () => { resolve({ body: { unread: 0 } }); }; }));
  const marked = client.notifications.markAllRead();
  await until(() => { const inbox = client.notifications.$inbox.get(); return inbox.state === 'ready' && inbox.value.items.every(({ readAt }) => readAt !== null); });
  await until(() => server.count('POST /notifications:read') === 1);
  answer();
  await marked;
  await until(() => client.notifications.$unread.get() === 0);
  assert.deepEqual(server.asked.find(({ name }) => name === 'POST /notifications:read')?.body, { all: true });
})); // prettier-ignore

test('an answer that comes late does not take back what was counted since', withServer(async ({ server, client }) => {
  const items = [aNotification()];
  serve(server, items);
  await open(client);
  await until(() => client.notifications.$unread.get() === 1);
  let answer: () => void = () => {};
  server.on('POST /notifications:read', () => {
    const headers = { 'crm-seq': String(server.seq) };
    return new Promise((resolve) => { answer = () => { resolve({ body: { unread: 0 }, headers }); }; });
  });
  const marked = client.notifications.markAllRead();
  await until(() => server.count('POST /notifications:read') === 1);
  const arrives = async (unread: number): Promise<void> => {
    const notification = aNotification();
    const readings = server.count('GET /me');
    items.push(notification);
    server.tell('notification.created', notification);
    await until(() => server.count('GET /me') > readings && client.notifications.$unread.get() === unread);
  };
  items[0] = { ...aNotification(), readAt: at(1) };
  await arrives(1);
  const counts: number[] = [];
  client.notifications.$unread.listen((count) => counts.push(count));
  answer();
  await marked;
  await arrives(2);
  assert.deepEqual(counts, [2]);
})); // prettier-ignore

test('what is read while the server is away waits, and is sent when it is back', withServer(async ({ server, client }) => {
  const items = [aNotification()];
  serve(server, items);
  await open(client);
  let isAway = true;
  server.on('POST /notifications:read', () => (isAway ? problem(503, 'unavailable') : { body: { unread: 0 } }));
  const marked = client.notifications.markRead([items[0]?.id ?? '']);
  await until(() => server.count('POST /notifications:read') > 0);
  await until(() => client.outbox.$state.get().items.length === 1);
  const inbox = client.notifications.$inbox.get();
  assert.ok(inbox.state === 'ready' && inbox.value.items.every(({ readAt }) => readAt !== null));
  isAway = false;
  client.connection.reconnect();
  assert.deepEqual(await marked, { unread: 0 });
  await until(() => client.notifications.$unread.get() === 0);
})); // prettier-ignore

test('reading all is undone for what was shown, and putting off goes back to the former moment', withServer(async ({ server, client }) => {
  const items = [aNotification(), { ...aNotification(), readAt: at(0) }];
  const [unread] = items;
  assert.ok(unread);
  serve(server, items);
  await open(client);
  server.on('POST /notifications:read', ({ body }) => ({ body: { unread: (body as { all?: true }).all ? 0 : 1 } }));
  server.on(`PATCH /notifications/${unread.id}`, ({ body }) => ({ body: { ...unread, ...(body as object) } }));
  const all = client.notifications.markAllRead();
  await all;
  assert.equal(await all.undo(), true);
  assert.deepEqual(server.asked.filter(({ name }) => name === 'POST /notifications:read').map(({ body }) => body), [{ all: true }, { ids: [unread.id], read: false }]);
  const later = client.notifications.snooze(unread.id, new Date('2099-01-01T07:00:00Z'));
  assert.equal((await later).snoozedUntil, '2099-01-01T07:00:00.000Z');
  assert.equal(await later.undo(), true);
  assert.deepEqual(server.asked.filter(({ name }) => name.startsWith('PATCH')).map(({ body }) => body), [{ snoozedUntil: '2099-01-01T07:00:00.000Z' }, { snoozedUntil: null }]);
})); // prettier-ignore
