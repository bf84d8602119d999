import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const main = await testCrm(database);
after(async () => {
  await main.crm.close();
  await database.close();
});

const call = { topic: 'Обаждане', direction: 'inbound', channel: 'phone' };

const company = async () => {
  const { service, person } = await testCrm(database, { crm: main.crm });
  const ana = person('ana', 'member', { name: 'Ана' });
  const ivo = person('ivo', 'member', { name: 'Иво' });
  const boss = person('boss', 'admin', { name: 'Шеф' });
  const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
  for (const someone of [ana, ivo, boss, mila]) await someone.get('/me');
  const record = async (body: object = {}) => (await ana.post('/communications', { ...call, ...body })).body;
  const thread = async (body: object = {}): Promise<string> =>
    (await ana.post('/threads', { topic: 'Т', ...body })).body.id;
  return { service, ana, ivo, boss, mila, record, thread };
};
const ids = ({ body }: { body: { items: { id: string }[] } }): string[] => body.items.map(({ id }) => id);

test('a contact with the outside is kept with its person, direction, channel and moment', async () => {
  const { ana, service } = await company();
  await service.put('/contacts/k', { name: 'Десислава', counterpartyId: 'c1' });
  const made = await ana.post('/communications', {
    ...call,
    contactId: 'k',
    occurredAt: '2026-11-20T10:00:00+02:00',
    body: 'Пита за срока',
  });
  assert.deepEqual([made.status, made.headers.get('etag')], [201, '"1"']);
  const { contact, author, occurredAt, threadId, visibility, files } = made.body;
  assert.deepEqual(
    [contact.name, author.id, occurredAt, threadId, visibility, files],
    ['Десислава', 'ana', '2026-11-20T08:00:00.000Z', null, 'internal', []],
  );
  assert.deepEqual((await ana.get(`/communications/${String(made.body.id)}`)).body, made.body);
  for (const bad of [{ contactId: 'nobody' }, { channel: 'fax' }, { direction: 'both' }, { topic: ' ' }, { threadId: newId() }])
    assert.equal((await ana.post('/communications', { ...call, ...bad })).status, 422, JSON.stringify(bad));
}); // prettier-ignore

test('an id may be chosen: the same request again gives what stands, another one is refused', async () => {
  const { ana, ivo } = await company();
  const body = { ...call, id: newId() };
  assert.deepEqual(
    [await ana.post('/communications', body), await ana.post('/communications', body)].map(({ status }) => status),
    [201, 200],
  );
  assert.equal((await ana.post('/communications', { ...body, topic: 'Друго' })).status, 409);
  assert.equal((await ivo.post('/communications', body)).status, 409);
});

test('a communication counts in its thread, is unread for others and told to who follows', async () => {
  const { ana, ivo, record, thread } = await company();
  const id = await thread();
  await ivo.put(`/threads/${id}/follow`, {});
  const stream = await ivo.stream();
  const made = await record({ threadId: id });
  const created = await stream.next('communication.created');
  assert.deepEqual(created.data['entity'], made);
  const told = await stream.next('thread.updated');
  assert.deepEqual(
    (({ counts, unread, lastActivityAt }) => [counts.communications, unread, lastActivityAt])(told.data['entity']),
    [1, 1, made.createdAt],
  );
  const { data } = await stream.next('notification.created');
  assert.deepEqual([data['entity'].reason, data['entity'].title], ['commented', 'Обаждане']);
  assert.equal((await ana.get('/notifications')).body.items.length, 0);
  const items = (await ana.get(`/threads/${id}/timeline?types=communication`)).body.items;
  assert.deepEqual(items.map((item: { entity: { id: string } }) => item.entity.id), [made.id]); // prettier-ignore
  assert.equal((await ivo.delete(`/communications/${made.id}`)).status, 403);
  assert.equal((await ana.delete(`/communications/${made.id}`)).status, 204);
  await stream.next('communication.deleted');
  assert.equal((await ana.get(`/threads/${id}`)).body.counts.communications, 0);
  assert.equal((await ana.get(`/threads/${id}/timeline?types=communication`)).body.items.length, 0);
  await stream.close();
});

test('who is mentioned is told once, and again only where newly mentioned', async () => {
  const { ana, ivo, record } = await company();
  const mentioning = (text: string) => ({
    version: 1,
    blocks: [
      {
        type: 'paragraph',
        children: [
          { type: 'text', text },
          { type: 'mention', kind: 'user', id: 'ivo' },
        ],
      },
    ],
  });
  const { id, body } = await record({ body: mentioning('виж ') });
  assert.equal(body.blocks[0].children[1].label, 'Иво');
  await ana.patch(`/communications/${id}`, { body: mentioning('виж пак ') });
  const { items } = (await ivo.get('/notifications')).body;
  assert.deepEqual(items.map((n: { reason: string }) => n.reason), ['mentioned']); // prettier-ignore
});

