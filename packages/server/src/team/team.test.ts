import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose } from '../testing.js';

const database = await testDatabase();
let late = 0;
const hour = 3_600_000;
const now = () => new Date(Date.now() + late);
const first = await testCrm(database, { clock: now });
const { crm } = first;
after(async () => {
  await crm.close();
  await database.close();
});

/** A company of its own with two colleagues, a portal person and a service. */
const begin = async () => {
  late = 0;
  const { person, service } = await testCrm(database, { crm });
  const [boss, ana, ivo] = [
    person('boss', 'admin', { name: 'Бос' }),
    person('ana', 'member', { name: 'Ана' }),
    person('ivo', 'member', { name: 'Иво' }),
  ];
  const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
  for (const who of [boss, ana, ivo, mila]) await who.get('/me');
  const ago = (hours: number): string => new Date(now().getTime() - hours * hour).toISOString();
  const task = async (assigneeId: string, more: object = {}): Promise<string> =>
    (await service.post('/tasks', { topic: 'Т', assigneeId, authorId: 'boss', ...more })).body.id;
  const finished = async (assigneeId: string, hours: number, more: object = {}): Promise<void> => {
    const id = await task(assigneeId, { createdAt: ago(hours), ...more });
    await boss.patch(`/tasks/${id}`, { status: 'completed' });
  };
  const team = async (query = ''): Promise<Record<string, Loose>> =>
    Object.fromEntries((await boss.get(`/team${query}`)).body.items.map((item: Loose) => [item.person.id, item]));
  return { boss, ana, ivo, mila, service, ago, task, finished, team };
};
const near = (value: number, wanted: number): void =>
  assert.ok(Math.abs(value - wanted) < 0.02, `${String(value)} for ${String(wanted)}`);

test('threads count for their author, tasks for their assignee', async () => {
  const { ana, task, team } = await begin();
  const { id } = (await ana.post('/threads', { topic: 'Т' })).body;
  await ana.patch(`/threads/${id}`, { status: 'awaiting_decision' });
  await ana.post('/threads', { topic: 'Т' });
  await task('ivo', { dueDate: '2020-01-01' });
  const found = await team();
  assert.deepEqual(Object.keys(found).sort(), ['ana', 'boss', 'ivo']);
  assert.deepEqual(found['ana'].threads, {
    new: 1,
    in_progress: 0,
    awaiting_decision: 1,
    confirmed: 0,
    completed: 0,
    cancelled: 0,
  });
  assert.deepEqual(
    [found['ana'].awaitingDecision, found['ana'].tasks.new, found['ivo'].tasks.new, found['ivo'].threads.new],
    [1, 0, 1, 0],
  );
  assert.deepEqual([found['ivo'].overdue, found['ivo'].completed, found['ivo'].medianHours], [1, 0, null]);
});

test('who waits for a decision for more than a day needs help', async () => {
  const { ana, team } = await begin();
  const { id } = (await ana.post('/threads', { topic: 'Т' })).body;
  await ana.patch(`/threads/${id}`, { status: 'awaiting_decision' });
  late = 23.9 * hour;
  assert.deepEqual((await team())['ana'].signals, []);
  late = 24.1 * hour;
  assert.deepEqual((await team())['ana'].signals, ['needs_help']);
  await ana.patch(`/threads/${id}`, { status: 'confirmed' });
  assert.deepEqual((await team())['ana'].signals, []);
});

test('who is overdue, or open for more than one and a half times the expected, is in difficulty', async () => {
  const { boss, task, team } = await begin();
  const topicId = (await boss.post('/topics', { scope: 'task', title: 'Оферта', expectedHours: 10 })).body.id;
  await task('ana', { topic: undefined, topicId });
  await task('ivo', { dueDate: new Date().toISOString().slice(0, 10) });
  assert.deepEqual([(await team())['ana'].signals, (await team())['ivo'].signals], [[], []]);
  late = 14.9 * hour;
  assert.deepEqual((await team())['ana'].signals, []);
  late = 48 * hour;
  const found = await team();
  assert.deepEqual(
    [found['ana'].signals, found['ivo'].signals, found['ana'].expectedHours],
    [['in_difficulty'], ['in_difficulty'], 10],
  );
});

