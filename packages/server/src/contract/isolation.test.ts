import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fillPath, newId, type Route } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose, type TestPerson } from '../testing.js';
import { Receiver } from '../webhooks/testing.js';
import { inProcess, operations, send } from './operations.js';
import { fillCompany, made, upload, type World } from './world.js';

const database = await testDatabase();
const receiver = await Receiver.start();
const { crm, close } = await inProcess(database);
after(async () => {
  await close();
  await receiver.close();
  await database.close();
});
const ours = await fillCompany(await testCrm(database, { crm }), (place) => `Наше ${place}`, receiver.url);
const theirs = await fillCompany(await testCrm(database, { crm }), (place) => `Тяхно ${place}`, receiver.url);
// What TOWERP names is named alike in both companies, but for these.
const only = 'only-ours';
await made(ours.service.put(`/users/${only}`, { name: 'x' }));
await made(ours.service.put(`/groups/${only}`, { name: 'x', memberIds: [] }));
await made(ours.service.put(`/contacts/${only}`, { name: 'x' }));
await made(ours.service.put(`/records/delivery/${only}`, { title: 'x' }));
const waiting = await upload(ours.ivo, 'x.txt', 'x');

type Ids = Readonly<Record<string, string>>;

/** The id of each kind of thing that a path may name. */
const idsOf = ({ ids }: World, erp: string): Ids => ({
  threads: ids['thread'] ?? '',
  comments: ids['comment'] ?? '',
  communications: ids['communication'] ?? '',
  tasks: ids['task'] ?? '',
  topics: ids['threadTopic'] ?? '',
  notifications: ids['notification'] ?? '',
  webhooks: ids['webhook'] ?? '',
  files: ids['file'] ?? '',
  uploads: ids['upload'] ?? '',
  attachmentId: ids['attachment'] ?? '',
  delivery: ids['delivery'] ?? '',
  users: erp,
  groups: erp,
  contacts: erp,
  records: erp,
});
const unknown: Ids = Object.fromEntries(
  Object.entries(idsOf(ours, only)).map(([name, id]) => [name, id === only ? 'nobody-knows' : newId()]),
);

interface Foreigner {
  readonly what: string;
  readonly who: TestPerson;
  readonly foreign: Ids;
  /** What the caller does see, for the parts of a path beside the foreign one. */
  readonly own: Ids;
}
const beside: Ids = {
  ...idsOf(ours, only),
  comments: ours.ids['beside.comment'] ?? '',
  communications: ours.ids['beside.communication'] ?? '',
  tasks: ours.ids['beside.task'] ?? '',
  files: ours.ids['beside.file'] ?? '',
};
const sharedIds: Ids = { ...beside, threads: ours.ids['shared.thread'] ?? '' };
const foreigners: readonly Foreigner[] = [
  ...[theirs.ana, theirs.boss, theirs.service].map((who) => ({
    what: `${who.who.role} of another company`,
    who,
    foreign: { ...idsOf(ours, only), uploads: waiting },
    own: idsOf(theirs, 'g'),
  })),
  { what: 'portal of another counterparty', who: ours.eli, foreign: beside, own: sharedIds },
  { what: 'portal, of what is internal', who: ours.mila, foreign: beside, own: sharedIds },
  {
    what: 'member, of what is another person’s',
    who: ours.ana,
    foreign: { notifications: ours.ids['notification'] ?? '', uploads: waiting, files: waiting },
    own: {},
  },
];

const resourceOf = ({ path }: Route, param: string): string => (param === 'id' ? (path.split('/')[1] ?? '') : param);
const json = { 'Content-Type': 'application/json', 'Tus-Resumable': '1.0.0' };

/** An answer without what differs from request to request, and without the id that was asked for. */
const answerTo = async (who: TestPerson, method: string, path: string, body: unknown, id: string): Promise<string> => {
  const isBodiless = method === 'GET' || method === 'HEAD';
  const response = await send({
    who,
    method,
    path,
    headers: json,
    ...(isBodiless ? {} : { body: JSON.stringify(body) }),
  });
  const text = (await response.text())
    .replace(/"requestId":"[^"]*"/, '')
    .replaceAll(id, 'ID')
    .replaceAll(encodeURIComponent(id), 'ID');
  return `${String(response.status)} ${text}`;
};

