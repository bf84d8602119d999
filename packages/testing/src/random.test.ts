import type { CrmClient } from '@towerp/crm-client';
import { isCrmError } from '@towerp/crm-client';
import { newId, statuses, type Thread } from '@towerp/crm-protocol';
import type { Database } from '@towerp/crm-server';
import test, { after, afterEach, before } from 'node:test';
import { testDatabase } from '../../server/src/database/testing.js';
import { startTestCrm, type TestCrm } from './index.js';
import { converges, sleep, until, Watched, type Places } from './watched.test.js';

/*
 * Two people work at random while streams are cut, answers lost and everything is slow; then what each of them sees is
 * what the server has. `SEED=… ` replays one run, `SEEDS=50 OPS=300` makes it long.
 */
const operations = Number(process.env['OPS'] ?? 80);
const seeds = process.env['SEED']
  ? [Number(process.env['SEED'])]
  : Array.from({ length: Number(process.env['SEEDS'] ?? 2) }, () => Math.floor(Math.random() * 1e9));

/** A generator of chances that a seed repeats. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  of<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }
}

let database: Database;
let crm: TestCrm;
let erp: CrmClient;

before(async () => {
  database = await testDatabase();
  crm = await startTestCrm({ database });
  erp = crm.clientFor({ id: 'erp', role: 'service' });
  await erp.records.put({ kind: 'counterparty', id: 'c-1' }, { title: 'Булметал ООД' });
});
after(async () => {
  await crm.close();
  await database.close();
});

/** One run's world: what exists, and what may happen to it. */
class World {
  readonly #chance: Chance;
  readonly #places: Places;
  readonly threads: Thread[] = [];
  readonly #comments: string[] = [];
  readonly #records: { kind: string; id: string }[];

  constructor(chance: Chance, thread: Thread, places: Places) {
    this.#chance = chance;
    this.#places = places;
    this.threads.push(thread);
    this.#records = [places.record];
  }

  /** Something that a person, or the ERP, does. */
  async act(client: CrmClient): Promise<void> {
    const chance = this.#chance;
    const id = chance.next() < 0.7 ? this.#places.threadId : chance.of(this.threads).id;
    const record = chance.of(this.#records);
    const acts: (() => Promise<unknown>)[] = [
      async () => this.threads.push(await client.threads.create({ topic: `доставка ${newId().slice(-3)}`, ...(chance.next() < 0.5 ? { attach: [record] } : {}) })),
      () => client.threads.setStatus(id, chance.of(statuses)),
      () => client.threads.patch(id, { topic: `тема ${newId().slice(-3)}` }),
      () => this.#comment(client, id),
      () => this.#comment(client, id),
      () => client.comments.edit(chance.of([newId(), ...this.#comments]), { body: 'друго' }),
      () => client.comments.delete(chance.of([newId(), ...this.#comments])),
      () => client.attachments.attach(id, record),
      () => this.#detach(client, id),
      () => this.#derive(),
      () => erp.records.put(record, { title: `Документ ${record.id}`, status: newId().slice(-3) }),
      () => this.#markRead(client, id),
      () => client.threads.markUnread(id),
      () => client.threads.follow(id, { muted: chance.next() < 0.3 }),
      () => client.threads.unfollow(id),
      () => client.notifications.markAllRead(),
      () => client.threads.bulk(this.threads.slice(-3).map((thread) => thread.id), { status: chance.of(statuses) }),
      () => client.communications.create({ threadId: id, topic: 'обаждане', direction: 'inbound', channel: 'phone' }),
      () => client.tasks.create({ threadId: id, topic: 'задача', assigneeId: chance.of(['maria', 'ivan']) }),
      () => client.tasks.setStatus(this.#places.taskId, chance.of(statuses)),
    ]; // prettier-ignore
    await chance
      .of(acts)()
      .catch((error: unknown) => {
        if (!isCrmError(error)) throw error;
      });
  }

  async #comment(client: CrmClient, threadId: string): Promise<void> {
    const id = newId();
    this.#comments.push(id);
    const mention = { type: 'mention' as const, kind: 'user', id: this.#chance.of(['maria', 'ivan']) };
    await client.comments.create(threadId, {
      id,
      body: { version: 1, blocks: [{ type: 'paragraph', children: [mention] }] },
    });
  }

  async #detach(client: CrmClient, threadId: string): Promise<void> {
    const { items } = await client.attachments.list(threadId, { origin: 'direct' });
    if (items.length > 0) await client.attachments.detach(threadId, this.#chance.of(items).id);
  }

  async #derive(): Promise<void> {
    const record = { kind: this.#chance.of(['shipment', 'sale']), id: newId() };
    await erp.records.put(record, { title: 'Документ', derivedFrom: [this.#chance.of(this.#records)] });
    this.#records.push(record);
  }

  async #markRead(client: CrmClient, threadId: string): Promise<void> {
    const { items } = await client.timeline.list(threadId, { order: 'desc', limit: 1 });
    await client.threads.markRead(threadId, items[0]?.seq ?? 0);
  }
}

const trouble = (chance: Chance): void => {
  const { faults } = crm;
  if (chance.next() < 0.15) faults.cutStreams();
  if (chance.next() < 0.1) faults.lostAnswers++;
  faults.latencyMs = chance.next() < 0.3 ? chance.next() * 30 : 0;
};

const calm = (): void => {
  crm.faults.latencyMs = crm.faults.lostAnswers = 0;
};
afterEach(calm);

for (const seed of seeds)
  test(`after ${String(operations)} random acts both see what the server has (SEED=${String(seed)})`, { timeout: 300_000 }, async () => {
    const chance = new Chance(seed);
    const people = { maria: { id: 'maria', name: 'Мария' }, ivan: { id: 'ivan', role: 'admin' as const, name: 'Иван' } };
    const [maria, ivan] = [crm.clientFor(people.maria, { maxRetries: 4 }), crm.clientFor(people.ivan, { maxRetries: 4 })];
    await Promise.all([maria.people.me(), ivan.people.me()]);
    const record = { kind: 'client_order', id: newId() };
    await erp.records.put(record, { title: 'Поръчка' });
    const thread = await maria.threads.create({ topic: 'доставка', counterpartyId: 'c-1', attach: [record] });
    const task = await ivan.tasks.create({ threadId: thread.id, topic: 'задача', assigneeId: 'maria' });
    const places: Places = { threadId: thread.id, record, taskId: task.id };
    const [hers, his] = [new Watched(maria, places), new Watched(ivan, places)];
    await until(() => hers.isReady && his.isReady, 'everything is read');
    const world = new World(chance, thread, places);
    for (let n = 0; n < operations; n += 2) {
      trouble(chance);
      await Promise.all([world.act(maria), world.act(ivan)]);
      if (chance.next() < 0.3) await sleep(chance.next() * 40);
    }
    calm();
    await converges(hers, () => crm.clientFor(people.maria), places);
    await converges(his, () => crm.clientFor(people.ivan), places);
    hers.stop();
    his.stop();
    maria.close();
    ivan.close();
  }); // prettier-ignore
