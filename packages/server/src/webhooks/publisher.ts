import { newId } from '@towerp/crm-protocol';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Reader } from '../access/index.js';
import type { Database, Sql } from '../database/index.js';
import { readForReader, type Projections, type Told } from '../events/index.js';
import * as queue from './queue.js';
import { isTaken, send, type Attempt } from './send.js';
import { signedHeaders } from './signature.js';

const seconds = 1_000;
const hours = 3_600 * seconds;
/** How long after each failure in a row the next attempt comes, as Standard Webhooks advises: three days in all. */
const delays = [
  5 * seconds,
  300 * seconds,
  0.5 * hours,
  2 * hours,
  5 * hours,
  10 * hours,
  14 * hours,
  20 * hours,
  24 * hours,
];
/** A receiver that takes nothing for so long is not there. */
const forsakenAfter = 5 * 24 * hours;
const keptFor = 30 * 24 * hours;
const batch = 100;

export interface PublisherPorts {
  readonly database: Database;
  readonly projections: Projections;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Receivers may stand in private networks, without https. */
  readonly mayBePrivate: boolean;
  /** Told of each attempt: `delivered` or `failed`. */
  readonly counted: (outcome: string) => void;
}

/** Webhooks are told what an admin would see. */
const readerOf = (company: string): Reader => ({
  company, id: '', role: 'admin', counterpartyId: null, portalKinds: [], seenSeq: Number.MAX_SAFE_INTEGER,
}); // prettier-ignore

/** What a receiver gets of an event. */
export const bodyOf = (company: string, { type, at, seq, actor, entity }: Told): string =>
  JSON.stringify({ type, timestamp: at, data: { seq, company, actor, entity } });

/**
 * Tells webhooks of events. Of the nodes, one at a time puts a company's events into the queues, in their order; one at a
 * time works on a queue, message by message, so a receiver that does not answer holds up its own queue only. A message
 * keeps its id: who dies between sending and noting has it sent again.
 */
export class Publisher {
  readonly #ports: PublisherPorts;
  readonly #id = randomUUID();
  /** Companies of which it is known whether they have webhooks, so that the others' events cost nothing. */
  readonly #watched = new Map<string, boolean>();
  readonly #rounds = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  readonly #working = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;

  constructor(ports: PublisherPorts) {
    this.#ports = ports;
  }

