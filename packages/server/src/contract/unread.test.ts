import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose, type TestPerson } from '../testing.js';
import { inProcess } from './operations.js';
import { made } from './world.js';

// Each act comes long after the one before, so that nothing counts as taken back at once.
let passed = 0;
const database = await testDatabase();
const { crm, close } = await inProcess(database, { clock: () => new Date(Date.now() + passed) });
after(async () => {
  await close();
  await database.close();
});
const { person } = await testCrm(database, { crm });
const ana = person('ana', 'member', { name: 'Ана' });
const ivo = person('ivo', 'member', { name: 'Иво' });
const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
const people = [ana, ivo, mila];
for (const someone of people) await made(someone.get('/me'));

interface Entry {
  readonly id: string;
  readonly kind: 'comments' | 'communications' | 'tasks' | 'status';
  readonly by: TestPerson;
  readonly isShared: boolean;
  /** Those whom it makes take part: its author, its assignee, whom it mentions. */
  readonly parts: readonly TestPerson[];
}
interface Told {
  readonly entry: Entry;
  readonly place: number;
}

/** What a thread means to people, as the contract says it. */
class Model {
  readonly id: string;
  readonly isShared: boolean;
  entries: { entry: Entry; place: number }[] = [];
  readonly marks = new Map(people.map((someone) => [someone, 0]));
  readonly told = new Map<TestPerson, Told[]>(people.map((someone) => [someone, []]));
  readonly muted = new Set<TestPerson>();
  /** Authors of comments that were deleted, which stay in their place without their words. */
  readonly wrote = new Set<TestPerson>();
  status = 'new';
  #place = 0;

  constructor(id: string, isShared: boolean) {
    this.id = id;
    this.isShared = isShared;
  }

  sees(who: TestPerson, entry: Pick<Entry, 'isShared'>): boolean {
    return who !== mila || (this.isShared && entry.isShared);
  }

  /** The author of the thread is Ana. */
  takesPart(who: TestPerson): boolean {
    return who === ana || this.wrote.has(who) || this.entries.some(({ entry }) => entry.parts.includes(who));
  }

  add(entry: Entry, named: readonly TestPerson[], tellsFollowers: boolean): void {
    this.#place += 1;
    const place = this.#place;
    for (const who of people) {
      const isNamed = named.includes(who);
      const follows = tellsFollowers && this.takesPart(who) && !this.muted.has(who);
      if (who !== entry.by && this.sees(who, entry) && (isNamed || follows)) this.told.get(who)?.push({ entry, place });
    }
    this.entries.push({ entry, place });
  }

  remove(entry: Entry): void {
    if (entry.kind === 'comments') this.wrote.add(entry.by);
    this.entries = this.entries.filter((kept) => kept.entry !== entry);
    for (const who of people) this.told.set(who, (this.told.get(who) ?? []).filter((one) => one.entry !== entry)); // prettier-ignore
  }

  read(who: TestPerson): void {
    this.marks.set(who, this.#place);
    this.told.set(who, []);
  }

  unread(who: TestPerson): void {
    const last = this.#ofOthers(who).at(-1)?.place ?? 0;
    if (last > 0 && last <= (this.marks.get(who) ?? 0)) this.marks.set(who, last - 1);
  }

  count(who: TestPerson): number {
    return this.#ofOthers(who).filter(({ place }) => place > (this.marks.get(who) ?? 0)).length;
  }

  #ofOthers(who: TestPerson): { entry: Entry; place: number }[] {
    return this.entries.filter(({ entry }) => entry.by !== who && this.sees(who, entry));
  }
}

interface Act {
  readonly what: string;
  readonly who: TestPerson;
  readonly whom: TestPerson;
  readonly thread: number;
  readonly isShared: boolean;
  readonly n: number;
}
const kinds = [
  'comment',
  'comment',
  'talk',
  'task',
  'status',
  'read',
  'unread',
  'mute',
  'delete',
  'readAll',
  'readOne',
];
// So that a counterexample names people.
const anybody = fc
  .constantFrom(...people)
  .map((someone) => Object.assign(someone, { [fc.toStringMethod]: () => someone.who.sub }));
const anyAct: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...kinds),
  who: anybody,
  whom: anybody,
  thread: fc.nat(2),
  isShared: fc.boolean(),
  n: fc.nat(50),
});

const mentioning = (id: string): Loose => ({
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'x ' },
        { type: 'mention', kind: 'user', id },
      ],
    },
  ],
});