const pathWith = (route: Route, ids: Ids): string =>
  fillPath(route.path, {
    kind: 'delivery',
    ...Object.fromEntries(Object.keys(route.params ?? {}).map((name) => [name, ids[resourceOf(route, name)] ?? 'x'])),
    ...(route.params?.['kind'] ? { kind: 'delivery' } : {}),
  });
const naming = operations.filter(
  ({ route }) => route.params && route.method !== 'PUT' && !route.open && route.path.split('/')[2]?.startsWith('{'),
);
const seqOf = async (who: TestPerson): Promise<string | null> => (await who.get('/me')).headers.get('crm-seq');
const exported = async (world: World): Promise<string> => (await world.boss.send('/export')).text();

for (const { what, who, foreign, own } of foreigners)
  test(`${what}: what a path names is as what does not exist`, async () => {
    const before = [await seqOf(ours.ana), await exported(ours)];
    let asked = 0;
    for (const { name, route } of naming) {
      if (name === 'overview.get') continue;
      for (const param of Object.keys(route.params ?? {}).filter((one) => one !== 'kind')) {
        const resource = resourceOf(route, param);
        const id = foreign[resource];
        if (id === undefined) continue;
        const [real, none] = await Promise.all(
          [id, unknown[resource] ?? ''].map((one) =>
            answerTo(who, route.method, pathWith(route, { ...own, [resource]: one }), {}, one),
          ),
        );
        assert.equal(real, none, `${name} ${param}`);
        const mayNever = route.roles && !route.roles.includes(who.who.role);
        assert.match(real ?? '', mayNever ? /^40[34] / : /^404 /, `${name} ${param}`);
        asked += 1;
      }
    }
    assert.ok(asked >= 3);
    assert.deepEqual([await seqOf(ours.ana), await exported(ours)], before);
  });

const inQuery: Readonly<Record<string, string>> = {
  author: 'users', participant: 'users', assignee: 'users', contact: 'contacts', counterparty: 'records',
  thread: 'threads', topic: 'topics', record: 'records', mentions: 'users', refs: 'tasks',
}; // prettier-ignore
const kindOf: Readonly<Record<string, string>> = { record: 'delivery:', mentions: 'user:', refs: 'task:' };

for (const { what, who, foreign } of foreigners.slice(0, -1))
  test(`${what}: what a query names is as what does not exist`, async () => {
    for (const { name, route } of operations.filter((operation) => operation.route.method === 'GET'))
      for (const param of Object.keys(route.query ?? {}).filter((one) => one in inQuery && !route.raw)) {
        const resource = inQuery[param] ?? '';
        const [real, none] = await Promise.all(
          [foreign, unknown].map((ids) => {
            const id = ids[resource] ?? '';
            return answerTo(who, 'GET', `${route.path}?${param}=${kindOf[param] ?? ''}${id}`, undefined, id);
          }),
        );
        assert.equal(real, none, `${name} ${param}`);
        assert.match(real ?? '', /^(200|403|422) /, `${name} ${param}`);
      }
  });

const mention = (kind: string, id: string): Loose => ({
  version: 1,
  blocks: [
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'x' },
        { type: 'mention', kind, id },
      ],
    },
  ],
});
const talk = { topic: 'x', direction: 'inbound', channel: 'phone' };

