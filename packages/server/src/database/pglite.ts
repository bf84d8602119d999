import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  DatabaseError,
  DatabaseUnavailableError,
  type Database,
  type Listening,
  type Scope,
  type Sql,
} from './database.js';
import { retrying } from './retry.js';
import { opening } from './scope.js';
import { parameterOf, parserOf } from './values.js';

export interface PgliteOptions {
  /** Where the rows are kept; in memory where absent. The caller holds the folder's lock. */
  readonly folder?: string;
  /** A database to begin from, as `dump` gave it. */
  readonly dump?: Uint8Array;
  /** What `initdb` is told where the database is new. */
  readonly initdb?: readonly string[];
}

interface Answered {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { message: string; code?: string; constraint?: string };
}
interface Rows {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly fields: readonly (readonly [string, number])[];
}

/** PGlite, which can also be copied whole. */
export interface Pglite extends Database {
  dump(): Promise<Uint8Array>;
}

/** Opens PGlite in a worker thread: on the main one, a slow query would stop every stream. */
export const openPglite = async (options: PgliteOptions = {}): Promise<Pglite> => {
  const database = new PgliteInWorker(options);
  await database.ready();
  return database;
};

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

class PgliteInWorker implements Pglite {
  retries = 0;
  readonly kind = 'pglite';
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  #lastId = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(options: PgliteOptions) {
    this.#worker = new Worker(fileURLToPath(new URL(`./pglite.worker.${extension}`, import.meta.url)), {
      workerData: options,
    });
    this.#worker.on('message', (answered: Answered) => this.#answered(answered));
    this.#worker.on('error', (error: Error) => this.#failed(error));
    this.#worker.on('exit', () => this.#failed(new Error('The embedded database has stopped.')));
  }

  async ready(): Promise<void> {
    try {
      await this.#ask('script', 'select 1');
    } catch (error) {
      await this.#worker.terminate();
      throw error;
    }
  }

  read<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#alone(() => this.#transaction(opening.read(scope), work));
  }

  write<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T> {
    return retrying(
      () => this.#alone(() => this.#transaction(opening.write(scope), work)),
      () => {
        this.retries += 1;
      },
    );
  }

  administer<T>(work: (sql: Sql & { script(text: string): Promise<void> }) => Promise<T>): Promise<T> {
    return this.#alone(() => work({ ...this.#sql, script: async (text) => void (await this.#ask('script', text)) }));
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<Listening> {
    this.#emitter.on(channel, heard);
    const stop = async (): Promise<void> => {
      this.#emitter.off(channel, heard);
      await Promise.resolve();
    };
    return Promise.resolve({ isConnected: true, stop });
  }

  async announce(channel: string, payload: string): Promise<void> {
    this.#emitter.emit(channel, payload);
    await Promise.resolve();
  }

  dump(): Promise<Uint8Array> {
    return this.#alone(() => this.#ask('dump') as Promise<Uint8Array>);
  }

  close(): Promise<void> {
    this.#closing ??= this.#alone(async () => {
      await this.#ask('close').catch(() => undefined);
      await this.#worker.terminate();
    });
    return this.#closing;
  }

  readonly #sql: Sql = {
    query: async <R>(text: string, params: readonly unknown[] = []): Promise<R[]> => {
      const { rows, fields } = (await this.#ask('query', text, params.map(parameterOf))) as Rows;
      const columns = fields.map(([name, oid]) => ({ name, parse: parserOf(oid) }));
      return rows.map((row) => {
        const entries = columns.map(({ name, parse }, index) => {
          const value = row[index];
          return [name, value === null || value === undefined ? null : parse(value)];
        });
        return Object.fromEntries(entries) as R;
      });
    },
  };

  async #transaction<T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    await this.#ask('script', begin);
    try {
      const result = await work(this.#sql);
      await this.#ask('script', 'commit');
      return result;
    } catch (error) {
      await this.#ask('script', 'rollback').catch(() => undefined);
      throw error;
    }
  }

  /** One connection serves all, so transactions take turns. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  #ask(act: string, text?: string, params?: readonly (string | null)[]): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, act, text, params });
    });
  }

  #answered({ id, result, error }: Answered): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!error) waiting?.resolve(result);
    else if (error.code) waiting?.reject(new DatabaseError(error.message, error.code, error.constraint));
    else waiting?.reject(new Error(error.message));
  }

  #failed(cause: Error): void {
    const error = new DatabaseUnavailableError(cause.message, { cause });
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#worker.postMessage = () => this.#failed(error);
  }
}
