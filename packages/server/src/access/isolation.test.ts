import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { api, fillPath, newId, type Route } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm, type TestPerson } from '../testing.js';

const database = await testDatabase();
const ours = await testCrm(database);
const theirs = await testCrm(database, { crm: ours.crm });
after(async () => {
  await ours.crm.close();
  await database.close();
});
const canary = 'КАНАРЧЕ';

const fill = async ({ service, person }: typeof ours) => {
  const ana = person('ana', 'admin', { name: `Ана ${canary}` });
  await service.put('/records/client_order/1', { title: canary, counterpartyId: 'c1' });
  await service.put('/groups/g', { name: canary, memberIds: [] });
  await service.put('/contacts/k', { name: canary });
  await ana.get('/me');
  const thread = (
    await ana.post('/threads', {
      topic: canary,
      visibility: 'shared',
      counterpartyId: 'c2',
      attach: [{ kind: 'client_order', id: '1' }],
    })
  ).body.id;
  const comment = (await ana.post(`/threads/${thread}/comments`, { body: canary })).body.id;
  const attachment = (await ana.get(`/threads/${thread}/attachments`)).body.items[0].id;
  return { thread, comment, attachment };
};
const ids = await fill(ours);
const foreigner = theirs.person('eva', 'admin', { name: 'Ева' });
const portal = ours.person('portal:m', 'portal', { name: 'Чужд', counterparty: 'c9' });
await foreigner.get('/me');
await portal.get('/me');

const named = (path: string): Record<string, string> => ({
  id: path.startsWith('/comments')
    ? ids.comment
    : path.startsWith('/groups')
      ? 'g'
      : path.startsWith('/contacts')
        ? 'k'
        : path.startsWith('/users')
          ? 'ana'
          : path.startsWith('/records')
            ? '1'
            : ids.thread,
  kind: 'client_order',
  attachmentId: ids.attachment,
});

const operations = Object.values(api)
  .flatMap((room) => Object.values(room as Record<string, Route>))
  .filter((route) => !route.raw);
const naming = operations.filter(
  (route) =>
    route.params &&
    route.method !== 'PUT' &&
    !route.path.endsWith('/overview') &&
    /^\/(threads|comments|groups|contacts|users|records)/.test(route.path),
);

test('whatever a path names in another company is not found, like what does not exist', async () => {
  for (const route of naming) {
    const answer = await foreigner.call(
      route.method,
      fillPath(route.path, named(route.path)),
      route.body ? {} : undefined,
    );
    const nothing = await foreigner.call(
      route.method,
      fillPath(route.path, {
        ...named(route.path),
        id: route.path.startsWith('/threads') || route.path.startsWith('/comments') ? newId() : 'няма',
      }),
      route.body ? {} : undefined,
    );
    assert.equal(answer.status, 404, `${route.method} ${route.path}`);
    assert.deepEqual({ ...answer.body, requestId: '' }, { ...nothing.body, requestId: '' });
  }
});

const sweep = async (who: TestPerson): Promise<void> => {
  const paths = [
    '/threads',
    `/threads?q=${encodeURIComponent(canary)}`,
    '/records',
    '/records:resolve?refs=client_order:1,user:ana,group:g',
    `/mentions?q=${encodeURIComponent(canary)}`,
    '/mentions',
    '/notifications',
    '/users',
    '/groups',
    '/contacts',
    '/me',
  ];
  for (const path of paths) assert.ok(!JSON.stringify((await who.get(path)).body).includes(canary), path);
};

test('no list, search or candidate of another company, or of a foreign portal, tells of it', async () => {
  await sweep(foreigner);
  await sweep(portal);
});

test('a stream tells nothing of another company, nor a foreign portal of what is not its own', async () => {
  const streams = [await foreigner.stream(0), await portal.stream(0)];
  await fill(ours);
  await foreigner.put('/contacts/end', { name: 'край' });
  await streams[0]?.next('directory.updated', ({ entity }) => entity.id === 'end');
  for (const stream of streams) {
    assert.ok(!JSON.stringify(stream.seen).includes(canary));
    await stream.close();
  }
});