/** Every place of a body where an id or a ref may stand: the request, made with an id of the given kind of thing. */
const bodies = (own: Ids): readonly (readonly [string, string, string, (id: string) => Loose])[] => {
  const thread = `/threads/${own['threads'] ?? ''}`;
  const user = 'users';
  return [
    ['topics', 'POST', '/threads', (topicId) => ({ topicId })],
    ['records', 'POST', '/threads', (id) => ({ topic: 'x', attach: [{ kind: 'delivery', id }] })],
    ['threads', 'POST', '/threads', (id) => ({ topic: 'x', attach: [{ kind: 'thread', id }] })],
    ['tasks', 'POST', '/threads', (id) => ({ topic: 'x', attach: [{ kind: 'task', id }] })],
    [user, 'POST', '/threads', (id) => ({ topic: 'x', followers: [{ kind: 'user', id }] })],
    ['groups', 'POST', '/threads', (id) => ({ topic: 'x', followers: [{ kind: 'group', id }] })],
    ['groups', 'POST', '/threads', (id) => ({ topic: 'x', description: mention('group', id) })],
    ['threads', 'POST', '/threads:bulk', (id) => ({ ids: [id], patch: { status: 'new' } })],
    ['topics', 'PATCH', thread, (topicId) => ({ topicId })],
    ['records', 'PATCH', thread, (id) => ({ description: mention('delivery', id) })],
    ['comments', 'POST', `${thread}/comments`, (replyTo) => ({ body: 'x', replyTo })],
    ['files', 'POST', `${thread}/comments`, (id) => ({ body: 'x', fileIds: [id] })],
    ['uploads', 'POST', `${thread}/comments`, (id) => ({ body: 'x', fileIds: [id] })],
    ...['user', 'group', 'contact', 'delivery', 'thread', 'communication', 'task'].map(
      (kind) =>
        [
          kind === 'delivery' ? 'records' : `${kind}s`,
          'POST',
          `${thread}/comments`,
          (id: string) => ({ body: mention(kind, id) }),
        ] as const,
    ),
    ['records', 'POST', `${thread}/attachments`, (id) => ({ record: { kind: 'delivery', id } })],
    ['communications', 'POST', `${thread}/attachments`, (id) => ({ record: { kind: 'communication', id } })],
    ['threads', 'POST', '/communications', (threadId) => ({ ...talk, threadId })],
    ['topics', 'POST', '/communications', (topicId) => ({ ...talk, topicId })],
    ['contacts', 'POST', '/communications', (contactId) => ({ ...talk, contactId })],
    ['uploads', 'POST', '/communications', (id) => ({ ...talk, fileIds: [id] })],
    ['threads', 'POST', '/tasks', (threadId) => ({ topic: 'x', assigneeId: 'ana', threadId })],
    [user, 'POST', '/tasks', (assigneeId) => ({ topic: 'x', assigneeId })],
    ['threads', 'POST', '/mentions:audience', (threadId) => ({ body: 'x', threadId })],
    [user, 'POST', '/mentions:audience', (id) => ({ body: mention('user', id) })],
    ['records', 'PUT', '/records/sale/new', (id) => ({ title: 'x', derivedFrom: [{ kind: 'delivery', id }] })],
    ['threads', 'PUT', '/records/sale/new', (id) => ({ title: 'x', threadIds: [id] })],
    [user, 'PUT', '/groups/new', (id) => ({ name: 'x', memberIds: [id] })],
    ['notifications', 'POST', '/notifications:read', (id) => ({ ids: [id] })],
  ];
};

for (const { what, who, foreign, own } of foreigners.slice(0, -1))
  test(`${what}: what a body names is as what does not exist, and nothing is written`, async () => {
    const before = [await seqOf(ours.ana), await exported(ours)];
    for (const [resource, method, path, bodyOf] of bodies(own)) {
      const [real, none] = await Promise.all(
        [foreign, unknown].map((ids) => answerTo(who, method, path, bodyOf(ids[resource] ?? ''), ids[resource] ?? '')),
      );
      assert.equal(real, none, `${method} ${path} ${JSON.stringify(bodyOf('ID'))}`);
      const isHarmless = path.startsWith('/notifications') || path.startsWith('/mentions');
      assert.match(
        real ?? '',
        isHarmless ? /^(200|403|422|404) / : /^(403|404|422) /,
        `${path} ${JSON.stringify(bodyOf('ID'))}`,
      );
    }
    assert.deepEqual([await seqOf(ours.ana), await exported(ours)], before);
  });

test('a service speaks for people of its own company only', async () => {
  const id = only;
  assert.equal((await theirs.service.post('/threads', { topic: 'x', authorId: id })).status, 422);
  assert.equal((await ours.service.post('/threads', { topic: 'x', authorId: id })).status, 201);
});
