import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose, type TestPerson } from '../testing.js';
import { Receiver } from '../webhooks/testing.js';
import { inProcess } from './operations.js';
import { made } from './world.js';

const database = await testDatabase();
const receiver = await Receiver.start();
const { crm, close } = await inProcess(database);
after(async () => {
  await close();
  await receiver.close();
  await database.close();
});
const { service, person } = await testCrm(database, { crm });
const ana = person('ana', 'member', { name: 'Ана' });
const ivo = person('ivo', 'member', { name: 'Иво' });
await made(ana.get('/me'));
await made(ivo.get('/me'));

/** A list, and how things come to it, change their place in it and leave it. */
interface Shelf {
  readonly who: TestPerson;
  readonly path: string;
  /** Adds a thing with a key that may be another's too; answers its id. */
  add(key: number): Promise<string>;
  change?(id: string, key: number): Promise<unknown>;
  remove?(id: string): Promise<unknown>;
}

const letter = (key: number): string => 'абвгд'[key % 5] ?? 'е';
const moment = (key: number): string => new Date(Date.UTC(2026, 0, 1 + (key % 5))).toISOString();

const named = (path: string, body: (key: number) => Loose): Shelf => ({
  who: service,
  path,
  add: async (key) => (await made(service.put(`${path}/${newId()}`, body(key)))).id,
  change: (id, key) => made(service.put(`${path}/${id}`, body(key))),
  remove: (id) => made(service.delete(`${path}/${id}`)),
});

const threads = (sort: string): Shelf => ({
  who: ana,
  path: `/threads?status=new&sort=${sort}&q=лист`,
  add: async (key) =>
    (await made(service.post('/threads', { topic: `${letter(key)} лист`, createdAt: moment(key), authorId: 'ana' })))
      .id,
  change: async (id, key) => {
    await made(ana.patch(`/threads/${id}`, { topic: `${letter(key)} лист` }));
    await made(ana.post(`/threads/${id}/comments`, { body: 'x' }));
  },
  remove: (id) => made(ana.patch(`/threads/${id}`, { status: 'cancelled' })),
});

const thread = (await made(ana.post('/threads', { topic: 'x' }))).id as string;
const hook = (await made(service.post('/webhooks', { url: receiver.url, types: ['topic.deleted'] }))).id as string;
const mention = {
  version: 1,
  blocks: [{ type: 'paragraph', children: [{ type: 'mention', kind: 'user', id: 'ivo' }] }],
};

const inThread = (order: string): Shelf => ({
  who: ana,
  path: `/threads/${thread}/timeline?order=${order}&types=task`,
  add: async (key) => (await made(ana.post('/tasks', { topic: letter(key), assigneeId: 'ana', threadId: thread }))).id,
  change: (id, key) => made(ana.patch(`/tasks/${id}`, { topic: letter(key) })),
  remove: (id) => made(ana.delete(`/tasks/${id}`)),
});

