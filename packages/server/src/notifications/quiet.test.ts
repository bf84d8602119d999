import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm, type TestPerson } from '../testing.js';

const database = await testDatabase();
// Sofia is two hours ahead of UTC in winter.
let now = new Date('2026-11-24T10:00:00Z');
const main = await testCrm(database, { clock: () => now });
after(async () => {
  await main.crm.close();
  await database.close();
});

const mention = (id: string) => ({
  version: 1,
  blocks: [{ type: 'paragraph', children: [{ type: 'mention', kind: 'user', id }] }],
});

const company = async (quietHours: { from: string; to: string } | null, settings: object = {}) => {
  const { person, service } = await testCrm(database, { crm: main.crm });
  const [ana, ivo] = [person('ana'), person('ivo')];
  for (const someone of [ana, ivo]) await someone.get('/me');
  assert.equal((await ivo.put('/notification-settings', { quietHours, ...settings })).status, 200);
  const tell = () => ana.post('/threads', { topic: 'Т', description: mention('ivo') });
  return { ana, ivo, service, tell };
};

const shown = async (who: TestPerson) => {
  const [all, unread, me] = [
    await who.get('/notifications'),
    await who.get('/notifications?unread=true'),
    await who.get('/me'),
  ];
  return {
    until: all.body.items.map((item: { snoozedUntil: string | null }) => item.snoozedUntil),
    unread: unread.body.items.length,
    count: me.body.unreadNotifications,
  };
};

const evening = '2026-11-24T20:30:00Z';
const cases: readonly (readonly [from: string, to: string, at: string, until: string | null])[] = [
  ['20:00', '07:30', evening, '2026-11-25T05:30:00.000Z'],
  ['20:00', '07:30', '2026-11-24T23:00:00Z', '2026-11-25T05:30:00.000Z'],
  ['20:00', '07:30', '2026-11-24T18:00:00Z', '2026-11-25T05:30:00.000Z'],
  ['20:00', '07:30', '2026-11-24T17:59:59Z', null],
  ['20:00', '07:30', '2026-11-25T05:30:00Z', null],
  ['12:00', '13:00', '2026-11-24T10:15:00Z', '2026-11-24T11:00:00.000Z'],
  ['12:00', '13:00', '2026-11-24T11:00:00Z', null],
  ['20:00', '20:00', evening, null],
  // In the night of the 25th of October 2026 clocks go from 4 back to 3.
  ['22:00', '07:00', '2026-10-24T20:00:00Z', '2026-10-25T05:00:00.000Z'],
];

test('what is told in quiet hours is put off until they end, where the person is', async () => {
  for (const [from, to, at, until] of cases) {
    now = new Date(at);
    const { ivo, tell } = await company({ from, to });
    await tell();
    const open = until === null ? 1 : 0;
    assert.deepEqual(await shown(ivo), { until: [until], unread: open, count: open }, `${from}–${to} at ${at}`);
  }
});

test('a person’s own time zone goes before the company’s', async () => {
  now = new Date('2026-11-24T10:00:00Z');
  const { ivo, service, tell } = await company({ from: '20:00', to: '07:00' });
  await service.put('/users/ivo', { name: 'Иво', timeZone: 'Asia/Tokyo' });
  now = new Date('2026-11-24T12:00:00Z');
  await tell();
  assert.deepEqual((await shown(ivo)).until, ['2026-11-24T22:00:00.000Z']);
});

test('the stream tells at once that it is put off, and again when quiet hours end; then it counts', async () => {
  now = new Date(evening);
  const { ivo, tell } = await company({ from: '20:00', to: '07:30' });
  const stream = await ivo.stream();
  await tell();
  const { data } = await stream.next('notification.created');
  assert.equal(data['entity'].snoozedUntil, '2026-11-25T05:30:00.000Z');
  await main.crm.upkeep();
  now = new Date('2026-11-25T05:30:30Z');
  assert.deepEqual(await shown(ivo), { until: ['2026-11-25T05:30:00.000Z'], unread: 1, count: 1 });
  await main.crm.upkeep();
  const woken = await stream.next('notification.updated');
  assert.deepEqual([woken.data['entity'].id, woken.data['entity'].snoozedUntil], [data['entity'].id, null]);
  await main.crm.upkeep();
  await tell();
  await stream.next('notification.created', ({ seq }) => seq > woken.data['seq']);
  assert.equal(stream.seen.filter(({ event }) => event === 'notification.updated').length, 1);
  await stream.close();
});

test('what is read before quiet hours end does not come back', async () => {
  now = new Date(evening);
  const { ivo, tell } = await company({ from: '20:00', to: '07:30' });
  await tell();
  await ivo.post('/notifications:read', { all: true });
  now = new Date('2026-11-25T06:00:00Z');
  await main.crm.upkeep();
  assert.equal((await shown(ivo)).count, 0);
});

test('a reminder in quiet hours is put off too, and a reason that is switched off makes none', async () => {
  now = new Date('2026-11-24T10:00:00Z');
  const { ana, ivo } = await company({ from: '17:00', to: '09:00' });
  const other = await company(null, { reasons: { task_due: false, assigned: false } });
  const task = { topic: 'Да се фактурира', assigneeId: 'ivo', dueDate: '2026-11-26' };
  await ana.post('/tasks', task);
  await other.ana.post('/tasks', task);
  now = new Date('2026-11-25T16:01:00Z');
  await main.crm.upkeep();
  const due = (await ivo.get('/notifications')).body.items.find(
    ({ reason }: { reason: string }) => reason === 'task_due',
  );
  assert.equal(due.snoozedUntil, '2026-11-26T07:00:00.000Z');
  assert.deepEqual((await other.ivo.get('/notifications')).body.items, []);
});

test('every reason can be switched off by itself', async () => {
  now = new Date('2026-11-24T10:00:00Z');
  for (const off of ['mentioned', 'assigned', 'commented', 'status_changed']) {
    const { ana, ivo } = await company(null, { reasons: { [off]: false } });
    const thread = (await ana.post('/threads', { topic: 'Т', followers: [{ kind: 'user', id: 'ivo' }] })).body.id;
    await ana.post(`/threads/${thread}/comments`, { body: 'коментар' });
    await ana.patch(`/threads/${thread}`, { status: 'confirmed' });
    await ana.post('/tasks', { topic: 'З', assigneeId: 'ivo' });
    await ana.post('/communications', { topic: 'О', direction: 'inbound', channel: 'phone', body: mention('ivo') });
    const told = (await ivo.get('/notifications')).body.items.map(({ reason }: { reason: string }) => reason).sort();
    assert.deepEqual(told, ['assigned', 'commented', 'mentioned', 'status_changed'].filter((reason) => reason !== off)); // prettier-ignore
  }
});
