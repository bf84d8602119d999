import { isPortal, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import type { PersonOfThread } from './queries.js';

type Row = PersonOfThread & { readonly what: 'person' | 'unread' | 'attachments'; readonly count: number };

const none =
  'null::text as name, false as service, 0 as parts, 0 as shared_parts, null::boolean as follows, false as muted, null::bigint as read_seq';

const people = `
  select 'person' as what, tp.thread_id, tp.user_id, p.name, coalesce(p.service, false) as service, tp.parts, tp.shared_parts, tp.follows, tp.muted,
    tp.read_seq, 0 as count
  from thread_person tp left join person p on p.company = tp.company and p.id = tp.user_id
  where tp.company = $1 and tp.thread_id = any($2::uuid[]) and (tp.parts > 0 or tp.user_id in (select user_id from readers))`;

// Only threads whose last entry lies after the mark can have anything unread.
const unread = `
  select 'unread', t.id, r.user_id collate "C", ${none}, u.count
  from readers r cross join thread t
    left join thread_person tp on tp.company = t.company and tp.thread_id = t.id and tp.user_id = r.user_id collate "C"
    cross join lateral (select count(*)::int as count from timeline l where l.company = t.company and l.thread_id = t.id and l.countable
      and l.seq > coalesce(tp.read_seq, r.seen) and l.actor_id <> r.user_id and (l.shared or not r.portal)) u
  where t.company = $1 and t.id = any($2::uuid[]) and t.last_entry_seq > coalesce(tp.read_seq, r.seen)`;

const inShared = (
  table: string,
): string => `exists (select from ${table} e join thread x on x.company = e.company and x.id = e.thread_id
  where e.company = a.company and e.id = a.target_id and e.visibility = 'shared' and x.visibility = 'shared' and x.counterparty_id = r.counterparty_id)`;

const attachments = `
  select 'attachments', a.thread_id, r.user_id collate "C", ${none}, count(*)::int
  from readers r join attachment a on a.company = $1 and a.thread_id = any($2::uuid[]) and a.visibility = 'shared'
    left join record d on d.company = a.company and d.ref = a.ref
  where r.portal and case a.kind when 'file' then true when 'communication' then ${inShared('communication')} when 'task' then ${inShared('task')}
    when 'thread' then exists (select from thread x where x.company = a.company and x.id = a.target_id and x.visibility = 'shared' and x.counterparty_id = r.counterparty_id)
    else d.counterparty_id = r.counterparty_id and d.kind = any(r.kinds) end
  group by a.thread_id, r.user_id`;

/** How readers stand to threads: who takes part, what each has not read, and what is attached for those of the portal. */
export interface Standing {
  readonly people: readonly PersonOfThread[];
  readonly unread: ReadonlyMap<string, number>;
  readonly attachments: ReadonlyMap<string, number>;
}

export const standingKey = (threadId: string, readerId: string): string => `${threadId} ${readerId}`;

/** Reads it for all readers and threads in one statement. */
export const selectStanding = async (
  sql: Sql,
  readers: readonly Reader[],
  threadIds: readonly string[],
): Promise<Standing> => {
  if (threadIds.length === 0) return { people: [], unread: new Map(), attachments: new Map() };
  const asked = readers.map((reader) => ({
    user_id: reader.id,
    seen: reader.seenSeq,
    portal: isPortal(reader),
    counterparty_id: reader.counterpartyId,
    kinds: reader.portalKinds,
  }));
  const parts = [people, unread, ...(readers.some(isPortal) ? [attachments] : [])];
  const rows = await sql.query<Row>(
    `with readers as (select distinct on (user_id) * from jsonb_to_recordset($3::jsonb) as x(user_id text, seen bigint, portal boolean, counterparty_id text, kinds text[]))
     ${parts.join(' union all ')} order by name, user_id`,
    [readers[0]?.company ?? '', threadIds, JSON.stringify(asked)],
  );
  const counted = (what: Row['what']): Map<string, number> =>
    new Map(rows.filter((row) => row.what === what).map((row) => [standingKey(row.thread_id, row.user_id), row.count]));
  const taking = rows.filter((row) => row.what === 'person');
  return { people: taking, unread: counted('unread'), attachments: counted('attachments') };
};
