import { defaultPortalKinds } from '@towerp/crm-protocol';
import { Refusal, type Caller } from '../access/index.js';
import { Changes, flush } from '../changes/index.js';
import { indexWords } from '../search/index.js';
import type { Database, Sql } from '../database/index.js';
import { NotAdmittedError, type Admission, type Claims } from '../http/index.js';

interface Standing {
  readonly seq: number;
  readonly portal_kinds: string[];
  readonly time_zone: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly active: boolean;
  readonly service: boolean;
  readonly counterparty_id: string | null;
  readonly seen_seq: number;
  readonly is_deleted: boolean;
}

const standing = `
  select n.seq, c.portal_kinds, c.time_zone, p.id, p.name, p.active, p.service, p.counterparty_id, p.seen_seq, p.deleted_at is not null as is_deleted
  from company_counter n join company c using (company) left join person p on p.company = n.company and p.id = $2
  where n.company = $1`;

const refuse = (detail: string): Refusal => new Refusal('unauthenticated', detail);

/** Whether what is written down of a person falls behind what its token says. */
const isBehind = (row: Standing, claims: Claims): boolean =>
  row.id === null ||
  row.is_deleted ||
  (claims.name !== undefined && claims.name !== row.name) ||
  (row.service && claims.role !== 'service') ||
  (claims.role === 'portal' && row.counterparty_id === null);

const enter = async (sql: Sql, claims: Claims): Promise<{ caller: Caller; seq: number }> => {
  const [row] = await sql.query<Standing>(standing, [claims.company, claims.sub]);
  if (!row) {
    if (claims.role !== 'service') throw refuse('This company is not known here.');
    throw new NotAdmittedError();
  }
  if (row.id !== null && !row.is_deleted && !row.active) throw refuse('This person is not active.');
  const isBound = row.id !== null && row.counterparty_id !== null;
  if (claims.role === 'portal' && isBound && row.counterparty_id !== claims.counterparty)
    throw refuse('This person belongs to another counterparty.');
  if (isBehind(row, claims)) throw new NotAdmittedError();
  const { company, sub, role, counterparty } = claims;
  const caller: Caller = {
    company,
    id: sub,
    role,
    counterpartyId: role === 'portal' ? counterparty : null,
    portalKinds: row.portal_kinds,
    seenSeq: row.seen_seq,
    name: row.name ?? sub,
    timeZone: row.time_zone,
  };
  return { caller, seq: row.seq };
};

const found = `
  with made as (
    insert into company (company, name, portal_kinds, created_at, updated_at) values ($1, $1, $2, $3, $3) on conflict do nothing
  )
  insert into company_counter (company) values ($1) on conflict do nothing`;

// The very first person of a company sees it from its beginning.
const write = `
  insert into person (company, id, name, portal, service, counterparty_id, seen_seq, created_at, updated_at)
  values ($1, $2, coalesce($3, $2), $4, $5, $6, (select seq from company_counter where company = $1), $7, $7)
  on conflict (company, id) do update set name = coalesce($3, person.name), service = $5,
    counterparty_id = coalesce(person.counterparty_id, $6), active = person.active or person.deleted_at is not null, deleted_at = null,
    version = person.version + 1, updated_at = $7`;

const admit = async (database: Database, claims: Claims, now: string): Promise<number> => {
  const { company, sub, role, name, counterparty } = claims;
  const isService = role === 'service';
  return database.write({ company }, async (sql) => {
    if (isService) await sql.query(found, [company, defaultPortalKinds, now]);
    // Many first requests of one person come at once: one writes, the others find it written.
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${company}\u0001${sub}`]);
    const isWritten = await enter(sql, claims)
      .then(() => true)
      .catch((error: unknown) => {
        if (error instanceof NotAdmittedError) return false;
        throw error;
      });
    if (isWritten) return 0;
    await sql.query(write, [company, sub, name ?? null, role === 'portal', isService, counterparty, now]);
    const changes = new Changes();
    // Service people are not in the directory, so nobody hears of them.
    if (!isService) {
      changes.emit({ type: 'directory.updated', subject: `user:${sub}`, isShared: false });
      if (name !== undefined) await indexWords(sql, company, [{ ref: `user:${sub}`, words: name }]);
    }
    return flush(sql, { now, isQuiet: false, changes, caller: { id: sub, company } });
  });
};

/** Lets in whoever a token names: companies are founded by their service, people are written down when first seen. */
export const admission = (
  database: Database,
  clock: () => Date,
  moved: (company: string, seq: number) => void,
): Admission => ({
  enter,
  admit: async (claims) => {
    const seq = await admit(database, claims, clock().toISOString());
    if (seq > 0) moved(claims.company, seq);
  },
});
