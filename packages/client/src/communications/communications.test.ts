import type { Communication } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol';
import test from 'node:test';
import { at, ivan, problem, until, withServer } from '../contract-server.test.js';

const aCommunication = (fields: Partial<Communication> = {}): Communication => ({
  id: newId(), threadId: null, topic: 'Тема', topicId: null, contact: null, direction: 'inbound', channel: 'phone',
  occurredAt: at(0), body: null, visibility: 'internal', author: ivan, files: [], version: 1, createdAt: at(0), updatedAt: at(0),
  ...fields,
}); // prettier-ignore

test('one communication is live, and gone once it is deleted', withServer(async ({ server, client }) => {
  const communication = aCommunication();
  let isThere = true;
  server.on(`GET /communications/${communication.id}`, () => (isThere ? { body: communication } : problem(404, 'not_found')));
  const $one = client.communications.$one(communication.id);
  $one.subscribe(() => {});
  await until(() => $one.get().state === 'ready' && client.connection.$state.get().state === 'live');
  server.tell('communication.updated', { ...communication, topic: 'Нова тема', version: 2 });
  await until(() => { const one = $one.get(); return one.state === 'ready' && one.value.topic === 'Нова тема'; });
  isThere = false;
  server.tell('communication.deleted', { id: communication.id, threadId: null });
  await until(() => { const one = $one.get(); return one.state === 'failed' && one.error.code === 'not_found'; });
})); // prettier-ignore
