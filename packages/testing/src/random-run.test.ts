import { isCrmError, type CrmClient } from '@towerp/crm-client';
import { newId, statuses, type Thread } from '@towerp/crm-protocol';
import type { Database } from '@towerp/crm-server';
import test, { after, afterEach, before } from 'node:test';
import { testDatabase } from '../../server/src/database/testing.js';
import { startTestCrm, type TestCrm } from './index.js';
import { converges, sleep, until, Watched, type Places } from './watched.test.js';

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

/** One run's world: what exists, and what may happen to it. */
class World {
  readonly #chance: Chance;
  readonly #erp: CrmClient;
  readonly #places: Places;
  readonly threads: Thread[] = [];
  readonly #comments: string[] = [];
  readonly #records: { kind: string; id: string }[];

  constructor(chance: Chance, erp: CrmClient, thread: Thread, places: Places) {
    this.#chance = chance;
    this.#erp = erp;
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
      () => this.#erp.records.put(record, { title: `Документ ${record.id}`, status: newId().slice(-3) }),
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
    const act = chance.of(acts);
    const ended = act().catch((error: unknown) => {
      if (!isCrmError(error)) throw error;
    });
    let isOver = false;
    void ended.finally(() => (isOver = true)).catch(() => undefined);
    const waits = (): string => JSON.stringify([client.connection.$state.get(), client.outbox.$state.get().items]);
    await until(
      () => isOver,
      () => `${String(act)} ends; ${waits()}`,
      60_000,
    );
    await ended;
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
    await this.#erp.records.put(record, { title: 'Документ', derivedFrom: [this.#chance.of(this.#records)] });
    this.#records.push(record);
  }

  async #markRead(client: CrmClient, threadId: string): Promise<void> {
    const { items } = await client.timeline.list(threadId, { order: 'desc', limit: 1 });
    await client.threads.markRead(threadId, items[0]?.seq ?? 0);
  }
}

/** Messages are lost, doubled, late, overtake each other, and streams break anywhere. */
const storm = (crm: TestCrm, chance: Chance): void => {
  crm.faults.wire = {
    random: () => chance.next(),
    loseRequest: 0.03, loseAnswer: 0.03, doubleRequest: 0.05, doubleEvent: 0.05, cutStream: 0.02, delayMs: 25,
  }; // prettier-ignore
};

/** Two people work at random in a storm; then what each of them sees is what the server has. */
const randomRun = async (crm: TestCrm, seed: number, operations: number): Promise<void> => {
  const chance = new Chance(seed);
  const erp = crm.clientFor({ id: 'erp', role: 'service' }, { maxRetries: 6 });
  await erp.records.put({ kind: 'counterparty', id: 'c-1' }, { title: 'Булметал ООД' });
  const people = { maria: { id: 'maria', name: 'Мария' }, ivan: { id: 'ivan', role: 'admin' as const, name: 'Иван' } };
  const [maria, ivan] = [crm.clientFor(people.maria, { maxRetries: 6 }), crm.clientFor(people.ivan, { maxRetries: 6 })];
  await Promise.all([maria.people.me(), ivan.people.me()]);
  const record = { kind: 'client_order', id: newId() };
  await erp.records.put(record, { title: 'Поръчка' });
  const thread = await maria.threads.create({ topic: 'доставка', counterpartyId: 'c-1', attach: [record] });
  const task = await ivan.tasks.create({ threadId: thread.id, topic: 'задача', assigneeId: 'maria' });
  const places: Places = { threadId: thread.id, record, taskId: task.id };
  const [hers, his] = [new Watched(maria, places), new Watched(ivan, places)];
  await until(() => hers.isReady && his.isReady, 'everything is read');
  const world = new World(chance, erp, thread, places);
  storm(crm, chance);
  for (let n = 0; n < operations; n += 2) {
    await Promise.all([world.act(maria), world.act(ivan)]);
    if (chance.next() < 0.3) await sleep(chance.next() * 40);
  }
  crm.faults.wire = undefined;
  await until(() => [maria, ivan].every((client) => client.outbox.$state.get().items.every(({ state }) => state === 'refused')), 'all is sent', 30_000);
  // What broke last has been noticed, and the network is well again, as the browser would tell.
  await sleep(100);
  for (const client of [maria, ivan]) client.connection.reconnect();
  await Promise.all([
    converges(hers, () => crm.clientFor(people.maria), places),
    converges(his, () => crm.clientFor(people.ivan), places),
  ]);
  hers.stop();
  his.stop();
  for (const client of [maria, ivan, erp]) client.close();
}; // prettier-ignore

/** The seeds of a run; `SEED=…` replays one. */
const seedsOf = (count: number): number[] => {
  const { SEED, SEEDS } = process.env;
  if (SEED) return [Number(SEED)];
  return Array.from({ length: Number(SEEDS ?? count) }, () => Math.floor(Math.random() * 1e9));
};

/** Declares so many runs of so many acts each. */
export const provesStorms = (runs: number, acts: number): void => {
  let database: Database;
  let crm: TestCrm;

  before(async () => {
    database = await testDatabase();
    crm = await startTestCrm({ database });
  });
  afterEach(() => {
    crm.faults.wire = undefined;
  });
  after(async () => {
    await crm.close();
    await database.close();
  });

  for (const seed of seedsOf(runs))
    test(
      `after ${String(acts)} random acts in a storm both see what the server has (SEED=${String(seed)})`,
      { timeout: 1_200_000 },
      () => randomRun(crm, seed, acts),
    );
};
