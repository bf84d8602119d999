import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '@towerp/crm-protocol';
import { Webhook } from 'standardwebhooks';
import { createCrm } from '../crm.js';
import { testDatabase } from '../database/testing.js';
import { testCrm, type Loose, type TestPerson } from '../testing.js';
import { Receiver } from './testing.js';

const database = await testDatabase();
let late = 0;
const clock = () => new Date(Date.now() + late);
const options = { clock, allowPrivateWebhooks: true };
const first = await testCrm(database, options);
const { crm } = first;
const receivers: Receiver[] = [];
after(async () => {
  await crm.close();
  for (const receiver of receivers) await receiver.close();
  await database.close();
});

/** A company of its own with one webhook. */
const begin = async (body: object = {}) => {
  const { person, company } = await testCrm(database, { crm });
  const boss = person('boss', 'admin', { name: 'Бос' });
  await boss.get('/me');
  const receiver = await Receiver.start();
  receivers.push(receiver);
  const webhook = (await boss.post('/webhooks', { url: receiver.url, ...body })).body;
  return { boss, company, receiver, webhook, person };
};

const comment = async (who: TestPerson, count = 1): Promise<void> => {
  const { id } = (await who.post('/threads', { topic: 'Т' })).body;
  for (let n = 1; n <= count; n += 1) await who.post(`/threads/${id}/comments`, { body: String(n) });
};
const wordsOf = (body: string): string => {
  const told: Loose = JSON.parse(body);
  return told.data.entity.body.blocks[0].children[0].text;
};

/** Looks until the log of deliveries says so; what is noted after an answer is noted by another. */
const logged = async (who: TestPerson, id: string, fits: (items: Loose[]) => boolean): Promise<Loose[]> => {
  for (const end = Date.now() + 10_000; ;) {
    const { items } = (await who.get(`/webhooks/${id}/deliveries`)).body;
    if (fits(items) || Date.now() > end) return items;
  }
};
const settled = (items: Loose[]): boolean => items.every(({ status }) => status !== 'pending');

test('the secret is shown once', async () => {
  const { boss, webhook } = await begin();
  assert.match(webhook.secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  const { body } = await boss.get('/webhooks');
  assert.deepEqual([body.items.length, body.items[0].secret, body.items[0].url], [1, null, webhook.url]);
  const given = { id: newId(), url: webhook.url };
  assert.equal((await boss.post('/webhooks', given)).status, 201);
  const again = await boss.post('/webhooks', given);
  assert.deepEqual([again.status, again.body.secret], [200, null]);
});

test('a receiver verifies with the official library; a bit that flipped, or an old one, is refused', async () => {
  const { boss, company, receiver, webhook } = await begin();
  await boss.post('/threads', { topic: 'Здравейте' });
  const [message] = await receiver.until(1);
  assert.ok(message);
  const headers = message.headers as Record<string, string>;
  const library = new Webhook(webhook.secret);
  const told = library.verify(message.body, headers) as Loose;
  assert.deepEqual(Object.keys(told), ['type', 'timestamp', 'data']);
  assert.deepEqual(
    [told.type, told.data.company, told.data.actor.id, told.data.entity.topic],
    ['thread.created', company, 'boss', 'Здравейте'],
  );
  assert.equal(typeof told.data.seq, 'number');
  assert.throws(() => library.verify(message.body.replace('Здр', 'здр'), headers));
  assert.throws(() =>
    library.verify(message.body, {
      ...headers,
      'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 301),
    }),
  );
  assert.throws(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(message.body, headers));
});

test('only what was asked for is told, in its order, and nothing that concerns one person', async () => {
  const { boss, receiver, person } = await begin({ types: ['comment.created', 'comment.created'] });
  await person('ivo', 'member', { name: 'Иво' }).get('/me');
  await comment(boss, 5);
  await receiver.until(5);
  assert.deepEqual(
    receiver.received.map(({ body }) => wordsOf(body)),
    ['1', '2', '3', '4', '5'],
  );
  assert.equal((await boss.post('/webhooks', { url: receiver.url, types: ['notification.created'] })).status, 422);
});

test('what a receiver missed comes later, under the same ids and in its order', async () => {
  const { boss, receiver, webhook } = await begin({ types: ['comment.created'] });
  receiver.answer = () => ({ status: 503 });
  await comment(boss, 3);
  await receiver.until(1);
  await logged(boss, webhook.id, (items) => items.some(({ attempts }) => attempts === 1));
  for (const [index, hours] of [1, 6].entries()) {
    late = hours * 3_600_000;
    await crm.upkeep();
    await receiver.until(index + 2);
    late = 0;
    await logged(boss, webhook.id, (items) => items.some(({ attempts }) => attempts === index + 2));
  }
  receiver.answer = () => ({ status: 200 });
  late = 30 * 3_600_000;
  await crm.upkeep();
  await receiver.until(6);
  late = 0;
  const items = await logged(boss, webhook.id, settled);
  assert.deepEqual(
    items.map(({ status, attempts }) => [status, attempts]),
    [
      ['delivered', 1],
      ['delivered', 1],
      ['delivered', 4],
    ],
  );
  const taken = receiver.received.slice(3);
  assert.deepEqual(
    taken.map(({ body }) => wordsOf(body)),
    ['1', '2', '3'],
  );
  assert.equal(new Set(receiver.received.slice(0, 4).map(({ headers }) => headers['webhook-id'])).size, 1);
  assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 3);
});

