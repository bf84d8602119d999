import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm, type TestPerson } from '../testing.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

const say = (...mentions: [string, string][]) => ({
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      children: [{ type: 'text', text: 'виж ' }, ...mentions.map(([kind, id]) => ({ type: 'mention', kind, id }))],
    },
  ],
});
const reasons = async (who: TestPerson) =>
  (await who.get('/notifications')).body.items.map((n: { reason: string }) => n.reason);

const company = async () => {
  const { service, person } = await testCrm(database, { crm: main.crm });
  const [ana, ivo, eva] = [
    person('ana', 'member', { name: 'Ана' }),
    person('ivo', 'member', { name: 'Иво' }),
    person('eva', 'member', { name: 'Ева' }),
  ];
  const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
  for (const someone of [ana, ivo, eva, mila]) await someone.get('/me');
  await service.put('/groups/g', { name: 'Група', memberIds: ['ana', 'ivo', 'eva'] });
  return { service, ana, ivo, eva, mila };
};

test('a mention tells the person in real time, never the author', async () => {
  const { ana, ivo, eva } = await company();
  const stream = await ivo.stream();
  const id = (await ana.post('/threads', { topic: 'Спешно' })).body.id;
  await ana.post(`/threads/${id}/comments`, { body: say(['user', 'ivo'], ['user', 'ana'], ['group', 'g']) });
  const { data } = await stream.next('notification.created');
  assert.deepEqual(
    [data['entity'].reason, data['entity'].title, data['entity'].excerpt, data['entity'].threadId],
    ['mentioned', 'Спешно', 'виж ИвоАнаГрупа', id],
  );
  assert.deepEqual(
    [await reasons(ana), await reasons(ivo), await reasons(eva)],
    [[], ['mentioned'], ['group_mentioned']],
  );
  assert.deepEqual((await eva.get('/notifications')).body.items[0].via, { kind: 'group', id: 'g' });
  assert.equal((await ivo.get('/me')).body.unreadNotifications, 1);
  await stream.close();
});

test('an edit tells only those whom it newly mentions', async () => {
  const { ana, ivo, eva } = await company();
  const id = (await ana.post('/threads', { topic: 'Т', description: say(['user', 'ivo']) })).body.id;
  await ana.patch(`/threads/${id}`, { description: say(['user', 'ivo'], ['user', 'eva']) });
  assert.deepEqual([await reasons(ivo), await reasons(eva)], [['mentioned'], ['mentioned']]);
});

test('followers hear of comments and status changes, who muted does not', async () => {
  const { ana, ivo, eva } = await company();
  const id = (await ana.post('/threads', { topic: 'Т', followers: [{ kind: 'group', id: 'g' }] })).body.id;
  await eva.put(`/threads/${id}/follow`, { muted: true });
  await ivo.post(`/threads/${id}/comments`, { body: 'ето' });
  await ivo.patch(`/threads/${id}`, { status: 'confirmed' });
  assert.deepEqual(
    [await reasons(ana), await reasons(ivo), await reasons(eva)],
    [['status_changed', 'commented'], [], []],
  );
  await ivo.post(`/threads/${id}/comments`, { body: say(['user', 'eva']) });
  assert.deepEqual(await reasons(eva), ['mentioned']);
});

test('who cannot see the thing is not told of it', async () => {
  const { ana, mila, service } = await company();
  await service.put('/users/ivo', { name: 'Иво', active: false });
  const id = (await ana.post('/threads', { topic: 'Т', counterpartyId: 'c1', visibility: 'shared' })).body.id;
  await ana.post(`/threads/${id}/comments`, { body: say(['user', 'portal:mila'], ['user', 'ivo']) });
  assert.deepEqual(await reasons(mila), []);
  const audience = await ana.post('/mentions:audience', {
    body: say(['user', 'portal:mila'], ['group', 'g']),
    threadId: id,
  });
  assert.deepEqual(
    audience.body.notified.map((n: { person: { id: string }; via: unknown }) => [n.person.id, n.via]),
    [['eva', { kind: 'group', id: 'g' }]],
  );
  assert.deepEqual(
    audience.body.omitted.map((o: { person: { id: string }; reason: string }) => [o.person.id, o.reason]),
    [
      ['portal:mila', 'no_access'],
      ['ana', 'author'],
      ['ivo', 'inactive'],
    ],
  );
  await ana.post(`/threads/${id}/comments`, { body: say(['user', 'portal:mila']), visibility: 'shared' });
  assert.deepEqual(await reasons(mila), ['mentioned']);
  await ana.patch(`/threads/${id}`, { visibility: 'internal' });
  assert.deepEqual([await reasons(mila), (await mila.get('/me')).body.unreadNotifications], [[], 0]);
});

test('a status taken back at once withdraws what it told', async () => {
  const { ana, ivo } = await company();
  const id = (await ana.post('/threads', { topic: 'Т' })).body.id;
  await ivo.patch(`/threads/${id}`, { status: 'completed' });
  assert.deepEqual(await reasons(ana), ['status_changed']);
  const stream = await ana.stream();
  await ivo.patch(`/threads/${id}`, { status: 'new' });
  assert.notEqual((await stream.next('notification.updated')).data['entity'].readAt, null);
  assert.deepEqual(await reasons(ana), []);
  await stream.close();
});

test('what told of deleted words is withdrawn', async () => {
  const { ana, ivo } = await company();
  const id = (await ana.post('/threads', { topic: 'Т' })).body.id;
  const comment = (await ana.post(`/threads/${id}/comments`, { body: say(['user', 'ivo']) })).body;
  await ana.delete(`/comments/${comment.id}`);
  assert.deepEqual([await reasons(ivo), (await ivo.get('/me')).body.unreadNotifications], [[], 0]);
});

test('reading a thread reads what told of it, and all can be read at once', async () => {
  const { ana, ivo } = await company();
  const id = (await ana.post('/threads', { topic: 'Т' })).body.id;
  const first = await ana.post(`/threads/${id}/comments`, { body: say(['user', 'ivo']) });
  await ana.post(`/threads/${id}/comments`, { body: say(['user', 'ivo']) });
  await ivo.post(`/threads/${id}/read`, { upToSeq: Number(first.headers.get('crm-seq')) });
  assert.equal((await ivo.get('/notifications?unread=true')).body.items.length, 1);
  assert.deepEqual((await ivo.post('/notifications:read', { all: true })).body, { unread: 0 });
  const [item] = (await ivo.get('/notifications')).body.items;
  assert.deepEqual((await ivo.post('/notifications:read', { ids: [item.id], read: false })).body, { unread: 1 });
  const later = new Date(Date.now() + 3_600_000).toISOString();
  assert.equal((await ivo.patch(`/notifications/${item.id}`, { snoozedUntil: later })).body.snoozedUntil, later);
  assert.equal((await ivo.get('/me')).body.unreadNotifications, 0);
  assert.equal((await ana.patch(`/notifications/${item.id}`, { snoozedUntil: later })).status, 404);
});

test('a person chooses of what to hear', async () => {
  const { ana, ivo } = await company();
  const put = await ivo.put('/notification-settings', {
    reasons: { mentioned: false },
    quietHours: { from: '18:00', to: '08:00' },
  });
  assert.deepEqual(
    [put.body.reasons.mentioned, put.body.reasons.assigned, put.body.quietHours],
    [false, true, { from: '18:00', to: '08:00' }],
  );
  await ana.post('/threads', { topic: 'Т', description: say(['user', 'ivo']) });
  assert.deepEqual(await reasons(ivo), []);
});
