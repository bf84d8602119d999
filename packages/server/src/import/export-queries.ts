import type { Sql } from '../database/index.js';

export type Row = Readonly<Record<string, unknown>>;

/** The rows of each type with `by` and `key`, by which they are in order; `$1` is the company. */
export const sources = {
  company: `select c.*, '' as by, company as key from company c where company = $1`,
  kind: `select k.*, '' as by, kind as key from record_kind k where company = $1`,
  user: `select p.*, '' as by, id as key from person p where company = $1 and not service and deleted_at is null`,
  group: `select g.*, '' as by, id as key, array(select m.user_id from group_member m where m.company = g.company and m.group_id = g.id order by m.user_id) as member_ids
    from directory_group g where company = $1`,
  contact: `select c.*, '' as by, id as key from contact c where company = $1`,
  topic: `select t.*, '' as by, id::text as key from topic t where company = $1`,
  thread: `select t.*, to_char(created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as by, id::text as key from thread t where company = $1`,
  communication: `select c.*, to_char(created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as by, id::text as key from communication c where company = $1`,
  task: `select k.*, to_char(created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as by, id::text as key from task k where company = $1`,
  comment: `select c.*, to_char(created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as by, id::text as key from comment c where company = $1`,
  attachment: `select a.*, to_char(created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as by, id::text as key from attachment a
    where company = $1 and origin = 'direct' and kind <> 'file'`,
  status_change: `select l.subject, l.data, l.at as created_at, l.actor_id as author_id, to_char(l.at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as by,
    l.subject || l.data::text as key from timeline l where company = $1 and type = 'status_change'`,
  follow: `select f.thread_id, f.user_id, f.muted, '' as by, f.thread_id::text || ' ' || f.user_id as key from thread_person f where company = $1 and follows`,
  record: `select r.*, array(select e.parent from record_edge e where e.company = r.company and e.child = r.ref order by e.parent) as parents
    from record r where company = $1 and ref = any($2::text[]) order by array_position($2::text[], ref::text)`,
} as const;

/** One page of the lines of a type, in the order of its time and key. */
export const selectLines = (
  sql: Sql,
  company: string,
  type: string,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<Row[]> =>
  sql.query<Row>(
    `select * from (${sources[type as keyof typeof sources]}) x
     where $2::text is null or (x.by collate "C", x.key collate "C") > ($2, $3) order by x.by collate "C", x.key collate "C" limit $4`,
    [company, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

/** All records' refs, each level after those from which it derives; within a level by kind and id. */
export const recordLevels = async (sql: Sql, company: string): Promise<string[][]> => {
  const all = await sql.query<{ ref: string }>('select ref from record where company = $1 order by ref', [company]);
  const edges = await sql.query<{ parent: string; child: string }>(
    'select parent, child from record_edge where company = $1',
    [company],
  );
  const waitsFor = new Map<string, number>();
  const children = new Map<string, string[]>();
  for (const { parent, child } of edges) {
    waitsFor.set(child, (waitsFor.get(child) ?? 0) + 1);
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const levels: string[][] = [];
  let level = all.map(({ ref }) => ref).filter((ref) => !waitsFor.has(ref));
  while (level.length > 0) {
    levels.push(level);
    const next: string[] = [];
    for (const child of level.flatMap((ref) => children.get(ref) ?? [])) {
      const left = (waitsFor.get(child) ?? 0) - 1;
      waitsFor.set(child, left);
      if (left === 0) next.push(child);
    }
    level = next.sort((a, b) => (a < b ? -1 : 1));
  }
  return levels;
};
