import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Called } from '../testing.js';

const database = await testDatabase();
const { crm, service, person } = await testCrm(database);
const ana = person('ана', 'member', { name: 'Ана' });
const ivo = person('иво', 'member', { name: 'Иво' });
const mila = person('portal:мила', 'portal', { name: 'Мила', counterparty: 'ралтекс' });
for (const someone of [ana, ivo, mila]) await someone.get('/me');
await service.put('/records/counterparty/%D1%80%D0%B0%D0%BB%D1%82%D0%B5%D0%BA%D1%81', { title: 'Ралтекс ООД' });
await service.put('/records/client_order/1', { number: '43659', title: 'Маси', counterpartyId: 'ралтекс' });
after(async () => {
  await crm.close();
  await database.close();
});

const mention = (kind: string, id: string) => ({ type: 'mention', kind, id });
const text = (...children: unknown[]) => ({ version: 1, blocks: [{ type: 'paragraph', children }] });
const ids = (items: { id: string }[]) => items.map(({ id }) => id);
const open = async (body: object = {}, who = ana) =>
  (await who.post('/threads', { topic: 'Закъсняла доставка', ...body })).body;

test('author, date and the status New are filled in by the system', async () => {
  const { status, body, headers } = await ana.post('/threads', {
    topic: '  Маси за Пловдив ',
    counterpartyId: 'ралтекс',
  });
  assert.equal(status, 201);
  assert.equal(headers.get('etag'), '"1"');
  assert.equal(body.topic, 'Маси за Пловдив');
  assert.equal(body.status, 'new');
  assert.deepEqual(body.author, { kind: 'user', id: 'ана', name: 'Ана' });
  assert.equal(body.createdAt, body.lastActivityAt);
  assert.equal(body.counterparty.title, 'Ралтекс ООД');
  assert.deepEqual(body.participants, [{ kind: 'user', id: 'ана', name: 'Ана' }]);
  assert.equal(body.followed, true);
  assert.deepEqual((await ivo.get(`/threads/${body.id}`)).body, { ...body, followed: false });
});

test('a client chooses the id; the same again is the same thread', async () => {
  const body = { id: newId(), topic: 'Една' };
  assert.equal((await ana.post('/threads', body)).status, 201);
  assert.equal((await ana.post('/threads', body)).status, 200);
  assert.equal((await ana.post('/threads', { ...body, topic: 'Друга' })).status, 409);
  assert.equal((await ana.post('/threads', { ...body, id: '9b2d3c60-0000-4000-8000-000000000000' })).status, 422);
});

test('orders are attached while the thread is opened', async () => {
  const thread = await open({ attach: [{ kind: 'client_order', id: '1' }] });
  assert.equal(thread.counts.attachments, 1);
  const { body } = await ana.get(`/threads/${thread.id}/attachments?counts=kind`);
  assert.equal(body.items[0].record.number, '43659');
  assert.deepEqual([body.items[0].origin, body.items[0].via, body.counts], ['direct', null, { client_order: 1 }]);
  const refused = await ana.post('/threads', { topic: 'x', attach: [{ kind: 'client_order', id: 'няма' }] });
  assert.deepEqual([refused.status, refused.body.errors[0].path], [422, 'attach.0']);
});

test('any status may follow any; the same again makes no event', async () => {
  const thread = await open();
  const moved = await ana.patch(`/threads/${thread.id}`, { status: 'completed' });
  assert.deepEqual([moved.body.status, moved.body.version], ['completed', 2]);
  const same = await ana.patch(`/threads/${thread.id}`, { status: 'completed' });
  assert.equal(same.headers.get('crm-seq'), moved.headers.get('crm-seq'));
});

test('a mention needs what it names, and gets its label from the server', async () => {
  const thread = await open({
    description: text(
      { ...mention('user', 'иво'), label: '<img onerror>' },
      { type: 'text', text: ' виж' },
      mention('client_order', '1'),
    ),
  });
  assert.equal(thread.description.blocks[0].children[0].label, 'Иво');
  assert.equal(thread.description.blocks[0].children[2].label, '43659 Маси');
  assert.deepEqual(
    thread.participants.map((p: { id: string }) => p.id),
    ['ана', 'иво'],
  );
  assert.equal((await ana.post('/threads', { topic: 'x', description: text(mention('user', 'никой')) })).status, 422);
  assert.deepEqual(ids((await ana.get('/threads?mentions=user:%D0%B8%D0%B2%D0%BE')).body.items), [thread.id]);
});