test('who completed three or more in at most four fifths of the expected is faster', async () => {
  const { boss, finished, team } = await begin();
  const topicId = (await boss.post('/topics', { scope: 'task', title: 'Оферта', expectedHours: 10 })).body.id;
  const expected = { topic: undefined, topicId };
  for (const hours of [7.9, 2]) await finished('ana', hours, expected);
  assert.deepEqual((await team())['ana'].signals, []);
  await finished('ana', 30, expected);
  for (const hours of [9, 9, 9]) await finished('ivo', hours, expected);
  const { ana, ivo } = await team();
  assert.deepEqual([ana.signals, ivo.signals, ana.completed, ana.expectedHours], [['faster'], [], 3, 10]);
  near(ana.medianHours, 7.9);
  near(ana.teamMedianHours, 9);
});

test("where nothing is expected, the team's median is the measure", async () => {
  const { finished, team } = await begin();
  for (const hours of [1, 2, 3]) await finished('ana', hours);
  for (const hours of [10, 10, 10]) await finished('ivo', hours);
  const { ana, ivo } = await team();
  assert.deepEqual([ana.signals, ivo.signals, ana.expectedHours], [['faster'], [], null]);
  near(ana.teamMedianHours, 6.5);
});

test('hours in a status are read off its changes', async () => {
  const { ana, team } = await begin();
  const { id } = (await ana.post('/threads', { topic: 'Т' })).body;
  const move = async (hours: number, status: string): Promise<void> => {
    late = hours * hour;
    await ana.patch(`/threads/${id}`, { status });
  };
  await move(2, 'in_progress');
  await move(5, 'awaiting_decision');
  await move(6, 'in_progress');
  await move(10, 'completed');
  late = 20 * hour;
  const spent = (await team())['ana'];
  for (const [status, hours] of Object.entries({ new: 2, in_progress: 7, awaiting_decision: 1, confirmed: 0 }))
    near(spent.hoursInStatus[status], hours);
  near(spent.medianHours, 10);
});

test('what is past is bounded by the period, what is open stands as it is', async () => {
  const { ana, task, team, ago } = await begin();
  const { id } = (await ana.post('/threads', { topic: 'Т' })).body;
  await task('ana');
  late = 10 * hour;
  await ana.patch(`/threads/${id}`, { status: 'completed' });
  late = 100 * hour;
  const within = (await team(`?from=${ago(96)}&to=${ago(80)}`))['ana'];
  assert.deepEqual([within.completed, within.threads.completed, within.tasks.new], [1, 1, 1]);
  near(within.hoursInStatus.new, 6 + 16);
  const later = (await team(`?from=${ago(50)}`))['ana'];
  assert.deepEqual([later.completed, later.threads.completed, later.medianHours, later.tasks.new], [0, 0, null, 1]);
  assert.equal((await team('?from=2020-01-01&to=2020-02-01'))['ana'].completed, 0);
});

test('the team is nothing for the portal', async () => {
  const { mila, ana } = await begin();
  assert.deepEqual(
    [(await mila.get('/team')).status, (await ana.get('/team')).status, (await ana.get('/team?from=x')).status],
    [403, 200, 422],
  );
});

test('who has left is shown while something of theirs is open', async () => {
  const { ivo, boss, team, task } = await begin();
  await ivo.get('/me');
  const id = await task('ivo');
  await boss.put('/users/ivo', { name: 'Иво', active: false });
  assert.ok((await team())['ivo']);
  await boss.patch(`/tasks/${id}`, { status: 'cancelled' });
  assert.equal((await team())['ivo'], undefined);
});