  /** The company's sequence has moved. */
  moved(company: string): void {
    if (this.#watched.get(company) !== false) this.wake(company);
  }

  /** Looks at a company's webhooks now. */
  wake(company: string): void {
    void this.#look(company);
  }

  /** Begins everything that is due for a company, and forgets what is old. */
  async run(company: string, now: Date): Promise<void> {
    await this.#look(company);
    if (!this.#watched.get(company)) return;
    const before = new Date(now.getTime() - keptFor).toISOString();
    await this.#ports.database.write({ company }, (sql) => queue.forgetDeliveries(sql, company, before));
  }

  /** Begins nothing more, and waits for what is being sent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    while (this.#rounds.size + this.#working.size > 0) await Promise.all([...this.#rounds.values(), ...this.#working]);
  }

  #look(company: string): Promise<void> {
    this.#again.add(company);
    const round = this.#rounds.get(company) ?? this.#round(company);
    this.#rounds.set(company, round);
    return round;
  }

  async #round(company: string): Promise<void> {
    try {
      while (this.#again.delete(company) && !this.#isClosed) {
        const count = await this.#queueAll(company);
        this.#watched.set(company, count > 0);
        if (count > 0) await this.#claim(company);
      }
    } catch (error) {
      this.#ports.log.warn({ err: error, company }, 'webhooks wait');
      this.#later(company, 5 * seconds);
    } finally {
      this.#rounds.delete(company);
      if (this.#again.has(company) && !this.#isClosed) this.wake(company);
    }
  }

  /** Queues what happened since; answers how many webhooks there are. */
  async #queueAll(company: string): Promise<number> {
    for (;;) {
      const { count, isFull } = await this.#ports.database.write({ company }, (sql) => this.#queueSome(sql, company));
      if (!isFull || this.#isClosed) return count;
    }
  }

  async #queueSome(sql: Sql, company: string): Promise<{ count: number; isFull: boolean }> {
    await queue.holdQueue(sql, company);
    const waiting = await queue.selectWaiting(sql, company);
    if (waiting.length === 0) return { count: 0, isFull: false };
    const from = Math.min(...waiting.map((webhook) => webhook.queued_seq));
    const { told, seq, isFull } = await readForReader(sql, this.#ports.projections, readerOf(company), from, batch);
    if (seq === from) return { count: waiting.length, isFull: false };
    const rows = told.flatMap((event) => {
      const hears = ({ types, queued_seq: queued }: queue.Waiting): boolean =>
        event.seq > queued && (types === null || types.includes(event.type));
      const body = bodyOf(company, event);
      return waiting
        .filter(hears)
        .map(({ id }) => ({ id: newId(), webhook_id: id, seq: event.seq, type: event.type, body }));
    });
    await queue.insertDeliveries(sql, company, rows, seq, this.#now());
    return { count: waiting.length, isFull };
  }

  async #claim(company: string): Promise<void> {
    const claimed = await this.#ports.database.write({ company }, (sql) =>
      queue.claimDue(sql, company, this.#id, this.#now()),
    );
    for (const webhook of claimed) {
      const work = this.#work(company, webhook)
        .catch((error: unknown) => {
          this.#ports.log.warn({ err: error, company, webhook: webhook.id }, 'a webhook waits');
          this.#later(company, 25 * seconds);
        })
        .finally(() => this.#working.delete(work));
      this.#working.add(work);
    }
  }

  async #work(company: string, webhook: queue.Claimed): Promise<void> {
    const { database } = this.#ports;
    while (!this.#isClosed) {
      const head = await database.read({ company }, (sql) => queue.selectHead(sql, company, webhook.id));
      if (!head) break;
      if (!(await this.#deliver(company, webhook, head))) return;
    }
    await database.write({ company }, (sql) => queue.releaseClaim(sql, company, webhook.id, this.#id));
    // What was queued between the last look and the release was left to us.
    if (!this.#isClosed) this.wake(company);
  }

  /** Sends one message; answers whether the queue goes on. */
  async #deliver(company: string, webhook: queue.Claimed, head: queue.Head): Promise<boolean> {
    const { database, clock, mayBePrivate, counted } = this.#ports;
    const headers = signedHeaders(webhook.secret, head.id, clock(), head.body);
    const attempt = await send({ url: webhook.url, headers, body: head.body }, mayBePrivate);
    counted(isTaken(attempt) ? 'delivered' : 'failed');
    // The company and the seq lead from here to the request that brought the event about.
    this.#ports.log.info(
      { company, webhook: webhook.id, delivery: head.id, seq: head.seq, type: head.type, ...attempt },
      isTaken(attempt) ? 'delivered' : 'not delivered',
    );
    return database.write({ company }, (sql) =>
      isTaken(attempt)
        ? queue.noteDelivered(sql, company, this.#id, webhook.id, head.id, attempt, this.#now())
        : this.#failed(sql, company, webhook, head, attempt),
    );
  }

  async #failed(
    sql: Sql,
    company: string,
    webhook: queue.Claimed,
    head: queue.Head,
    attempt: Attempt,
  ): Promise<boolean> {
    const now = this.#ports.clock();
    const isTest = head.type === 'webhook.test';
    const isGone = attempt.status === 410;
    const isLast = isTest || isGone || head.attempts >= delays.length;
    await queue.noteAttempt(sql, company, head.id, attempt, isLast, now.toISOString());
    if (isGone) await queue.disable(sql, company, webhook.id, 'gone', now.toISOString());
    if (isGone || isTest) return !isGone;
    const failing = await queue.countFailure(sql, company, this.#id, webhook.id, now.toISOString());
    if (!failing) return false;
    if (now.getTime() - Date.parse(failing.failing_since) > forsakenAfter) {
      await queue.disable(sql, company, webhook.id, 'failing', now.toISOString());
      return false;
    }
    // Spread, so that receivers that failed together are not asked together.
    const delay = (delays[Math.min(failing.failures, delays.length) - 1] ?? 0) * (0.8 + Math.random() * 0.4);
    await queue.postpone(sql, company, webhook.id, new Date(now.getTime() + delay).toISOString());
    if (delay < 60 * seconds) this.#later(company, delay);
    return false;
  }

  #later(company: string, delay: number): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.wake(company);
    }, delay).unref();
    this.#timers.add(timer);
  }

  #now(): string {
    return this.#ports.clock().toISOString();
  }
}