test('a list is filtered by status, searched, ordered and paged', async () => {
  const { person: of, service: erp } = await testCrm(database, { crm });
  await erp.put('/records/quote/q', { title: 'Оферта за врати', number: 'Q-77' });
  const eva = of('ева', 'member', { name: 'Ева' });
  const made = [];
  for (const topic of ['Ябълки', 'барабан', 'Вафли']) made.push((await eva.post('/threads', { topic })).body.id);
  await eva.patch(`/threads/${made[1]}`, { status: 'confirmed' });
  await eva.post(`/threads/${made[2]}/attachments`, { record: { kind: 'quote', id: 'q' } });
  const list = async (query: string) => ids((await eva.get(`/threads${query}`)).body.items);
  assert.deepEqual(await list('?status=new&sort=topic'), [made[2], made[0]]);
  assert.deepEqual(await list('?sort=topic'), [made[1], made[2], made[0]]);
  assert.deepEqual(await list('?sort=-createdAt'), made.toReversed());
  assert.deepEqual(await list('?q=БАРА'), [made[1]]);
  assert.deepEqual(await list('?q=врат'), [made[2]]);
  assert.deepEqual(await list('?q=77&status=new,confirmed'), [made[2]]);
  assert.deepEqual(await list('?record=quote:q'), [made[2]]);
  assert.deepEqual(
    await list('?author=me&work=me&sort=createdAt&createdFrom=2020-01-01&createdTo=2999-01-01T00:00:00Z'),
    made,
  );
  assert.deepEqual((await eva.get('/threads?counts=status&limit=1')).body.counts, {
    new: 2,
    in_progress: 0,
    awaiting_decision: 0,
    confirmed: 1,
    completed: 0,
    cancelled: 0,
  });
  assert.deepEqual((await eva.get('/threads?counts=status&status=new&q=а')).body.counts.confirmed, 1);
  const seen = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer: Called = await eva.get(`/threads?sort=topic&limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...ids(answer.body.items));
    cursor = answer.body.nextCursor as string | null;
  }
  assert.deepEqual(seen, [made[1], made[2], made[0]]);
  assert.equal((await eva.get('/threads?sort=colour')).status, 422);
});

test('many threads change together, or none', async () => {
  const [a, b] = [await open(), await open()];
  assert.equal((await ana.post('/threads:bulk', { ids: [a.id, newId()], patch: { status: 'completed' } })).status, 404);
  assert.equal((await ana.get(`/threads/${a.id}`)).body.status, 'new');
  const { body } = await ana.post('/threads:bulk', { ids: [b.id, a.id], patch: { status: 'completed' } });
  assert.deepEqual(
    body.items.map((t: { id: string; status: string }) => [t.id, t.status]),
    [
      [b.id, 'completed'],
      [a.id, 'completed'],
    ],
  );
});

test('unread counts entries by others after the mark, and reading is told to one person only', async () => {
  const thread = await open();
  await ivo.post(`/threads/${thread.id}/comments`, { body: 'Първи' });
  const second = await ivo.post(`/threads/${thread.id}/comments`, { body: 'Втори' });
  await ana.post(`/threads/${thread.id}/comments`, { body: 'Мой' });
  assert.equal((await ana.get(`/threads/${thread.id}`)).body.unread, 2);
  assert.ok(ids((await ana.get('/threads?unread=true')).body.items).includes(thread.id));
  const [mine, theirs] = [await ana.stream(), await ivo.stream()];
  const read = await ana.post(`/threads/${thread.id}/read`, { upToSeq: Number(second.headers.get('crm-seq')) });
  assert.equal(read.body.unread, 0);
  assert.deepEqual((await mine.next('thread.read')).data['entity'], {
    threadId: thread.id,
    unread: 0,
    upToSeq: Number(second.headers.get('crm-seq')),
  });
  assert.ok(!ids((await ana.get('/threads?unread=true')).body.items).includes(thread.id));
  assert.equal((await ana.delete(`/threads/${thread.id}/read`)).body.unread, 1);
  assert.equal((await ana.post(`/threads/${thread.id}/read`, { upToSeq: 1e9 })).status, 422);
  await ivo.post(`/threads/${thread.id}/comments`, { body: 'Край' });
  await theirs.next('comment.created', ({ entity }) => entity.body.blocks[0].children[0].text === 'Край');
  assert.ok(!theirs.seen.some(({ event }) => event === 'thread.read'));
  await Promise.all([mine.close(), theirs.close()]);
});

test('a person may follow, mute, and stop following', async () => {
  const thread = await open();
  assert.equal((await ivo.put(`/threads/${thread.id}/follow`, { muted: true })).body.muted, true);
  assert.deepEqual(
    (await ana.get(`/threads/${thread.id}/followers`)).body.items.map(
      (f: { person: { id: string }; muted: boolean }) => [f.person.id, f.muted],
    ),
    [
      ['ана', false],
      ['иво', true],
    ],
  );
  assert.equal((await ivo.delete(`/threads/${thread.id}/follow`)).status, 204);
  assert.equal((await ivo.get(`/threads/${thread.id}`)).body.followed, false);
  assert.ok(!ids((await ivo.get('/threads?followed=true')).body.items).includes(thread.id));
});

test('a shared thread needs its counterparty and keeps it', async () => {
  assert.equal((await ana.post('/threads', { topic: 'x', visibility: 'shared' })).status, 422);
  const thread = await open({ visibility: 'shared', counterpartyId: 'ралтекс' });
  assert.equal((await ana.patch(`/threads/${thread.id}`, { counterpartyId: 'друг' })).status, 409);
  assert.equal(
    (await ana.patch(`/threads/${thread.id}`, { counterpartyId: null, visibility: 'internal' })).status,
    200,
  );
});

test('the portal sees shared threads of its own counterparty, and in them what is shared', async () => {
  const inside = await open({ counterpartyId: 'ралтекс' });
  const other = await open({ counterpartyId: 'друг', visibility: 'shared' });
  for (const hidden of [inside, other]) {
    assert.equal((await mila.get(`/threads/${hidden.id}`)).status, 404);
    assert.equal((await mila.patch(`/threads/${hidden.id}`, { status: 'лош' })).status, 404);
  }
  const thread = await open({ counterpartyId: 'ралтекс', visibility: 'shared' });
  await ivo.post(`/threads/${thread.id}/comments`, { body: 'Само за нас' });
  await ana.post(`/threads/${thread.id}/comments`, { body: 'За вас', visibility: 'shared' });
  const { body } = await mila.get(`/threads/${thread.id}`);
  assert.deepEqual(
    [body.counts.comments, body.unread, body.participants.map((p: { id: string }) => p.id)],
    [1, 1, ['ана']],
  );
  assert.equal((await mila.patch(`/threads/${thread.id}`, { status: 'completed' })).status, 403);
  assert.deepEqual(ids((await mila.get('/threads')).body.items), [thread.id]);
  assert.deepEqual(ids((await mila.get(`/threads?q=${encodeURIComponent('само за нас')}`)).body.items), []);
});

test('a thread that comes into sight of the portal, or goes out of it, is told', async () => {
  const thread = await open({ counterpartyId: 'ралтекс' });
  const stream = await mila.stream();
  await ana.patch(`/threads/${thread.id}`, { visibility: 'shared' });
  assert.deepEqual((await stream.next('access.changed')).data['entity'], {
    kind: 'thread',
    id: thread.id,
    visible: true,
  });
  await ana.patch(`/threads/${thread.id}`, { visibility: 'internal' });
  await stream.next('access.changed', ({ entity }) => !entity.visible);
  assert.ok(stream.seen.every(({ event }) => event !== 'comment.created'));
  await stream.close();
});

test('the portal opens threads that are always shared with itself', async () => {
  const { status, body } = await mila.post('/threads', { topic: 'Къде е поръчката?' });
  assert.deepEqual([status, body.visibility, body.counterparty.id], [201, 'shared', 'ралтекс']);
  assert.equal((await mila.post('/threads', { topic: 'x', visibility: 'internal' })).status, 403);
});
