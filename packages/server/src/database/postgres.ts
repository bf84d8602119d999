import { createHash } from 'node:crypto';
import pg from 'pg';
import {
  DatabaseError,
  DatabaseUnavailableError,
  type Database,
  type Listening,
  type Scope,
  type Sql,
} from './database.js';
import { PostgresListener } from './postgres-listener.js';
import { retrying } from './retry.js';
import { opening } from './scope.js';
import { parameterOf, parserOf } from './values.js';

export interface PostgresOptions {
  readonly url: string;
  readonly connections?: number;
  /** The longest that one statement may take, in milliseconds. */
  readonly statementTimeout?: number;
}

// A server that shuts down, has no connection free, or cancelled what took too long.
const unavailable = /^(08|57P|53|57014|E(CONN|PIPE|TIMEDOUT|NOENT|NOTFOUND|AI_AGAIN|HOSTUNREACH))/;

const translated = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { code, constraint } = error as Error & { code?: string; constraint?: string };
  // The schema changed beneath a prepared statement: another connection prepares it anew.
  if (/cached plan must not change/.test(error.message))
    return new DatabaseUnavailableError(error.message, { cause: error });
  const lost = /terminated|timeout|Client has encountered a connection error|not queryable/i.test(error.message);
  if (code ? unavailable.test(code) : lost) return new DatabaseUnavailableError(error.message, { cause: error });
  return code ? new DatabaseError(error.message, code, constraint, { cause: error }) : error;
};

const run = <T>(step: () => Promise<T>): Promise<T> =>
  step().catch((error: unknown) => {
    throw translated(error);
  });

// Texts are few (rooms build them from constants); the cap only guards the memory of the connections.
const maximumNames = 1000;

/** Opens PostgreSQL, 15 or newer. */
export const openPostgres = (options: PostgresOptions): Database => new Postgres(options);

class Postgres implements Database {
  retries = 0;
  readonly kind = 'postgres';
  readonly #pool: pg.Pool;
  readonly #listener: PostgresListener;
  readonly #names = new Map<string, string>();

  constructor({ url, connections = 20, statementTimeout = 10_000 }: PostgresOptions) {
    const config: pg.PoolConfig = {
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      options: `-c timezone=UTC -c statement_timeout=${String(statementTimeout)} -c idle_in_transaction_session_timeout=30000`,
      types: {
        getTypeParser: (oid: number, format?: string) =>
          format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : parserOf(oid),
      },
    };
    this.#pool = new pg.Pool(config);
    // Idle connections break when the server goes; the next query opens another.
    this.#pool.on('error', () => undefined);
    this.#listener = new PostgresListener(url);
  }

  read<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#transaction(opening.read(scope), work);
  }

  write<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T> {
    return retrying(
      () => this.#transaction(opening.write(scope), work),
      () => {
        this.retries += 1;
      },
    );
  }

  async administer<T>(work: (sql: Sql & { script(text: string): Promise<void> }) => Promise<T>): Promise<T> {
    return this.#withClient(async (client) => {
      const script = async (text: string): Promise<void> => {
        await run(() => client.query(text));
      };
      await client.query('set statement_timeout = 0');
      try {
        return await work({ ...this.#sql(client), script });
      } finally {
        await client.query('reset statement_timeout').catch(() => undefined);
      }
    });
  }

  listen(channel: string, heard: (payload: string) => void): Promise<Listening> {
    return this.#listener.listen(channel, heard);
  }

  async announce(channel: string, payload: string): Promise<void> {
    await this.#withClient((client) => run(() => client.query('select pg_notify($1, $2)', [channel, payload])));
  }

  async close(): Promise<void> {
    await this.#listener.close();
    await this.#pool.end();
  }

  #sql(client: pg.PoolClient): Sql {
    return {
      query: async <R>(text: string, params: readonly unknown[] = []): Promise<R[]> => {
        const result = await run(() =>
          client.query({ name: this.#nameOf(text), text, values: params.map(parameterOf) } as pg.QueryConfig),
        );
        return result.rows as R[];
      },
    };
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known) return known;
    if (this.#names.size >= maximumNames) return undefined;
    const name = createHash('sha1').update(text).digest('base64url');
    this.#names.set(text, name);
    return name;
  }

  #transaction<T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#withClient(async (client) => {
      await run(() => client.query(begin));
      try {
        const result = await work(this.#sql(client));
        await run(() => client.query('commit'));
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        throw error;
      }
    });
  }

  async #withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    let client: pg.PoolClient | undefined;
    let broken: Error | undefined;
    const onError = (error: Error): void => {
      broken = error;
    };
    try {
      client = await run(() => this.#pool.connect());
      client.on('error', onError);
      return await work(client);
    } catch (error) {
      if (error instanceof DatabaseUnavailableError) broken ??= error;
      throw error;
    } finally {
      client?.off('error', onError);
      client?.release(broken);
    }
  }
}
