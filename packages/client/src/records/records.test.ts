import { parseRef, type Overview, type RecordView, type Ref, type Resolved } from '@towerp/crm-protocol';
import assert from 'node:assert/strict';
import test from 'node:test';
import { at, aThread, until, withServer, type ContractServer } from '../contract-server.test.js';

const record = (id: string, status = 'нова'): RecordView => ({
  kind: 'client_order',
  id,
  number: `П-${id}`,
  title: `Поръчка ${id}`,
  status,
  date: null,
  amount: null,
  currency: null,
  counterpartyId: null,
  url: null,
});
const stamps = { derivedFrom: [], version: 1, createdAt: at(0), updatedAt: at(0) };

const resolveAll = (server: ContractServer): void => {
  server.on('GET /records:resolve', ({ url }) => {
    const refs = (url.searchParams.get('refs') ?? '').split(',').map((ref) => parseRef(ref) as Ref);
    return { body: { items: refs.map(({ id }): Resolved => ({ ...record(id), label: `П-${id}` })) } };
  });
}; // prettier-ignore

test('a page’s refs are resolved together, each once', withServer(async ({ server, client }) => {
  resolveAll(server);
  const views = Array.from({ length: 250 }, (_, n) => client.records.$view({ kind: 'client_order', id: String(n % 230) }));
  for (const $view of views) $view.subscribe(() => {});
  await until(() => views.every(($view) => $view.get().state === 'ready'));
  assert.equal(server.count('GET /records:resolve'), 2);
})); // prettier-ignore

test('a record’s chip shows its present status', withServer(async ({ server, client }) => {
  resolveAll(server);
  const $view = client.records.$view({ kind: 'client_order', id: '1' });
  $view.subscribe(() => {});
  await until(() => $view.get().state === 'ready' && client.connection.$state.get().state === 'live');
  server.tell('record.updated', { ...record('1', 'изпратена'), ...stamps });
  await until(() => { const view = $view.get(); return view.state === 'ready' && !view.value.hidden && view.value.status === 'изпратена'; });
})); // prettier-ignore

test('a chip of what a thread already carries shows before the server is asked', withServer(async ({ server, client }) => {
  const thread = aThread({ counterparty: { ...record('9'), kind: 'counterparty' } });
  server.on('GET /threads', () => ({ body: { items: [thread], nextCursor: null } }));
  server.on('GET /records:resolve', () => new Promise(() => {}));
  const $list = client.threads.$list();
  $list.subscribe(() => {});
  await until(() => $list.get().state === 'ready');
  const $view = client.records.$view({ kind: 'counterparty', id: '9' });
  $view.subscribe(() => {});
  const view = $view.get();
  assert.ok(view.state === 'ready' && view.stale && !view.value.hidden && view.value.title === 'Поръчка 9');
})); // prettier-ignore

test('the overview is one request and its counts follow at once', withServer(async ({ server, client }) => {
  const thread = aThread();
  const overview: Overview = { record: null, threads: { items: [thread], nextCursor: null, counts: { new: 1 } }, nextTask: null, lastCommunication: null, attachmentsCount: 1, hiddenCount: 0 };
  server.on('GET /records/client_order/1/overview', () => ({ body: overview }));
  server.on('PATCH /threads/*', () => new Promise(() => {}));
  const $overview = client.records.$overview({ kind: 'client_order', id: '1' });
  $overview.subscribe(() => {});
  await until(() => $overview.get().state === 'ready');
  void client.threads.setStatus(thread.id, 'confirmed').catch(() => {});
  await until(() => { const shown = $overview.get(); return shown.state === 'ready' && shown.value.threads.counts['confirmed'] === 1; });
  overview.attachmentsCount = 2;
  await until(() => client.connection.$state.get().state === 'live');
  server.tell('thread.updated', { ...thread, version: 2 });
  await until(() => { const shown = $overview.get(); return shown.state === 'ready' && shown.value.attachmentsCount === 2; });
  assert.equal(server.count('GET /records/client_order/1/overview'), 2);
})); // prettier-ignore