test('any colleague may change one; a version that has passed and what changes nothing are told apart', async () => {
  const { ivo, record } = await company();
  const { id } = await record({ body: 'стари думи' });
  const path = `/communications/${id}`;
  const same = await ivo.patch(path, { ...call, body: 'стари думи' });
  assert.deepEqual([same.status, same.body.version], [200, 1]);
  const changed = await ivo.patch(path, { channel: 'email', body: null }, { 'If-Match': '"1"' });
  assert.deepEqual([changed.body.channel, changed.body.body, changed.body.version], ['email', null, 2]);
  const stale = await ivo.patch(path, { channel: 'phone' }, { 'If-Match': 'W/"1"' });
  assert.deepEqual([stale.status, stale.body.code], [412, 'stale']);
  for (const bad of [{ threadId: newId() }, { author: 'x' }, { topic: null }])
    assert.equal((await ivo.patch(path, bad)).status, 422, JSON.stringify(bad));
});

test('every filter finds its own, and all together what fits them all', async () => {
  const { ana, ivo, service, thread } = await company();
  await service.put('/contacts/k', { name: 'К', counterpartyId: 'c7' });
  await service.put('/records/client_order/1', { title: 'Поръчка' });
  await service.put('/records/sale/2', { title: 'Продажба', derivedFrom: [{ kind: 'client_order', id: '1' }] });
  const id = await thread({ attach: [{ kind: 'client_order', id: '1' }], counterpartyId: 'c8' });
  const make = async (by: typeof ana, body: object): Promise<string> =>
    (await by.post('/communications', { ...call, ...body })).body.id;
  const first = await make(ana, { threadId: id, occurredAt: '2026-11-01T00:00:00Z', body: 'за Шперплата' });
  const second = await make(ivo, { contactId: 'k', channel: 'email', direction: 'outbound', occurredAt: '2026-11-03T21:59:59Z' });
  const third = await make(ivo, { occurredAt: '2026-11-03T22:00:00Z' });
  const cases: [string, string[]][] = [
    [`thread=${id}`, [first]], ['contact=k', [second]], ['counterparty=c7', [second]], ['counterparty=c8', [first]],
    ['record=client_order:1', [first]], ['record=sale:2', [first]], ['record=sale:9', []],
    ['direction=outbound', [second]], ['channel=email', [second]], ['author=ivo', [third, second]],
    ['q=шперплат', [first]], ['from=2026-11-04', [third]], ['to=2026-11-04', [second, first]],
    ['from=2026-11-03T21:59:59Z&to=2026-11-03T22:00:00Z', [second]],
    ['author=ivo&channel=email&contact=k&from=2026-11-01', [second]], ['author=ivo&thread=' + id, []],
  ];
  for (const [query, found] of cases) assert.deepEqual(ids(await ana.get(`/communications?${query}`)), found, query);
  assert.deepEqual(ids(await ivo.get('/communications?author=me')), [third, second]);
  for (const bad of ['channel=fax', 'from=вчера', 'limit=0', 'limit=201', 'surprise=1', 'record=x'])
    assert.equal((await ana.get(`/communications?${bad}`)).status, 422, bad);
}); // prettier-ignore

test('pages give each communication once, also where many are of one moment', async () => {
  const { ana, record } = await company();
  const made: string[] = [];
  for (let n = 0; n < 7; n += 1) made.push((await record({ occurredAt: '2026-11-01T10:00:00Z' })).id);
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const page = await ana.get(`/communications?limit=3${cursor}`);
    seen.push(...ids(page));
    if (page.body.nextCursor === null) break;
    cursor = `&cursor=${page.body.nextCursor}`;
    assert.equal((await ana.get(`/communications?limit=3&channel=email${cursor}`)).status, 422);
  }
  assert.deepEqual(seen, made.toReversed());
});

test('the portal reads what is shared in a thread of its own, and writes none', async () => {
  const { ana, boss, ivo, mila, record, thread } = await company();
  const id = await thread({ visibility: 'shared', counterpartyId: 'c1' });
  const inside = await thread();
  assert.equal((await ana.post('/communications', { ...call, threadId: inside, visibility: 'shared' })).status, 422);
  assert.equal((await ana.post('/communications', { ...call, visibility: 'shared' })).status, 422);
  const shared = await record({ threadId: id, visibility: 'shared' });
  const internal = await record({ threadId: id });
  assert.deepEqual(ids(await mila.get('/communications')), [shared.id]);
  assert.equal((await mila.get(`/communications/${internal.id}`)).status, 404);
  assert.equal((await mila.patch(`/communications/${internal.id}`, {})).status, 404);
  assert.equal((await mila.patch(`/communications/${shared.id}`, {})).status, 403);
  assert.equal((await mila.post('/communications', call)).status, 403);
  assert.equal((await ana.patch(`/communications/${internal.id}`, { visibility: 'shared' })).status, 422);
  assert.equal((await ivo.patch(`/communications/${shared.id}`, { visibility: 'internal' })).status, 403);
  const stream = await mila.stream();
  assert.equal((await boss.patch(`/communications/${shared.id}`, { visibility: 'internal' })).status, 200);
  const { data } = await stream.next('communication.deleted');
  assert.deepEqual(data['entity'], { id: shared.id, threadId: id, hidden: true });
  assert.deepEqual(ids(await mila.get('/communications')), []);
  await stream.close();
});