const write = async (model: Model, { what, who, whom, isShared: wanted, n }: Act): Promise<void> => {
  const isShared = model.isShared && (wanted || who === mila);
  const visibility = isShared ? 'shared' : 'internal';
  const add = (kind: Entry['kind'], body: Loose, named: readonly TestPerson[], tells: boolean): void =>
    model.add({ id: body.id, kind, by: who, isShared, parts: [who, ...named] }, named, tells);
  if (what === 'comment') {
    const named = n % 2 === 0 && who !== mila ? [whom] : [];
    const body = named.length > 0 ? mentioning(whom.who.sub) : 'x';
    add('comments', await made(who.post(`/threads/${model.id}/comments`, { body, visibility })), named, true);
  } else if (who === mila) return;
  else if (what === 'talk') {
    const talk = { topic: 'x', direction: 'inbound', channel: 'phone', threadId: model.id, visibility };
    add('communications', await made(who.post('/communications', talk)), [], true);
  } else if (whom !== mila) {
    const task = { topic: 'x', assigneeId: whom.who.sub, threadId: model.id, visibility };
    add('tasks', await made(who.post('/tasks', task)), [whom], false);
  }
};

const setStatus = async (model: Model, { who, n }: Act): Promise<void> => {
  const status = ['new', 'in_progress', 'confirmed'][n % 3] ?? 'new';
  if (who === mila || status === model.status) return;
  await made(who.patch(`/threads/${model.id}`, { status }));
  model.status = status;
  model.add({ id: '', kind: 'status', by: who, isShared: true, parts: [] }, [], true);
};

const takeBack = async (model: Model, { n }: Act): Promise<void> => {
  const mine = model.entries.filter(({ entry }) => entry.kind !== 'status' && entry.by !== mila);
  const entry = mine[n % Math.max(mine.length, 1)]?.entry;
  if (!entry) return;
  await made(entry.by.delete(`/${entry.kind}/${entry.id}`));
  model.remove(entry);
};

const readOne = async (models: readonly Model[], who: TestPerson): Promise<void> => {
  const [latest] = (await made(who.get('/notifications?unread=true&limit=1'))).items;
  if (!latest) return;
  await made(who.post('/notifications:read', { ids: [latest.id] }));
  const model = models.find(({ id }) => id === latest.threadId);
  model?.told.get(who)?.pop();
};

const perform = async (models: readonly Model[], act: Act): Promise<void> => {
  passed += 20_000;
  const { what, who } = act;
  const model = models[act.thread] as Model;
  if (what === 'readAll') {
    await made(who.post('/notifications:read', { all: true }));
    for (const { told } of models) told.set(who, []);
    return;
  }
  if (what === 'readOne') return readOne(models, who);
  if (who === mila && !model.isShared) return;
  const path = `/threads/${model.id}`;
  if (what === 'read') {
    const { headers } = await who.get('/me');
    await made(who.post(`${path}/read`, { upToSeq: Number(headers.get('crm-seq')) }));
    model.read(who);
  } else if (what === 'unread') {
    await made(who.delete(`${path}/read`));
    model.unread(who);
  } else if (what === 'mute') {
    await made(who.put(`${path}/follow`, { muted: true }));
    model.muted.add(who);
  } else if (what === 'status') await setStatus(model, act);
  else if (what === 'delete') await takeBack(model, act);
  else await write(model, act);
};

const agree = async (models: readonly Model[]): Promise<void> => {
  for (const who of people) {
    const name = who.who.sub;
    for (const model of models.filter(({ isShared }) => isShared || who !== mila)) {
      const { unread } = await made(who.get(`/threads/${model.id}`));
      assert.equal(unread, model.count(who), `unread of ${name}`);
    }
    const told = models.reduce((sum, model) => sum + (model.told.get(who)?.length ?? 0), 0);
    assert.equal((await made(who.get('/me'))).unreadNotifications, told, `notifications of ${name}`);
    assert.equal((await made(who.get('/notifications?unread=true&limit=200'))).items.length, told, `list of ${name}`);
  }
};

test('what is unread, and what one is told of, is as the contract counts it, whoever writes and reads', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 6, maxLength: 24 }), async (acts) => {
      const models: Model[] = [];
      for (const isShared of [false, true, true]) {
        const more = isShared ? { visibility: 'shared', counterpartyId: 'c1' } : {};
        models.push(new Model((await made(ana.post('/threads', { topic: 'x', ...more }))).id, isShared));
      }
      for (const who of people) await made(who.post('/notifications:read', { all: true }));
      for (const act of acts) await perform(models, act);
      await agree(models);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});
