import { api, type Route } from '@towerp/crm-protocol';
import { forbidden, type Caller } from '../access/index.js';
import { Changes, flush, type KeyedAnswer, type Outcome, type Subscription, type Write } from '../changes/index.js';
import type { Database, Sql } from '../database/index.js';
import type { Claims } from './auth.js';
import type { Operation } from './bind.js';
import { recall, type Keyed, type Kept } from './idempotency.js';
import type { Read } from './input.js';

/** Lets a caller in, inside the transaction of its request. */
export interface Admission {
  /** The caller as it stands, with the seq that this snapshot holds. @throws {NotAdmittedError} where it must be written down first */
  enter(sql: Sql, claims: Claims): Promise<{ caller: Caller; seq: number }>;
  /** Writes down a caller, or a company, that was not known. */
  admit(claims: Claims): Promise<void>;
}

/** The caller is not known yet, or goes by another name: it is written down, and the request begins anew. */
export class NotAdmittedError extends Error {
  override name = 'NotAdmittedError' as const;
}

export interface Asked {
  readonly route: Route;
  readonly operation: Operation;
  readonly claims: Claims;
  readonly params: Record<string, unknown>;
  readonly input: Read;
  readonly keyed: Keyed | undefined;
  readonly ifMatch: string | null;
}

/** What an operation answers, before it becomes a response. */
export interface Answer {
  readonly status: number;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly seq: number;
  readonly isReplayed: boolean;
  /** How many events it brought. */
  readonly events: number;
  /** What is to be done now that it is committed. */
  readonly acts?: readonly (() => void)[];
}

interface Ports {
  readonly database: Database;
  readonly admission: Admission;
  readonly clock: () => Date;
  readonly subscriptions: readonly Subscription[];
}

const etagOf = (body: unknown): Record<string, string> => {
  const { id, version } = (body ?? {}) as { id?: unknown; version?: unknown };
  return id !== undefined && typeof version === 'number' ? { ETag: `"${String(version)}"` } : {};
};

const readable = new Set(
  Object.values(api)
    .flatMap((room) => Object.values(room) as Route[])
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => path),
);

/** Where what was created can be read, if it can. */
const locationOf = ({ method, path }: Route, status: number, body: unknown): Record<string, string> => {
  const { id } = (body ?? {}) as { id?: unknown };
  return method === 'POST' && status === 201 && typeof id === 'string' && readable.has(`${path}/{id}`)
    ? { Location: `/v1${path}/${encodeURIComponent(id)}` }
    : {};
};

type AnyWork = (context: unknown, input: unknown, seen: unknown) => Promise<unknown>;

const allow = async ({ route, operation, params }: Asked, context: { sql: Sql; caller: Caller }): Promise<unknown> => {
  const seen = await operation.sees?.(context, params);
  if (route.roles && !route.roles.includes(context.caller.role)) throw forbidden();
  return seen;
};

/** Runs an attempt, again once the caller is written down where it was not. */
export const admitted = async <T>(
  { admission }: Pick<Ports, 'admission'>,
  claims: Claims,
  attempt: () => Promise<T>,
): Promise<T> => {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof NotAdmittedError)) throw error;
    await admission.admit(claims);
    return attempt();
  }
};

/** Runs a read in one snapshot. */
export const runRead = (ports: Ports, asked: Asked): Promise<Answer> =>
  admitted(ports, asked.claims, () =>
    ports.database.read(asked.claims, async (sql) => {
      const { caller, seq } = await ports.admission.enter(sql, asked.claims);
      const seen = await allow(asked, { sql, caller });
      if (asked.input.refusal) throw asked.input.refusal;
      const reading = { sql, caller, seq, now: ports.clock().toISOString() };
      const body = await (asked.operation.work as AnyWork)(
        reading,
        { params: asked.params, query: asked.input.query, body: asked.input.body },
        seen,
      );
      return { status: 200, body: JSON.stringify(body), headers: etagOf(body), seq, isReplayed: false, events: 0 };
    }),
  );

const replayed = (kept: Kept): Answer => ({ ...kept, isReplayed: true, events: 0 });

/** Runs the work of one write with all that follows from it; answers what is to be answered, and the seq reached. */
export const perform = async (
  subscriptions: readonly Subscription[],
  write: Write,
  work: () => Promise<Outcome>,
  asked?: Pick<Asked, 'route' | 'keyed'>,
): Promise<Answer> => {
  const outcome = await work();
  for (const follow of subscriptions) await follow(write);
  const content = await outcome.body?.();
  const body = content === undefined ? null : JSON.stringify(content);
  const headers = { ...etagOf(content), ...(asked ? locationOf(asked.route, outcome.status, content) : {}) };
  const answer: KeyedAnswer | undefined = asked?.keyed && {
    ...asked.keyed,
    status: outcome.status,
    body,
    headers,
  };
  const seq = await flush(write.sql, write, answer);
  return {
    status: outcome.status,
    body,
    headers,
    seq,
    isReplayed: false,
    events: write.changes.events.length,
    acts: write.changes.acts,
  };
};

/** Runs a write in one transaction, or gives again what it answered before. */
export const runWrite = (ports: Ports, asked: Asked): Promise<Answer> =>
  admitted(ports, asked.claims, () =>
    ports.database.write(asked.claims, async (sql) => {
      const { caller } = await ports.admission.enter(sql, asked.claims);
      const seen = await allow(asked, { sql, caller });
      const kept = asked.keyed && (await recall(sql, asked.keyed));
      if (kept) return replayed(kept);
      if (asked.input.refusal) throw asked.input.refusal;
      const { ifMatch, params, input } = asked;
      const write: Write = {
        sql,
        caller,
        now: ports.clock().toISOString(),
        changes: new Changes(),
        isQuiet: false,
        ifMatch,
      };
      const given = { params, query: input.query, body: input.body };
      const work = (): Promise<Outcome> => (asked.operation.work as AnyWork)(write, given, seen) as Promise<Outcome>;
      return perform(ports.subscriptions, write, work, asked);
    }),
  );
