import type { Logger } from 'pino';
import type { Database } from '../database/index.js';
import { readBatch } from './batch.js';
import type { Projections } from './projection.js';
import type { Stream } from './stream.js';

export interface FeedPorts {
  readonly database: Database;
  readonly projections: Projections;
  readonly log: Logger;
}

/** One company's streams on this node: reads the log once for all that stand at the same place. */
export class Feed {
  readonly #company: string;
  readonly #database: Database;
  readonly #projections: Projections;
  readonly #epoch: string;
  readonly #log: Logger;
  readonly streams = new Set<Stream>();
  #head = 0;
  #isPumping = false;
  #isWoken = false;

  constructor(company: string, { database, projections, log }: FeedPorts, epoch: string) {
    this.#company = company;
    this.#database = database;
    this.#log = log;
    this.#projections = projections;
    this.#epoch = epoch;
  }

  /** The sequence has come at least so far; without a seq, the log is asked. */
  wake(seq?: number): void {
    this.#head = Math.max(this.#head, seq ?? 0);
    this.#isWoken ||= seq === undefined;
    if (this.#isPumping) return;
    this.#isPumping = true;
    void this.#pump();
  }

  async #pump(): Promise<void> {
    try {
      while ((await this.#round()) || this.#isWoken || this.#head > 0);
    } finally {
      // In the same step as that last look, so that nothing heard falls between the two.
      this.#isPumping = false;
    }
  }

  /** Brings every stream that is behind one batch on; false where none is. */
  async #round(): Promise<boolean> {
    const isAsked = this.#isWoken;
    const head = this.#head;
    this.#isWoken = false;
    // What was heard is a hint, good for one look: how far the sequence has come, the log alone knows.
    this.#head = 0;
    const behind = [...this.streams].filter((stream) => stream.isReady && (isAsked || stream.cursor < head));
    // Those at the front first: a reader that catches up does not hold up the others.
    const places = [...new Set(behind.map(({ cursor }) => cursor))].sort((a, b) => b - a);
    for (const place of places)
      await this.#deliver(
        behind.filter(({ cursor }) => cursor === place),
        place,
      );
    return behind.length > 0;
  }

  async #deliver(streams: readonly Stream[], place: number): Promise<void> {
    const readers = streams.map(({ reader }) => reader);
    const batch = await this.#database
      .read({ company: this.#company }, (sql) => readBatch(sql, this.#projections, readers, place))
      .catch((error: unknown) => {
        this.#log.warn({ err: error, company: this.#company, after: place }, 'events could not be read');
        return undefined;
      });
    // The database is away: the poll comes back to it, nothing is skipped.
    if (!batch) return;
    this.#head = Math.max(this.#head, batch.head);
    for (const stream of streams) {
      const share = batch.shareOf(stream.reader);
      if (share.isAdmitted) stream.deliver(share, batch.seq, this.#epoch);
      else stream.end();
    }
  }
}
