import type { RecordView } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import test from 'node:test';
import { aComment, aThread, ivan } from '../contract-server.test.js';
import { EntityCache } from './index.js';

const order: RecordView = {
  kind: 'client_order',
  id: '7',
  number: 'П-7',
  title: 'Поръчка 7',
  status: 'нова',
  date: null,
  amount: null,
  currency: null,
  counterpartyId: null,
  url: null,
};

test('an older place in the sequence, or an older version, changes nothing', () => {
  const cache = new EntityCache();
  const thread = aThread({ version: 2, unread: 3 });
  cache.put('thread', thread, 10);
  cache.put('thread', { ...thread, unread: 9 }, 9);
  cache.put('thread', { ...thread, version: 1 }, 11);
  assert.equal(cache.get('thread', thread.id), thread);
  cache.put('thread', { ...thread, unread: 0 }, 11);
  assert.equal(cache.get('thread', thread.id)?.unread, 0);
});

test('what is gone is not brought back by an older answer', () => {
  const cache = new EntityCache();
  const comment = aComment();
  cache.put('comment', comment, 5);
  cache.remove('comment', comment.id, 8);
  cache.put('comment', comment, 7);
  assert.equal(cache.get('comment', comment.id), undefined);
});

test('the same content keeps its object', () => {
  const cache = new EntityCache();
  const thread = aThread();
  cache.put('thread', thread, 1);
  cache.put('thread', structuredClone(thread), 2);
  assert.equal(cache.get('thread', thread.id), thread);
});

test('two changes on their way show together, and a refused one leaves the other', () => {
  const cache = new EntityCache();
  const thread = aThread();
  cache.put('thread', thread, 1);
  const status = cache.patch('thread', thread.id, { status: 'completed' });
  cache.patch('thread', thread.id, { topic: 'Друга' });
  status.undo();
  assert.deepEqual(cache.get('thread', thread.id), { ...thread, topic: 'Друга' });
  assert.deepEqual(cache.ahead('thread'), [thread.id]);
});

test('a write’s answer shows until an event speaks of the same entity, and not after a newer event', () => {
  const cache = new EntityCache();
  const thread = aThread();
  cache.put('thread', thread, 1);
  cache.answered('thread', { ...thread, unread: 5 }, 4, 1);
  assert.equal(cache.get('thread', thread.id)?.unread, 5);
  cache.put('thread', { ...thread, unread: 6 }, 3);
  assert.equal(cache.get('thread', thread.id)?.unread, 6);
  cache.put('thread', { ...thread, unread: 7 }, 9);
  cache.answered('thread', { ...thread, unread: 5 }, 8);
  assert.equal(cache.get('thread', thread.id)?.unread, 7);
});

test('a renamed person and a changed record are up to date in everything that shows them', () => {
  const cache = new EntityCache();
  const thread = aThread({ counterparty: order, participants: [ivan, { ...ivan, id: 'maria' }] });
  const untouched = aThread({ author: { ...ivan, id: 'maria' }, participants: [] });
  cache.put('thread', thread, 1);
  cache.put('thread', untouched, 1);
  cache.refresh({ ...order, status: 'платена', version: 4 } as never);
  cache.refresh({ kind: 'user', id: 'ivan', name: 'Иван П.', email: null } as never);
  const shown = cache.get('thread', thread.id);
  assert.deepEqual(shown?.counterparty, { ...order, status: 'платена' });
  assert.deepEqual(
    shown?.participants.map(({ name }) => name),
    ['Иван П.', 'Иван Петров'],
  );
  assert.equal(cache.get('thread', untouched.id), untouched);
  assert.equal(cache.view(order)?.status, 'платена');
});

test('an answer that others overtook does not hide what they wrote', () => {
  const cache = new EntityCache();
  const thread = aThread();
  cache.put('thread', thread, 1);
  const read = cache.patch('thread', thread.id, { unread: 0 });
  cache.put('thread', { ...thread, unread: 4 }, 3);
  read.settle({ value: { ...thread, unread: 0 }, seq: 5 });
  assert.equal(cache.get('thread', thread.id)?.unread, 4);
});
