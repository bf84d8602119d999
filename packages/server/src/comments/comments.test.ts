import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';

const database = await testDatabase();
const { crm, service, person } = await testCrm(database);
const ana = person('ana', 'member', { name: 'Ана' });
const ivo = person('ivo', 'member', { name: 'Иво' });
const boss = person('boss', 'admin', { name: 'Бос' });
const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
for (const someone of [ana, ivo, boss, mila]) await someone.get('/me');
after(async () => {
  await crm.close();
  await database.close();
});
const shared = async () =>
  (await ana.post('/threads', { topic: 'Т', counterpartyId: 'c1', visibility: 'shared' })).body.id as string;

test('a comment emits its own event, then its thread', async () => {
  const id = await shared();
  const stream = await ivo.stream();
  const { status, body, headers } = await ana.post(`/threads/${id}/comments`, { body: 'Здравейте\nвсички\n\nОще' });
  assert.equal(status, 201);
  assert.deepEqual(
    body.body.blocks.map((b: { type: string; children: unknown[] }) => b.children.length),
    [3, 1],
  );
  const updated = await stream.next('thread.updated');
  assert.deepEqual(
    stream.seen.slice(1).map(({ event }) => event),
    ['comment.created', 'thread.updated'],
  );
  assert.equal(updated.id, Number(headers.get('crm-seq')));
  assert.equal(updated.data['entity'].counts.comments, 1);
  assert.equal(updated.data['entity'].unread, 1);
  await stream.close();
});

test('its author edits it, with a history', async () => {
  const id = await shared();
  const comment = (await ana.post(`/threads/${id}/comments`, { body: 'преди' })).body;
  assert.equal((await ivo.patch(`/comments/${comment.id}`, { body: 'чужд' })).status, 403);
  assert.equal((await boss.patch(`/comments/${comment.id}`, { body: 'чужд' })).status, 403);
  const edited = await ana.patch(`/comments/${comment.id}`, { body: 'после' }, { 'If-Match': '"1"' });
  assert.deepEqual([edited.status, edited.body.version, typeof edited.body.editedAt], [200, 2, 'string']);
  const { body } = await ivo.get(`/comments/${comment.id}/history`);
  assert.deepEqual(
    body.items.map(
      (item: { body: { blocks: { children: { text: string }[] }[] } }) => item.body.blocks[0]?.children[0]?.text,
    ),
    ['преди'],
  );
  assert.equal((await mila.get(`/comments/${comment.id}/history`)).status, 404);
});

test('a deleted comment stays in its place, its words gone from everywhere', async () => {
  const id = await shared();
  const comment = (await ana.post(`/threads/${id}/comments`, { body: 'тайна дума' })).body;
  await ana.patch(`/comments/${comment.id}`, { body: 'тайна фраза' });
  assert.equal((await ivo.delete(`/comments/${comment.id}`)).status, 403);
  assert.equal((await boss.delete(`/comments/${comment.id}`)).status, 204);
  assert.deepEqual((await ivo.get(`/comments/${comment.id}/history`)).body.items, []);
  assert.deepEqual((await ivo.get('/threads?q=' + encodeURIComponent('тайна'))).body.items, []);
  const thread = (await ivo.get(`/threads/${id}`)).body;
  assert.deepEqual([thread.counts.comments, thread.unread], [0, 0]);
  assert.equal((await ana.patch(`/comments/${comment.id}`, { body: 'пак' })).status, 409);
});

test('empty bodies, foreign replies and files that are not there are refused', async () => {
  const [id, other] = [await shared(), await shared()];
  const far = (await ana.post(`/threads/${other}/comments`, { body: 'x' })).body.id;
  for (const body of [
    { body: '  ' },
    { body: 'x', replyTo: far },
    { body: 'x', fileIds: [newId()] },
    { body: 'x', authorId: 'ivo' },
  ])
    assert.equal((await ana.post(`/threads/${id}/comments`, body)).status, 422);
  assert.equal((await ana.post(`/threads/${newId()}/comments`, { body: '' })).status, 404);
});

