import type { Caller } from '../access/index.js';
import type { Sql } from '../database/index.js';
import type { Changes } from './changes.js';

/** One write: everything in it is done in one transaction, or nothing is. */
export interface Write {
  readonly sql: Sql;
  readonly caller: Caller;
  /** The moment of the write, RFC 3339 with milliseconds. */
  readonly now: string;
  readonly changes: Changes;
  /** True for an import: it notifies nobody and leaves nothing unread. */
  readonly isQuiet: boolean;
  /** The header `If-Match`, as given. */
  readonly ifMatch: string | null;
}

/** What follows from changes, in the same transaction. */
export type Subscription = (write: Write) => Promise<void>;

/** What a write answers. Its body is read after the subscriptions have run, before the write ends. */
export interface Outcome {
  readonly status: 200 | 201 | 204;
  readonly body?: () => Promise<unknown>;
}

export const created = (body: () => Promise<unknown>): Outcome => ({ status: 201, body });
export const done = (body: () => Promise<unknown>): Outcome => ({ status: 200, body });
export const gone: Outcome = { status: 204 };

/** A stored answer to a keyed mutation. */
export interface KeyedAnswer {
  readonly sub: string;
  readonly key: string;
  /** The method and the path with its query. */
  readonly request: string;
  readonly bodyHash: string;
  readonly status: number;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}
