import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose, type TestPerson } from '../testing.js';

const database = await testDatabase();
const { crm } = await testCrm(database);
after(async () => {
  await crm.close();
  await database.close();
});

const members = ['ana', 'boris', 'vera', 'gosho'];
const portal = new Map([
  ['portal:own', 'c1'],
  ['portal:other', 'c2'],
]);
const everybody = [...members, ...portal.keys()];
const groups = ['g1', 'g2'];

/** What happens in one company: people leave and come back, groups change, threads are muted, comments are written. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({
    act: fc.constant('comment' as const),
    author: fc.constantFrom(...members),
    users: fc.uniqueArray(fc.constantFrom(...everybody), { maxLength: 3 }),
    groups: fc.uniqueArray(fc.constantFrom(...groups), { maxLength: 2 }),
    isShared: fc.boolean(),
  }) },
  { weight: 1, arbitrary: fc.record({
    act: fc.constant('group' as const),
    group: fc.constantFrom(...groups),
    users: fc.uniqueArray(fc.constantFrom(...members), { maxLength: 3 }),
  }) },
  { weight: 1, arbitrary: fc.record({
    act: fc.constant('active' as const),
    user: fc.constantFrom('vera', 'gosho'),
    is: fc.boolean(),
  }) },
  { weight: 1, arbitrary: fc.record({
    act: fc.constant('follow' as const),
    user: fc.constantFrom('ana', 'boris'),
    how: fc.constantFrom('follow', 'mute', 'leave'),
  }) },
  { weight: 1, arbitrary: fc.record({
    act: fc.constant('want' as const),
    user: fc.constantFrom('ana', 'boris'),
    reason: fc.constantFrom('mentioned', 'group_mentioned', 'commented'),
    is: fc.boolean(),
  }) },
); // prettier-ignore
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const reasonOf = (way: string | null | undefined): string => (way === null ? 'mentioned' : 'group_mentioned');

type Comment = Extract<Step, { act: 'comment' }>;

/** The rules as a person would say them. */
class Model {
  readonly memberOf = new Map<string, readonly string[]>(groups.map((group) => [group, []]));
  readonly inactive = new Set<string>();
  readonly takesPart = new Set(['ana']);
  readonly follows = new Map<string, 'follow' | 'mute' | 'leave'>();
  readonly unwanted = new Set<string>();

  constructor(readonly isThreadShared: boolean) {}

  #sees(person: string, isShared: boolean): boolean {
    const counterparty = portal.get(person);
    return counterparty === undefined || (this.isThreadShared && isShared && counterparty === 'c1');
  }

  /** Each person named by a comment, with every way in which they are: themselves first, then by their groups in order. */
  named({ users, groups: asked }: Comment): Map<string, (string | null)[]> {
    const named = new Map<string, (string | null)[]>(users.map((user) => [user, [null]]));
    for (const group of asked)
      for (const user of this.memberOf.get(group) ?? []) named.set(user, [...(named.get(user) ?? []), group]);
    return named;
  }

  /** The first way for which a person is told; undefined where it is none. */
  way(person: string, comment: Comment, isShared: boolean): string | null | undefined {
    const ways = this.named(comment).get(person) ?? [];
    return ways.find((way) => !this.omission(person, comment, isShared, reasonOf(way)));
  }

  omission(person: string, { author }: Comment, isShared: boolean, reason: string): string | undefined {
    if (person === author) return 'author';
    if (this.inactive.has(person)) return 'inactive';
    if (!this.#sees(person, isShared)) return 'no_access';
    return this.unwanted.has(`${person} ${reason}`) ? 'muted' : undefined;
  }

  /** Who is told of a comment, and why. */
  told(comment: Comment, isShared: boolean): Map<string, string> {
    const told = new Map<string, string>();
    for (const person of this.named(comment).keys()) {
      const way = this.way(person, comment, isShared);
      if (way !== undefined) told.set(person, reasonOf(way));
    }
    for (const person of everybody) {
      const how = this.follows.get(person);
      const isFollower = how === 'follow' || (how === undefined && this.takesPart.has(person));
      if (isFollower && !told.has(person) && !this.omission(person, comment, isShared, 'commented'))
        told.set(person, 'commented');
    }
    return told;
  }
}

const bodyOf = ({ users, groups: asked }: Comment) => ({
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'Виж' },
        ...users.map((id) => ({ type: 'mention', kind: 'user', id })),
        ...asked.map((id) => ({ type: 'mention', kind: 'group', id })),
      ],
    },
  ],
});

