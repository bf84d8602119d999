/** What runs statements inside one transaction, as the role that row-level security binds. */
export interface Sql {
  /** Runs one statement; values go as parameters, never into the text. JSON parameters are passed as text (`$1::jsonb`). */
  query<R = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<R[]>;
}

/** Whose rows a transaction may see. */
export interface Scope {
  readonly company: string;
}

/** A standing wish to hear what is announced. */
export interface Listening {
  /** Whether announcements arrive at the moment. */
  readonly isConnected: boolean;
  stop(): Promise<void>;
}

/** One store of many companies; PostgreSQL and PGlite answer alike. */
export interface Database {
  readonly kind: 'postgres' | 'pglite';
  /** Reads from one snapshot; nothing can be written. */
  read<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Writes all or nothing. `work` may run again where the database asks for it, so it must not act on anything else. */
  write<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Runs as the login itself, for migrations and checks; each statement by itself unless `work` begins a transaction. */
  administer<T>(work: (sql: Sql & { script(text: string): Promise<void> }) => Promise<T>): Promise<T>;
  /** Hears what any node announces on `channel`; announcements may be lost, never invented. */
  listen(channel: string, heard: (payload: string) => void): Promise<Listening>;
  announce(channel: string, payload: string): Promise<void>;
  /** How many transactions were run again because the database asked for it. */
  readonly retries: number;
  close(): Promise<void>;
}

/** A statement that the database refused, with its SQLSTATE. */
export class DatabaseError extends Error {
  override name = 'DatabaseError' as const;
  constructor(
    message: string,
    readonly code: string,
    readonly constraint: string | undefined,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The database cannot be reached, or took too long; the same may succeed later. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError' as const;
}
