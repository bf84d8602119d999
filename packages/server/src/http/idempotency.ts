import { createHash } from 'node:crypto';
import { invalid, Refusal } from '../access/index.js';
import type { Database, Sql } from '../database/index.js';

/** A keyed mutation as it is compared with what was asked before. */
export interface Keyed {
  readonly company: string;
  readonly sub: string;
  readonly key: string;
  readonly request: string;
  readonly bodyHash: string;
}

/** An answer that was given before. */
export interface Kept {
  readonly status: number;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly seq: number;
}

/** Reads `Idempotency-Key`; undefined where there is none. */
export const keyOf = (request: Request): string | undefined => {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw invalid('Idempotency-Key', 'must be 1–255 printable ASCII characters');
  return key;
};

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

const inFlight = (): Refusal =>
  new Refusal('in_flight', 'The same request is being worked on.', { headers: { 'Retry-After': '1' } });

/** Keeps twins of one keyed mutation apart on this node; the database does it between nodes. */
export class InFlight {
  readonly #keys = new Set<string>();

  async only<T>({ company, sub, key }: Keyed, work: () => Promise<T>): Promise<T> {
    const name = `${company}\0${sub}\0${key}`;
    if (this.#keys.has(name)) throw inFlight();
    this.#keys.add(name);
    try {
      return await work();
    } finally {
      this.#keys.delete(name);
    }
  }
}

const recalling = `
  select pg_try_advisory_xact_lock(hashtextextended($1 || chr(1) || $2 || chr(1) || $3, 0)) as free,
    i.request, i.body_hash, i.status, i.body, i.headers, i.seq
  from (select 1) one left join idempotency i on i.company = $1 and i.sub = $2 and i.key = $3`;

interface Row extends Kept {
  readonly free: boolean;
  readonly request: string | null;
  readonly body_hash: string;
}

/** The answer that this very request got before, if it did. @throws {Refusal} `in_flight`, `idempotency_mismatch` */
export const recall = async (sql: Sql, keyed: Keyed): Promise<Kept | undefined> => {
  const [row] = await sql.query<Row>(recalling, [keyed.company, keyed.sub, keyed.key]);
  if (!row) return undefined;
  if (row.request === null) {
    if (!row.free) throw inFlight();
    return undefined;
  }
  if (row.request !== keyed.request || row.body_hash !== keyed.bodyHash)
    throw new Refusal('idempotency_mismatch', 'This Idempotency-Key was used for another request.');
  return row;
};

/** Forgets answers older than two days; a retry comes sooner. */
export const forgetAnswers = async (database: Database, company: string, now: Date): Promise<void> => {
  const before = new Date(now.getTime() - 48 * 3_600_000).toISOString();
  await database.write({ company }, (sql) =>
    sql.query('delete from idempotency where company = $1 and created_at < $2', [company, before]),
  );
};
