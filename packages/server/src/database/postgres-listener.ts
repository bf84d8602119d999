import pg from 'pg';
import type { Listening } from './database.js';

/** How long to wait before a lost connection is opened again. */
const reopenAfter = 500;
/** A connection that died in silence is found by asking it something this often. */
const keepalive = 15_000;

/** Holds one connection that listens, and opens it again whenever it is lost; what was announced meanwhile is lost. */
export class PostgresListener {
  readonly #url: string;
  readonly #heard = new Map<string, Set<(payload: string) => void>>();
  #client: pg.Client | undefined;
  #opening: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<Listening> {
    const listeners = this.#heard.get(channel) ?? new Set();
    listeners.add(heard);
    const isNew = !this.#heard.has(channel);
    this.#heard.set(channel, listeners);
    if (!this.#client) await this.#open();
    else if (isNew) await this.#client.query(`listen ${pg.escapeIdentifier(channel)}`);
    const stop = async (): Promise<void> => {
      listeners.delete(heard);
      await Promise.resolve();
    };
    const isConnected = (): boolean => this.#client !== undefined;
    return {
      get isConnected() {
        return isConnected();
      },
      stop,
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#opening?.catch(() => undefined);
    await this.#client?.end().catch(() => undefined);
  }

  #open(): Promise<void> {
    this.#opening ??= this.#connect().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      query_timeout: 10_000,
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.#heard.get(channel) ?? []) heard(payload ?? '');
    });
    try {
      await client.connect();
      for (const channel of this.#heard.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      this.#client = client;
      this.#ask(client);
    } catch {
      this.#client = client;
      this.#lost(client);
    }
  }

  #ask(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query('select 1').then(
        () => this.#client === client && !this.#isClosed && this.#ask(client),
        () => this.#lost(client),
      );
    }, keepalive);
    this.#timer.unref();
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client || this.#isClosed) return;
    this.#client = undefined;
    clearTimeout(this.#timer);
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#open(), reopenAfter);
    this.#timer.unref();
  }
}