const begin = async (isThreadShared: boolean) => {
  const { company, service, person } = await testCrm(database, { crm });
  const people = new Map<string, TestPerson>(
    everybody.map((sub) => {
      const counterparty = portal.get(sub);
      return [sub, person(sub, counterparty ? 'portal' : 'member', { name: sub, ...(counterparty ? { counterparty } : {}) })]; // prettier-ignore
    }),
  );
  for (const one of people.values()) await one.get('/me');
  for (const id of groups) await service.put(`/groups/${id}`, { name: id, memberIds: [] });
  await service.put('/records/counterparty/c1', { title: 'Клиент' });
  const as = (sub: string): TestPerson => people.get(sub) ?? service;
  const sharing = isThreadShared ? { visibility: 'shared', counterpartyId: 'c1' } : {};
  const thread = (await as('ana').post('/threads', { topic: 'Т', ...sharing })).body.id as string;
  return { company, service, as, thread, model: new Model(isThreadShared) };
};
type World = Awaited<ReturnType<typeof begin>>;

const comment = async ({ company, as, thread, model }: World, asked: Comment): Promise<void> => {
  if (model.inactive.has(asked.author)) return;
  const isShared = asked.isShared && model.isThreadShared;
  const visibility = isShared ? 'shared' : 'internal';
  const author = as(asked.author);
  const { body: audience } = await author.post('/mentions:audience', { body: bodyOf(asked), threadId: thread, visibility }); // prettier-ignore
  const named = model.named(asked);
  const omitted = [...named].flatMap(([person, [first]]) => {
    const reason = model.omission(person, asked, isShared, reasonOf(first));
    return reason && model.way(person, asked, isShared) === undefined ? [`${person} ${reason}`] : [];
  });
  assert.deepEqual(
    audience.omitted.map(({ person, reason }: Loose) => `${person.id} ${reason}`).sort(),
    omitted.sort(),
  );
  // Taking part, also by being mentioned, comes before the telling.
  for (const user of [asked.author, ...asked.users]) {
    model.takesPart.add(user);
    // Who had left and takes part anew follows again.
    if (model.follows.get(user) === 'leave') model.follows.delete(user);
  }
  const told = model.told(asked, isShared);
  assert.deepEqual(
    audience.notified.map(({ person, via }: Loose) => `${person.id} ${via?.id ?? '-'}`).sort(),
    [...told].flatMap(([person, reason]) => (reason === 'commented' ? [] : [`${person} ${model.way(person, asked, isShared) ?? '-'}`])).sort(), // prettier-ignore
  );
  const { id } = (await author.post(`/threads/${thread}/comments`, { body: bodyOf(asked), visibility })).body;
  // Who has left cannot ask for their notifications any more.
  const rows = await database.read({ company }, (sql) =>
    sql.query<{ user_id: string; reason: string }>(
      `select user_id, reason from notification where company = $1 and subject = $2`,
      [company, `comment:${id}`],
    ),
  );
  assert.deepEqual(new Map(rows.map((row) => [row.user_id, row.reason] as const)), new Map([...told].sort()));
  assert.equal(rows.length, told.size);
};

const play = async (world: World, one: Step): Promise<void> => {
  const { service, as, thread, model } = world;
  if (one.act === 'comment') return comment(world, one);
  if (one.act === 'group') {
    await service.put(`/groups/${one.group}`, { name: one.group, memberIds: one.users });
    model.memberOf.set(one.group, one.users);
  } else if (one.act === 'active') {
    await service.put(`/users/${one.user}`, { name: one.user, active: one.is });
    if (one.is) model.inactive.delete(one.user);
    else model.inactive.add(one.user);
  } else if (one.act === 'follow') {
    const path = `/threads/${thread}/follow`;
    if (one.how === 'leave') await as(one.user).delete(path);
    else await as(one.user).put(path, { muted: one.how === 'mute' });
    model.follows.set(one.user, one.how);
  } else {
    const settings = (await as(one.user).get('/notification-settings')).body;
    await as(one.user).put('/notification-settings', { ...settings, reasons: { ...settings.reasons, [one.reason]: one.is } }); // prettier-ignore
    const key = `${one.user} ${one.reason}`;
    if (one.is) model.unwanted.delete(key);
    else model.unwanted.add(key);
  }
};

test('a text tells whom the rules say, for the weightiest reason, and says so before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 4, maxLength: 14 }), async (isShared, steps) => {
      const world = await begin(isShared);
      for (const one of steps) await play(world, one);
    }),
    { numRuns: 12 },
  );
});
