import type { Visibility } from '@towerp/crm-protocol';
import { isPortal, recordSight, type Reader } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';

export interface AttachmentRow {
  readonly id: string;
  readonly thread_id: string;
  readonly ref: string;
  readonly kind: string;
  readonly origin: 'direct' | 'derived';
  readonly visibility: Visibility;
  readonly author_id: string;
  readonly author_name: string | null;
  readonly request_hash: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

const columns = `a.id, a.thread_id, a.ref, a.kind, a.origin, a.visibility, a.author_id, p.name as author_name, a.request_hash, a.version, a.created_at, a.updated_at`;
const author = 'left join person p on p.company = a.company and p.id = a.author_id';

/** The condition under which `reader` sees the attachment under `a`, its thread being seen: on the portal also what it links to. */
const sight = (reader: Reader, p: Parameters): string => {
  if (!isPortal(reader)) return 'true';
  const counterparty = p.of(reader.counterpartyId);
  const inShared = (table: string): string =>
    `exists (select from ${table} x join thread t on t.company = x.company and t.id = x.thread_id where x.company = a.company
      and x.id = a.target_id and x.visibility = 'shared' and t.visibility = 'shared' and t.counterparty_id = ${counterparty})`;
  return `(a.visibility = 'shared' and case a.kind
    when 'file' then true
    when 'communication' then ${inShared('communication')} when 'task' then ${inShared('task')}
    when 'thread' then exists (select from thread t where t.company = a.company and t.id = a.target_id and t.visibility = 'shared' and t.counterparty_id = ${counterparty})
    else exists (select from record r where r.company = a.company and r.ref = a.ref and ${recordSight(reader, 'r', p)}) end)`;
};

interface ListFilter {
  readonly kind?: string | undefined;
  readonly origin?: string | undefined;
}

const conditionsOf = (reader: Reader, threadId: string, filter: ListFilter, p: Parameters): string[] => {
  const list = [`a.company = ${p.of(reader.company)}`, `a.thread_id = ${p.of(threadId)}::uuid`, sight(reader, p)];
  if (filter.origin !== undefined) list.push(`a.origin = ${p.of(filter.origin)}`);
  return list;
};

export const listAttachments = (
  sql: Sql,
  reader: Reader,
  threadId: string,
  filter: ListFilter,
  after: readonly unknown[] | undefined,
  limit: number,
) => {
  const p = new Parameters();
  const conditions = conditionsOf(reader, threadId, filter, p);
  if (filter.kind !== undefined) conditions.push(`a.kind = ${p.of(filter.kind)}`);
  if (after) conditions.push(`(a.created_at, a.id) > (${p.of(after[0])}::timestamptz, ${p.of(after[1])}::uuid)`);
  return sql.query<AttachmentRow>(
    `select ${columns} from attachment a ${author} where ${conditions.join(' and ')} order by a.created_at, a.id limit ${p.of(limit)}`,
    p.values,
  );
};

export const countByKind = (sql: Sql, reader: Reader, threadId: string, filter: ListFilter) => {
  const p = new Parameters();
  const where = conditionsOf(reader, threadId, filter, p).join(' and ');
  return sql.query<{ kind: string; count: number }>(
    `select a.kind, count(*)::int as count from attachment a where ${where} group by a.kind order by a.kind`,
    p.values,
  );
};

export const selectAttachments = (sql: Sql, company: string, ids: readonly string[]): Promise<AttachmentRow[]> =>
  sql.query<AttachmentRow>(
    `select ${columns} from attachment a ${author} where a.company = $1 and a.id = any($2::uuid[])`,
    [company, ids],
  );

export const selectInThread = async (
  sql: Sql,
  company: string,
  threadId: string,
  ref: string,
): Promise<AttachmentRow | undefined> =>
  (
    await sql.query<AttachmentRow>(
      `select ${columns} from attachment a ${author} where a.company = $1 and a.thread_id = $2 and a.ref = $3`,
      [company, threadId, ref],
    )
  )[0];

export interface NewAttachment {
  readonly id: string;
  readonly thread_id: string;
  readonly ref: string;
  readonly kind: string;
  readonly origin: 'direct' | 'derived';
  readonly visibility: Visibility;
  readonly author_id: string;
  readonly request_hash: string | null;
  readonly created_at: string;
}

/** Adds attachments that are not there yet; answers the ids of those that were added. */
export const insertAttachments = async (
  sql: Sql,
  company: string,
  rows: readonly NewAttachment[],
): Promise<ReadonlySet<string>> => {
  const added = await sql.query<{ id: string }>(
    `insert into attachment (company, id, thread_id, ref, kind, origin, visibility, author_id, request_hash, created_at, updated_at)
     select $1, x.id, x.thread_id, x.ref, x.kind, x.origin, x.visibility, x.author_id, x.request_hash, x.created_at, x.created_at
     from jsonb_to_recordset($2::jsonb) as x(id uuid, thread_id uuid, ref text, kind text, origin text, visibility text, author_id text, request_hash text, created_at timestamptz)
     on conflict (company, thread_id, ref) do nothing returning id`,
    [company, JSON.stringify(rows)],
  );
  return new Set(added.map(({ id }) => id));
};

/** A derived attachment becomes a direct one, or the reverse; it keeps its id. */
export const changeOrigin = (
  sql: Sql,
  company: string,
  id: string,
  next: { origin: string; visibility: Visibility; authorId: string },
  at: string,
) =>
  sql.query(
    `update attachment set origin = $3, visibility = $4, author_id = $5, version = version + 1, updated_at = $6 where company = $1 and id = $2`,
    [company, id, next.origin, next.visibility, next.authorId, at],
  );

// `limit all` keeps the planner from joining a few refs with all edges there are, which it does where it has no statistics.
/** What derives, at any depth, from records that are attached, and is not attached yet. Stops at what is: below it all is. */
export const freshBelow = (sql: Sql, company: string, from: readonly { thread_id: string; ref: string }[]) =>
  sql.query<{ thread_id: string; ref: string }>(
    `with recursive fresh(thread_id, ref) as (
       select f.thread_id, e.child from jsonb_to_recordset($2::jsonb) as f(thread_id uuid, ref text)
         cross join lateral (select child from record_edge where company = $1 and parent = f.ref limit all) e
         where not exists (select from attachment a where a.company = $1 and a.thread_id = f.thread_id and a.ref = e.child)
       union
       select f.thread_id, e.child from fresh f
         cross join lateral (select child from record_edge where company = $1 and parent = f.ref limit all) e
         where not exists (select from attachment a where a.company = $1 and a.thread_id = f.thread_id and a.ref = e.child)
     ) select thread_id, ref from fresh`,
    [company, JSON.stringify(from)],
  );

/** In which threads the records are attached. */
export const threadsWith = (sql: Sql, company: string, refs: readonly string[]) =>
  sql.query<{ thread_id: string; ref: string; origin: string }>(
    'select thread_id, ref, origin from attachment where company = $1 and ref = any($2::text[])',
    [company, refs],
  );

export interface Removed {
  readonly id: string;
  readonly thread_id: string;
  readonly ref: string;
  readonly kind: string;
  readonly origin: string;
  readonly visibility: Visibility;
  readonly counterparty_id: string | null;
}

/** Takes away what no path from a direct attachment reaches any more. */
export const removeUnreached = (sql: Sql, company: string, threadIds: readonly string[]): Promise<Removed[]> =>
  sql.query<Removed>(
    `with recursive reach(thread_id, ref) as (
       select thread_id, ref from attachment where company = $1 and thread_id = any($2::uuid[]) and origin = 'direct'
       union
       select r.thread_id, e.child from reach r join record_edge e on e.company = $1 and e.parent = r.ref
     ), gone as (
       delete from attachment a where a.company = $1 and a.thread_id = any($2::uuid[]) and a.origin = 'derived'
         and not exists (select from reach r where r.thread_id = a.thread_id and r.ref = a.ref)
       returning a.id, a.thread_id, a.ref, a.kind, a.origin, a.visibility
     ) select g.*, r.counterparty_id from gone g left join record r on r.company = $1 and r.ref = g.ref`,
    [company, threadIds],
  );

/** Takes a record that is gone away from every thread. */
export const removeRecord = (sql: Sql, company: string, refs: readonly string[]): Promise<Removed[]> =>
  sql.query<Removed>(
    `delete from attachment where company = $1 and ref = any($2::text[]) returning id, thread_id, ref, kind, origin, visibility, null::text as counterparty_id`,
    [company, refs],
  );

export interface Above {
  readonly thread_id: string;
  readonly child: string;
  readonly parent: string;
  readonly origin: 'direct' | 'derived';
}

/** Everything from which attached records derive inside their threads, up to what is attached directly. */
export const selectAbove = (sql: Sql, company: string, from: readonly { thread_id: string; ref: string }[]) =>
  sql.query<Above>(
    `with recursive above(thread_id, child, parent, origin) as (
       select f.thread_id, e.child, e.parent, a.origin from jsonb_to_recordset($2::jsonb) as f(thread_id uuid, ref text)
         cross join lateral (select child, parent from record_edge where company = $1 and child = f.ref limit all) e
         cross join lateral (select origin from attachment where company = $1 and thread_id = f.thread_id and ref = e.parent limit all) a
       union
       select u.thread_id, e.child, e.parent, a.origin from above u
         cross join lateral (select child, parent from record_edge where company = $1 and child = u.parent limit all) e
         cross join lateral (select origin from attachment where company = $1 and thread_id = u.thread_id and ref = e.parent limit all) a
         where u.origin <> 'direct'
     ) select thread_id, child, parent, origin from above`,
    [company, JSON.stringify(from)],
  );

export const recordCounterparties = (sql: Sql, company: string, refs: readonly string[]) =>
  sql.query<{ ref: string; counterparty_id: string | null }>(
    'select ref, counterparty_id from record where company = $1 and ref = any($2::text[])',
    [company, refs],
  );

interface Shown {
  readonly thread_id: string;
  readonly ref: string;
  /** Of a record that is gone. */
  readonly counterparty_id: string | null;
}

/** The shared threads among those given in which the thread's own counterparty sees one of the records. */
export const portalRows = async (sql: Sql, company: string, rows: readonly Shown[]): Promise<ReadonlySet<string>> => {
  const found = await sql.query<{ thread_id: string }>(
    `select distinct x.thread_id from jsonb_to_recordset($2::jsonb) as x(thread_id uuid, ref text, counterparty_id text)
     join thread t on t.company = $1 and t.id = x.thread_id and t.visibility = 'shared'
     left join record r on r.company = $1 and r.ref = x.ref
     where coalesce(r.counterparty_id, x.counterparty_id) = t.counterparty_id or x.ref like 'file:%'`,
    [company, JSON.stringify(rows)],
  );
  return new Set(found.map(({ thread_id: id }) => id));
};