test('410 ends a webhook', async () => {
  const { boss, receiver, webhook } = await begin({ types: ['comment.created'] });
  receiver.answer = () => ({ status: 410 });
  await comment(boss, 2);
  await logged(boss, webhook.id, (items) => items.some(({ status }) => status === 'failed'));
  const [row] = (await boss.get('/webhooks')).body.items;
  assert.deepEqual([row.disabledReason, row.version], ['gone', 2]);
  late = 48 * 3_600_000;
  await crm.upkeep();
  late = 0;
  assert.equal(receiver.received.length, 1);
  assert.equal((await boss.post(`/webhooks/${webhook.id}:test`, undefined)).status, 409);
});

test('a redirect is not followed, an answer that does not end is not waited for', async () => {
  const { boss, receiver, webhook } = await begin({ types: ['comment.created'] });
  const trap = await Receiver.start();
  receivers.push(trap);
  receiver.answer = () => ({ status: 302, headers: { Location: trap.url } });
  await comment(boss);
  const [delivery] = await logged(boss, webhook.id, ([item]) => item?.attempts === 1);
  assert.deepEqual([delivery.responseStatus, delivery.status, trap.received.length], [302, 'pending', 0]);
  receiver.answer = () => new Promise<never>(() => undefined);
  const { body } = await boss.post(`/webhooks/${webhook.id}:test`, undefined);
  const items = await logged(boss, webhook.id, (all) =>
    all.some(({ id, status }) => id === body.id && status === 'failed'),
  );
  assert.equal(items.find(({ id }) => id === body.id).error, 'timeout');
});

test('a test is sent at once, a delivery again under its id', async () => {
  const { boss, receiver, webhook } = await begin({ types: ['comment.created'] });
  const tested = await boss.post(`/webhooks/${webhook.id}:test`, undefined);
  assert.deepEqual([tested.status, tested.body.type, tested.body.seq], [201, 'webhook.test', null]);
  await receiver.until(1);
  await comment(boss);
  await receiver.until(2);
  const [item] = await logged(boss, webhook.id, settled);
  const replayed = await boss.post(`/webhooks/${webhook.id}/deliveries/${item.id}:replay`, undefined);
  assert.deepEqual([replayed.status, replayed.body.status, replayed.body.id], [200, 'pending', item.id]);
  const received = await receiver.until(3);
  assert.equal(received[2]?.headers['webhook-id'], received[1]?.headers['webhook-id']);
  assert.deepEqual(receiver.types, ['webhook.test', 'comment.created', 'comment.created']);
  assert.equal((await boss.post(`/webhooks/${webhook.id}/deliveries/${newId()}:replay`, undefined)).status, 404);
});

test('two nodes tell each event once, and in its order', async () => {
  const { boss, receiver, webhook } = await begin({ types: ['comment.created'] });
  const second = await createCrm({
    database,
    secret: 'a secret of the tests, 32 bytes long',
    rateLimit: 0,
    ...options,
  });
  await second.upkeep();
  await comment(boss, 20);
  await receiver.until(20);
  const items = await logged(boss, webhook.id, settled);
  await second.close();
  assert.deepEqual(
    receiver.received.map(({ body }) => wordsOf(body)),
    Array.from({ length: 20 }, (_, n) => String(n + 1)),
  );
  assert.equal(items.length, 20);
});

test('a publisher that dies between sending and noting is followed, and the same is sent again', async () => {
  const { boss, company, receiver, webhook } = await begin({ types: ['comment.created'] });
  // As the dead one left it: claimed, sent, not noted.
  await database.write({ company }, (sql) =>
    sql.query(
      `update webhook set claimed_by = gen_random_uuid(), claimed_until = now() + interval '1 hour' where company = $1`,
      [company],
    ),
  );
  await comment(boss);
  const [waiting] = await logged(boss, webhook.id, (items) => items.length === 1);
  assert.deepEqual([waiting.status, receiver.received.length], ['pending', 0]);
  await database.write({ company }, (sql) =>
    sql.query(`update webhook set claimed_until = now() - interval '1 second' where company = $1`, [company]),
  );
  await crm.upkeep();
  const [message] = await receiver.until(1);
  assert.equal(message?.headers['webhook-id'], waiting.id);
});

test('a webhook of another company is not found, and hears nothing of ours', async () => {
  const [ours, theirs] = [await begin(), await begin()];
  const test = await ours.boss.post(`/webhooks/${ours.webhook.id}:test`, undefined);
  for (const [method, path] of [
    ['DELETE', ''],
    ['GET', '/deliveries'],
    ['POST', ':test'],
    ['POST', `/deliveries/${test.body.id}:replay`],
  ] as const)
    assert.equal((await theirs.boss.call(method, `/webhooks/${ours.webhook.id}${path}`)).status, 404, path);
  await comment(ours.boss);
  await ours.receiver.until(3);
  await comment(theirs.boss);
  await theirs.receiver.until(3);
  const companies = theirs.receiver.received.map(({ body }) => {
    const told: Loose = JSON.parse(body);
    return told.data.company;
  });
  assert.deepEqual([...new Set(companies)], [theirs.company]);
});

test('webhooks are the business of admins and services', async () => {
  const { boss, person, webhook } = await begin();
  const ana = person('ana', 'member', { name: 'Ана' });
  const mila = person('portal:mila', 'portal', { name: 'Мила', counterparty: 'c1' });
  for (const who of [ana, mila])
    for (const [method, path] of [['GET', '/webhooks'], ['POST', '/webhooks'], ['DELETE', `/webhooks/${webhook.id}`]] as const)
      assert.equal((await who.call(method, path, method === 'POST' ? {} : undefined)).status, 403);
  assert.equal((await boss.delete(`/webhooks/${webhook.id}`, { 'If-Match': '"9"' })).status, 412);
  assert.equal((await boss.delete(`/webhooks/${webhook.id}`)).status, 204);
  assert.equal((await boss.get(`/webhooks/${webhook.id}/deliveries`)).status, 404);
}); // prettier-ignore
