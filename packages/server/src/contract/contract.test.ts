import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { events, signals, type Route } from '@towerp/crm-protocol';
import { testDatabase } from '../database/testing.js';
import { testCrm } from '../testing.js';
import { Receiver } from '../webhooks/testing.js';
import { cases, type Sent } from './cases.js';
import { inProcess, matches, operations, overHttp, send } from './operations.js';
import { fillCompany, made } from './world.js';

const database = await testDatabase();
const receiver = await Receiver.start();
after(async () => {
  await receiver.close();
  await database.close();
});

/** The beginning of a stream, which has no end. */
const beginning = async (response: Response): Promise<string> => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const chunk = await reader?.read();
  await reader?.cancel();
  return chunk?.value ?? '';
};

const successOf = (route: Route): number =>
  route.status ?? (route.creates ? 201 : route.answer || route.raw ? 200 : 204);

const versioned = (body: unknown): string | null => {
  const { id, version } = (body ?? {}) as { id?: unknown; version?: number };
  return id !== undefined && version !== undefined ? `"${String(version)}"` : null;
};

const checkContent = async (route: Route, response: Response, where: string): Promise<void> => {
  if (route.gives === 'text/event-stream') {
    assert.match(await beginning(response), /^event: ready\ndata: \{"seq":0,"epoch":"[^"]+","head":\d+\}\n\n/, where);
    return;
  }
  const text = await response.text();
  if (route.gives) assert.ok(text.length > 0, where);
  else if (!route.answer) assert.equal(text, '', where);
  else {
    assert.equal(response.headers.get('content-type')?.replace(/;\s*charset=utf-8$/i, ''), 'application/json', where);
    const body: unknown = JSON.parse(text);
    matches(route.answer, body, where);
    assert.equal(response.headers.get('etag'), versioned(body), where);
  }
};

const check = async (name: string, route: Route, sent: Sent): Promise<void> => {
  const where = `${name}: ${sent.method} ${sent.path}`;
  const response = await send(sent);
  const { status, headers } = response;
  assert.equal(status, successOf(route), `${where}: ${status < 400 ? '' : await response.clone().text()}`);
  assert.match(headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/, where);
  if (route.open) assert.equal(headers.get('cache-control'), 'private, max-age=300', where);
  else {
    assert.equal(headers.get('cache-control'), 'no-store', where);
    assert.match(headers.get('crm-seq') ?? '', /^\d+$/, where);
  }
  if (route.gives && !route.gives.includes('*'))
    assert.equal(headers.get('content-type')?.split(';')[0], route.gives, where);
  await checkContent(route, response, where);
};

test('every operation of the protocol has a case, and no case is of none', () => {
  assert.deepEqual(Object.keys(cases).sort(), operations.map(({ name }) => name).sort());
});

for (const [place, open] of [
  ['in the process', inProcess],
  ['over HTTP', overHttp],
] as const)
  describe(`every operation ${place} answers as the protocol says`, async () => {
    const transport = await open(database);
    after(() => transport.close());
    const world = await fillCompany(
      await testCrm(database, { crm: transport.crm }),
      (at) => `Дума ${at}`,
      receiver.url,
    );
    for (const { name, route } of operations)
      test(name, async () => {
        const sent = await cases[name](world);
        assert.equal(sent.method, route.method);
        await check(name, route, sent);
      });
    test('every event of a stream is as the protocol says, for colleagues and the portal', async () => {
      const { ana, ids } = world;
      const shared = `/threads/${ids['shared.thread'] ?? ''}`;
      await made(ana.post(`${shared}/attachments`, { record: { kind: 'sale', id: '2' } }));
      for (const visibility of ['internal', 'shared']) await made(ana.patch(shared, { visibility }));
      const told = new Set<string>();
      for (const who of [world.boss, world.ivo, world.mila]) {
        const stream = await who.stream(0);
        await made(who.put('/notification-settings', {}));
        const { id } = await made(who.post('/threads', { topic: 'край' }));
        await stream.next('thread.created', ({ entity }) => entity.id === id);
        await stream.close();
        for (const { id: seq, event, data } of stream.seen) {
          const schema = { ...signals, ...events }[event as keyof typeof events];
          matches(schema, data, event);
          if (event in events) assert.deepEqual([data['seq'], data['type']], [seq, event]);
          told.add(event);
        }
      }
      const missing = Object.keys(events).filter((type) => !told.has(type));
      assert.deepEqual(missing, []);
    });
  });
