import type { Parameters, Sql } from '../database/index.js';
import { isPortal, type Reader } from './caller.js';

/** The condition under which `reader` sees the thread that stands under `alias`. */
export const threadSight = (reader: Reader, alias: string, parameters: Parameters): string =>
  isPortal(reader)
    ? `(${alias}.visibility = 'shared' and ${alias}.counterparty_id = ${parameters.of(reader.counterpartyId)})`
    : 'true';

/** The condition under which `reader` sees an entry, its thread being seen. */
export const entrySight = (reader: Reader, alias: string): string =>
  isPortal(reader) ? `${alias}.visibility = 'shared'` : 'true';

/** The condition under which `reader` sees the record that stands under `alias`. */
export const recordSight = (reader: Reader, alias: string, parameters: Parameters): string =>
  isPortal(reader)
    ? `(${alias}.counterparty_id = ${parameters.of(reader.counterpartyId)} and ${alias}.kind = any(${parameters.of(reader.portalKinds)}::text[]))`
    : 'true';

interface Shown {
  readonly visibility: string;
  readonly counterpartyId: string | null;
}

/** Whether `reader` sees a thread of which this much is known. */
export const seesThread = (reader: Reader, thread: Shown): boolean =>
  !isPortal(reader) || (thread.visibility === 'shared' && thread.counterpartyId === reader.counterpartyId);

/** Whether `reader` sees a record of which this much is known. */
export const seesRecord = (
  reader: Reader,
  record: { readonly kind: string; readonly counterpartyId: string | null },
): boolean =>
  !isPortal(reader) ||
  (record.counterpartyId !== null &&
    record.counterpartyId === reader.counterpartyId &&
    reader.portalKinds.includes(record.kind));

const visible = `
  with asked as (select * from unnest($2::text[], $5::text[], $6::uuid[]) as a(ref, id, uuid))
  select a.ref from asked a join record r on r.company = $1 and r.ref = a.ref
    where r.counterparty_id = $3 and r.kind = any($4::text[])
  union all
  select a.ref from asked a join thread t on t.company = $1 and t.id = a.uuid
    where a.ref like 'thread:%' and t.visibility = 'shared' and t.counterparty_id = $3
  union all
  select a.ref from asked a join communication c on c.company = $1 and c.id = a.uuid join thread t on t.company = $1 and t.id = c.thread_id
    where a.ref like 'communication:%' and c.visibility = 'shared' and t.visibility = 'shared' and t.counterparty_id = $3
  union all
  select a.ref from asked a join task k on k.company = $1 and k.id = a.uuid join thread t on t.company = $1 and t.id = k.thread_id
    where a.ref like 'task:%' and k.visibility = 'shared' and t.visibility = 'shared' and t.counterparty_id = $3
  union all
  select a.ref from asked a where a.ref like 'user:%' and exists (
    select from thread_person tp join thread t on t.company = tp.company and t.id = tp.thread_id
    where tp.company = $1 and tp.user_id = a.id and tp.shared_parts > 0
      and t.visibility = 'shared' and t.counterparty_id = $3)`;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The ids of refs, and those of them that are UUIDs: in step with the refs, for joins on plain columns. */
export const idsOf = (refs: readonly string[]): { ids: string[]; uuids: (string | null)[] } => {
  const ids = refs.map((ref) => ref.slice(ref.indexOf(':') + 1));
  return { ids, uuids: ids.map((id) => (uuid.test(id) ? id : null)) };
};

/** Which of the refs, those of mentions and attachments, `reader` sees; staff see all of their company. */
export const visibleRefs = async (sql: Sql, reader: Reader, refs: readonly string[]): Promise<ReadonlySet<string>> => {
  if (!isPortal(reader) || refs.length === 0) return new Set(refs);
  const { ids, uuids } = idsOf(refs);
  const rows = await sql.query<{ ref: string }>(visible, [
    reader.company,
    refs,
    reader.counterpartyId,
    reader.portalKinds,
    ids,
    uuids,
  ]);
  // A portal person knows itself and the company that it belongs to.
  return new Set([...rows.map(({ ref }) => ref), `user:${reader.id}`, `counterparty:${reader.counterpartyId ?? ''}`]);
};
