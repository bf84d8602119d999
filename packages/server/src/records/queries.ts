import { recordSight, type Reader } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';
import { viewColumns, type ViewRow } from './view.js';

export interface RecordRow extends ViewRow {
  readonly ref: string;
  readonly parents: string[];
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

const columns = `r.ref, ${viewColumns('r')}, r.version, r.created_at, r.updated_at,
  array(select e.parent from record_edge e where e.company = r.company and e.child = r.ref order by e.parent) as parents`;

export const selectRecords = (sql: Sql, company: string, refs: readonly string[]): Promise<RecordRow[]> =>
  sql.query<RecordRow>(`select ${columns} from record r where r.company = $1 and r.ref = any($2::text[])`, [
    company,
    refs,
  ]);

export const lockRecord = async (sql: Sql, company: string, ref: string): Promise<RecordRow | undefined> =>
  (
    await sql.query<RecordRow>(`select ${columns} from record r where r.company = $1 and r.ref = $2 for update of r`, [
      company,
      ref,
    ])
  )[0];

interface ListFilter {
  readonly kind?: string | undefined;
  readonly counterparty?: string | undefined;
  readonly patterns: readonly string[] | null;
}

export const listRecords = (
  sql: Sql,
  reader: Reader,
  filter: ListFilter,
  after: readonly unknown[] | undefined,
  limit: number,
): Promise<RecordRow[]> => {
  const p = new Parameters();
  const conditions = [`r.company = ${p.of(reader.company)}`, recordSight(reader, 'r', p)];
  if (filter.kind !== undefined) conditions.push(`r.kind = ${p.of(filter.kind)}`);
  if (filter.counterparty !== undefined) conditions.push(`r.counterparty_id = ${p.of(filter.counterparty)}`);
  if (filter.patterns !== null) conditions.push(`r.ref in (select crm_search_records(${p.of(filter.patterns)}))`);
  if (after) conditions.push(`(r.updated_at, r.ref) < (${p.of(after[0])}::timestamptz, ${p.of(after[1])})`);
  return sql.query<RecordRow>(
    `select ${columns} from record r where ${conditions.join(' and ')} order by r.updated_at desc, r.ref desc limit ${p.of(limit)}`,
    p.values,
  );
};

export type RecordFields = Omit<RecordRow, 'parents' | 'version' | 'created_at' | 'updated_at'>;

export const upsertRecord = (sql: Sql, company: string, row: RecordFields, at: string) =>
  sql.query(
    `insert into record (company, ref, kind, id, number, title, status, date, amount, currency, counterparty_id, url, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
     on conflict (company, ref) do update set number = $5, title = $6, status = $7, date = $8, amount = $9, currency = $10,
       counterparty_id = $11, url = $12, version = record.version + 1, updated_at = $13`,
    [
      company,
      row.ref,
      row.kind,
      row.id,
      row.number,
      row.title,
      row.status,
      row.date,
      row.amount,
      row.currency,
      row.counterparty_id,
      row.url,
      at,
    ],
  );

export const deleteRecord = (sql: Sql, company: string, ref: string) =>
  sql.query('delete from record where company = $1 and ref = $2', [company, ref]);

/** Takes all edges of a record away; answers them. */
export const deleteEdgesOf = (sql: Sql, company: string, ref: string) =>
  sql.query<{ parent: string; child: string }>(
    'delete from record_edge where company = $1 and (parent = $2 or child = $2) returning parent, child',
    [company, ref],
  );

export const addParents = (sql: Sql, company: string, ref: string, parents: readonly string[]) =>
  sql.query(
    'insert into record_edge (company, parent, child) select $1, unnest($3::text[]), $2 on conflict do nothing',
    [company, ref, parents],
  );

export const removeParents = (sql: Sql, company: string, ref: string, parents: readonly string[]) =>
  sql.query('delete from record_edge where company = $1 and child = $2 and parent = any($3::text[])', [
    company,
    ref,
    parents,
  ]);

/** Which of the refs are records. */
export const existing = async (sql: Sql, company: string, refs: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await sql.query<{ ref: string }>('select ref from record where company = $1 and ref = any($2::text[])', [
        company,
        refs,
      ])
    ).map(({ ref }) => ref),
  );

// Deduped on the ref alone: in a graph with diamonds, a walk that carries the depth meets everything many times.
const climbing = `
  with recursive up(ref) as (
    select unnest($2::text[]) collate "C"
    union
    select e.parent from up u join record_edge e on e.company = $1 and e.child = u.ref
  )
  select exists (select from up where ref = $3) as found`;

/** Whether `ref` is among `parents` or what they derive from. */
export const isAbove = async (sql: Sql, company: string, ref: string, parents: readonly string[]): Promise<boolean> =>
  (await sql.query<{ found: boolean }>(climbing, [company, parents, ref]))[0]?.found ?? false;

/** One step of a walk: what the lower frontier leads down to, and the upper one up to. */
export const step = (sql: Sql, company: string, down: readonly string[], up: readonly string[]) =>
  sql.query<{ ref: string; is_down: boolean }>(
    `select distinct child as ref, true as is_down from record_edge where company = $1 and parent = any($2::text[])
     union all select distinct parent, false from record_edge where company = $1 and child = any($3::text[])`,
    [company, down, up],
  );

export const edgesAmong = (sql: Sql, company: string, refs: readonly string[]) =>
  sql.query<{ parent: string; child: string }>(
    `select parent, child from record_edge where company = $1 and parent = any($2::text[]) and child = any($2::text[]) order by parent, child`,
    [company, refs],
  );

export const selectKinds = (sql: Sql, company: string) =>
  sql.query<{ kind: string; label_bg: string; label_en: string; lane: string | null; icon: string | null }>(
    'select kind, label_bg, label_en, lane, icon from record_kind where company = $1 order by kind',
    [company],
  );

export const upsertKind = (
  sql: Sql,
  company: string,
  row: { kind: string; bg: string; en: string; lane: string | null; icon: string | null },
  at: string,
) =>
  sql.query<{ is_new: boolean }>(
    `insert into record_kind (company, kind, label_bg, label_en, lane, icon, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $7)
     on conflict (company, kind) do update set label_bg = $3, label_en = $4, lane = $5, icon = $6, updated_at = $7
     returning xmax = 0 as is_new`,
    [company, row.kind, row.bg, row.en, row.lane, row.icon, at],
  );

/** Inserts many new records with the edges to their parents. */
export const insertRecords = (
  sql: Sql,
  company: string,
  rows: readonly RecordFields[],
  edges: readonly { parent: string; child: string }[],
  at: string,
) =>
  sql.query(
    `with kept as (
       insert into record (company, ref, kind, id, number, title, status, date, amount, currency, counterparty_id, url, created_at, updated_at)
       select $1, x.ref, x.kind, x.id, x.number, x.title, x.status, x.date, x.amount, x.currency, x.counterparty_id, x.url, $4, $4
       from jsonb_to_recordset($2::jsonb) as x(ref text, kind text, id text, number text, title text, status text, date date, amount numeric,
         currency text, counterparty_id text, url text)
     )
     insert into record_edge (company, parent, child)
     select $1, e.parent, e.child from jsonb_to_recordset($3::jsonb) as e(parent text, child text) on conflict do nothing`,
    [company, JSON.stringify(rows), JSON.stringify(edges), at],
  );
