import { isPortal, recordSight, type Reader } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';

export interface TimelineRow {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly actor_id: string;
  readonly actor_name: string | null;
  readonly group_id: string | null;
  readonly subject: string;
  readonly data: Record<string, unknown> | null;
}

// What a portal reader may see of the knots: what is shared, never what was edited, records by their own rule.
const sight = (reader: Reader, p: Parameters): string =>
  isPortal(reader)
    ? `l.shared and l.type <> 'edited' and (l.type not in ('attachment', 'attachment_removed', 'record_change') or l.subject like 'file:%'
        or exists (select from record r where r.company = l.company and r.ref = l.subject and ${recordSight(reader, 'r', p)}))`
    : 'true';

interface Asked {
  readonly threadId: string;
  readonly isDescending: boolean;
  readonly types: readonly string[] | undefined;
  readonly after: readonly unknown[] | undefined;
  readonly limit: number;
}

export const listTimeline = (
  sql: Sql,
  reader: Reader,
  { threadId, isDescending, types, after, limit }: Asked,
): Promise<TimelineRow[]> => {
  const p = new Parameters();
  const conditions = [`l.company = ${p.of(reader.company)}`, `l.thread_id = ${p.of(threadId)}::uuid`, sight(reader, p)];
  if (types) conditions.push(`l.type = any(${p.of(types)}::text[])`);
  if (after)
    conditions.push(`(l.seq, l.id) ${isDescending ? '<' : '>'} (${p.of(after[0])}::bigint, ${p.of(after[1])}::uuid)`);
  const direction = isDescending ? 'desc' : 'asc';
  return sql.query<TimelineRow>(
    `select l.seq, l.id, l.type, l.at, l.actor_id, a.name as actor_name, l.group_id, l.subject, l.data
     from timeline l left join person a on a.company = l.company and a.id = l.actor_id
     where ${conditions.join(' and ')} order by l.seq ${direction}, l.id ${direction} limit ${p.of(limit)}`,
    p.values,
  );
};

export const removeSubjects = (sql: Sql, company: string, subjects: readonly string[]) =>
  sql.query('delete from timeline where company = $1 and subject = any($2::text[])', [company, subjects]);

export const narrowSubjects = (sql: Sql, company: string, subjects: readonly string[]) =>
  sql.query('update timeline set shared = false where company = $1 and subject = any($2::text[])', [company, subjects]);

/** What has no words any more is not unread. */
export const passSubjects = (sql: Sql, company: string, subjects: readonly string[]) =>
  sql.query('update timeline set countable = false where company = $1 and subject = any($2::text[])', [
    company,
    subjects,
  ]);