const shelves: Readonly<Record<string, Shelf>> = {
  users: named('/users', (key) => ({ name: letter(key) })),
  groups: named('/groups', (key) => ({ name: letter(key), memberIds: [] })),
  contacts: named('/contacts', (key) => ({ name: letter(key) })),
  topics: {
    ...named('/topics', () => ({})),
    add: async (key) => (await made(service.post('/topics', { scope: 'task', title: 'x', position: key % 5 }))).id,
    change: (id, key) => made(service.patch(`/topics/${id}`, { position: key % 5 })),
  },
  records: {
    ...named('/records/sale', (key) => ({ title: `${letter(key)}${String(key)}` })),
    path: '/records?kind=sale',
  },
  'threads -lastActivityAt': threads('-lastActivityAt'),
  'threads lastActivityAt': threads('lastActivityAt'),
  'threads -createdAt': threads('-createdAt'),
  'threads createdAt': threads('createdAt'),
  'threads topic': threads('topic'),
  communications: {
    who: ana,
    path: '/communications?q=лист',
    add: async (key) =>
      (
        await made(
          ana.post('/communications', {
            topic: 'лист',
            direction: 'inbound',
            channel: 'email',
            occurredAt: moment(key),
          }),
        )
      ).id,
    change: (id, key) => made(ana.patch(`/communications/${id}`, { occurredAt: moment(key) })),
    remove: (id) => made(ana.delete(`/communications/${id}`)),
  },
  tasks: {
    who: ana,
    path: '/tasks?status=new&q=лист',
    add: async (key) =>
      (
        await made(
          service.post('/tasks', { topic: 'лист', assigneeId: 'ana', authorId: 'ana', createdAt: moment(key) }),
        )
      ).id,
    change: (id) => made(ana.patch(`/tasks/${id}`, { status: 'in_progress' })),
    remove: (id) => made(ana.delete(`/tasks/${id}`)),
  },
  attachments: {
    who: ana,
    path: `/threads/${thread}/attachments`,
    add: async (key) => {
      const id = newId();
      await made(service.put(`/records/quote/${id}`, { title: letter(key) }));
      return (await made(ana.post(`/threads/${thread}/attachments`, { record: { kind: 'quote', id } }))).id;
    },
    remove: (id) => made(ana.delete(`/threads/${thread}/attachments/${id}`)),
  },
  'timeline asc': inThread('asc'),
  'timeline desc': inThread('desc'),
  notifications: {
    who: ivo,
    path: '/notifications?unread=true',
    add: async () => {
      await made(ana.post(`/threads/${thread}/comments`, { body: mention }));
      return (await made(ivo.get('/notifications?limit=1'))).items[0].id;
    },
    remove: (id) => made(ivo.post('/notifications:read', { ids: [id] })),
  },
  webhooks: {
    who: service,
    path: '/webhooks',
    add: async () => (await made(service.post('/webhooks', { url: receiver.url, types: ['topic.deleted'] }))).id,
    remove: (id) => made(service.delete(`/webhooks/${id}`)),
  },
  deliveries: {
    who: service,
    path: `/webhooks/${hook}/deliveries`,
    add: async () => (await made(service.post(`/webhooks/${hook}:test`, undefined))).id,
  },
};

interface Act {
  readonly what: 'add' | 'change' | 'remove';
  readonly key: number;
}
const anyAct: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('add', 'change', 'remove'),
  key: fc.nat(99),
});

const disturb = async (shelf: Shelf, loose: string[], { what, key }: Act): Promise<void> => {
  const id = loose[key % Math.max(loose.length, 1)];
  if (what === 'add' || id === undefined) loose.push(await shelf.add(key));
  else if (what === 'change') await shelf.change?.(id, key);
  else if (shelf.remove) {
    await shelf.remove(id);
    loose.splice(loose.indexOf(id), 1);
  }
};

/** The ids of a list, page by page, with something happening between the pages. */
const walk = async (shelf: Shelf, limit: number, between: () => Promise<void>): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `${shelf.path.includes('?') ? '&' : '?'}limit=${String(limit)}${cursor ? `&cursor=${cursor}` : ''}`;
    const page: Loose = await made(shelf.who.get(`${shelf.path}${query}`));
    assert.ok(page.items.length <= limit);
    ids.push(...page.items.map((item: Loose) => (shelf.path.includes('/timeline') ? item.entity.id : item.id)));
    cursor = page.nextCursor;
    await between();
  } while (cursor);
  return ids;
};

for (const [name, shelf] of Object.entries(shelves))
  test(`${name}: what keeps its place comes exactly once while others come, move and go`, async () => {
    const stable: string[] = [];
    const loose: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      stable.push(await shelf.add(n));
      loose.push(await shelf.add(n * 3));
    }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(anyAct, { minLength: 6, maxLength: 10 }), async (limit, acts) => {
        const before = (await walk(shelf, 200, () => Promise.resolve())).filter((id) => stable.includes(id));
        const waiting = [...acts];
        const ids = await walk(shelf, limit, async () => {
          for (const act of waiting.splice(0, 2)) await disturb(shelf, loose, act);
        });
        assert.deepEqual(ids.filter((id) => stable.includes(id)), before);
        assert.deepEqual([...before].sort(), [...stable].sort());
      }),
      { numRuns: 3, endOnFailure: true },
    ); // prettier-ignore
  });
