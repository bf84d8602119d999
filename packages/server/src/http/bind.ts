import type { Route, RouteAnswer, RouteInput } from '@towerp/crm-protocol';
import type { Caller } from '../access/index.js';
import type { Outcome, Write } from '../changes/index.js';
import type { Sql } from '../database/index.js';
import type { Claims } from './auth.js';

/** One read: everything in it comes from one snapshot, in which exactly the events up to `seq` are. */
export interface Reading {
  readonly sql: Sql;
  readonly caller: Caller;
  readonly now: string;
  readonly seq: number;
}

type Params<R extends Route> = RouteInput<R>['params'];

/**
 * Looks at what the path names before anything else is looked at; throws `notFound()` where the caller may not see it.
 * What it answers is handed to the work. It also runs before a stored answer is given again.
 */
export type Sees<R extends Route, S> = (
  context: { readonly sql: Sql; readonly caller: Caller },
  params: Params<R>,
) => Promise<S>;

export type ReadWork<R extends Route, S> = (reading: Reading, input: RouteInput<R>, seen: S) => Promise<RouteAnswer<R>>;
export type WriteWork<R extends Route, S> = (write: Write, input: RouteInput<R>, seen: S) => Promise<Outcome>;
/** What is known of a request that an operation answers by itself. */
export interface RawContext {
  readonly requestId: string;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
}
/** Answers a request whose address itself says what may be had. */
export type OpenWork = (request: Request, context: RawContext) => Promise<Response>;
/** Answers a request itself: streams, imports. The token is checked, nothing else. */
export type RawWork = (request: Request, claims: Claims, context: RawContext) => Promise<Response>;

/** Where a room binds the operations of the protocol, each once. */
export interface Binder {
  read<const R extends Route>(route: R, work: ReadWork<R, undefined>): void;
  read<const R extends Route, S>(route: R, sees: Sees<R, S>, work: ReadWork<R, S>): void;
  write<const R extends Route>(route: R, work: WriteWork<R, undefined>): void;
  write<const R extends Route, S>(route: R, sees: Sees<R, S>, work: WriteWork<R, S>): void;
  raw(route: Route, work: RawWork): void;
  open(route: Route, work: OpenWork): void;
}

/** An operation as the server runs it, its types left behind. */
export interface Operation {
  readonly mode: 'read' | 'write' | 'raw' | 'open';
  readonly sees: Sees<Route, unknown> | undefined;
  readonly work: (context: never, input: never, seen: never) => Promise<unknown>;
}