test('a reply inherits, and what is shared may only be taken back', async () => {
  const id = await shared();
  const open = (await ana.post(`/threads/${id}/comments`, { body: 'за вас', visibility: 'shared' })).body;
  const inner = (await ana.post(`/threads/${id}/comments`, { body: 'за нас' })).body;
  assert.equal(inner.visibility, 'internal');
  assert.equal((await ana.post(`/threads/${id}/comments`, { body: 'x', replyTo: open.id })).body.visibility, 'shared');
  assert.equal(
    (await ana.post(`/threads/${id}/comments`, { body: 'x', replyTo: inner.id, visibility: 'shared' })).status,
    422,
  );
  assert.equal((await ana.patch(`/comments/${inner.id}`, { visibility: 'shared' })).status, 422);
  const stream = await mila.stream();
  assert.equal((await ivo.patch(`/comments/${open.id}`, { visibility: 'internal' })).status, 403);
  assert.equal((await boss.patch(`/comments/${open.id}`, { visibility: 'internal' })).status, 200);
  assert.deepEqual((await stream.next('comment.deleted')).data['entity'], { id: open.id, threadId: id, hidden: true });
  assert.equal((await mila.patch(`/comments/${open.id}`, { body: 'x' })).status, 404);
  await stream.close();
});

test('the portal writes shared comments and edits its own', async () => {
  const id = await shared();
  const { body } = await mila.post(`/threads/${id}/comments`, { body: 'Кога?' });
  assert.equal(body.visibility, 'shared');
  assert.equal((await mila.patch(`/comments/${body.id}`, { body: 'Кога точно?' })).status, 200);
  assert.equal((await mila.delete(`/comments/${body.id}`)).status, 403);
  const ours = (await ana.post(`/threads/${id}/comments`, { body: 'Утре', visibility: 'shared' })).body;
  assert.equal((await mila.patch(`/comments/${ours.id}`, { body: 'x' })).status, 403);
});

test('a mention that the reader may not see is hidden', async () => {
  const id = await shared();
  await service.put('/records/production_order/p', { title: 'Тайна поръчка', counterpartyId: 'c1' });
  const body = {
    version: 1,
    blocks: [
      {
        type: 'paragraph',
        children: [
          { type: 'mention', kind: 'production_order', id: 'p' },
          { type: 'mention', kind: 'user', id: 'ivo' },
        ],
      },
    ],
  };
  const stream = await mila.stream();
  const comment = (await ana.post(`/threads/${id}/comments`, { body, visibility: 'shared' })).body;
  const { data } = await stream.next('comment.created');
  const [hidden, named] = data['entity'].body.blocks[0].children;
  assert.deepEqual(hidden, { type: 'mention', kind: 'production_order', id: null, label: null, hidden: true });
  assert.equal(named.label, 'Иво');
  assert.equal(comment.body.blocks[0].children[0].label, 'Тайна поръчка');
  await stream.close();
});

test('a service speaks for others', async () => {
  const id = await shared();
  const { body } = await service.post(`/threads/${id}/comments`, {
    body: 'от пощата',
    authorId: 'ivo',
    createdAt: '2025-01-02T03:04:05+02:00',
  });
  assert.deepEqual([body.author.id, body.createdAt], ['ivo', '2025-01-02T01:04:05.000Z']);
  assert.equal((await service.post(`/threads/${id}/comments`, { body: 'x', authorId: 'никой' })).status, 422);
});

test('the same words again are no edit', async () => {
  const id = await shared();
  const comment = (await ana.post(`/threads/${id}/comments`, { body: 'същото' })).body;
  const again = await ana.patch(`/comments/${comment.id}`, { body: 'същото' });
  assert.deepEqual([again.status, again.body.version, again.body.editedAt], [200, 1, null]);
});
