import type { RichText } from '@towerp/crm-protocol';
import type { Sql } from '../database/index.js';
import { threadColumns, threadJoins, type ThreadRow } from './row.js';

export const selectThreads = (sql: Sql, company: string, ids: readonly string[]): Promise<ThreadRow[]> =>
  sql.query<ThreadRow>(
    `select ${threadColumns} from thread t ${threadJoins} where t.company = $1 and t.id = any($2::uuid[])`,
    [company, ids],
  );

/** Locks threads for a change, in one order, so that two that change the same ones wait for each other. */
export const lockThreads = (sql: Sql, company: string, ids: readonly string[]): Promise<ThreadRow[]> =>
  sql.query<ThreadRow>(
    `select ${threadColumns} from thread t ${threadJoins} where t.company = $1 and t.id = any($2::uuid[]) order by t.id for no key update of t`,
    [company, ids],
  );

export interface NewThread {
  readonly id: string;
  readonly topic: string;
  readonly topicId: string | null;
  readonly description: RichText | null;
  readonly status: string;
  readonly visibility: string;
  readonly counterpartyId: string | null;
  readonly authorId: string;
  readonly createdAt: string;
  readonly requestHash: string | null;
}

export const insertThread = (sql: Sql, company: string, row: NewThread) =>
  sql.query(
    `insert into thread (company, id, topic, topic_id, description, status, visibility, counterparty_id, author_id,
       last_activity_at, shared_activity_at, status_changed_at, request_hash, created_at, updated_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $10, $10, $11, $10, $10)`,
    [
      company,
      row.id,
      row.topic,
      row.topicId,
      row.description && JSON.stringify(row.description),
      row.status,
      row.visibility,
      row.counterpartyId,
      row.authorId,
      row.createdAt,
      row.requestHash,
    ],
  );

export interface ThreadFields {
  readonly topic: string;
  readonly topic_id: string | null;
  readonly description: RichText | null;
  readonly status: string;
  readonly visibility: string;
  readonly counterparty_id: string | null;
}

export const updateThread = (sql: Sql, company: string, id: string, row: ThreadFields, at: string) =>
  sql.query(
    `update thread set topic = $3, topic_id = $4, description = $5::jsonb, visibility = $7, counterparty_id = $8,
       status_changed_at = case when status = $6 then status_changed_at else $9 end,
       last_activity_at = case when status = $6 then last_activity_at else greatest(last_activity_at, $9) end,
       shared_activity_at = case when status = $6 or $7 <> 'shared' then shared_activity_at else greatest(shared_activity_at, $9) end,
       status = $6, version = version + 1, updated_at = $9
     where company = $1 and id = $2`,
    [
      company,
      id,
      row.topic,
      row.topic_id,
      row.description && JSON.stringify(row.description),
      row.status,
      row.visibility,
      row.counterparty_id,
      at,
    ],
  );

/** What becomes of threads by the entries of one write. */
export interface Activity {
  readonly id: string;
  readonly at: string | null;
  readonly shared_at: string | null;
  readonly comments: number;
  readonly communications: number;
  readonly tasks: number;
  readonly open_tasks: number;
  readonly attachments: number;
  readonly shared_comments: number;
  readonly shared_communications: number;
  readonly shared_tasks: number;
  readonly shared_open_tasks: number;
}
export interface Part {
  readonly thread_id: string;
  readonly user_id: string;
  readonly parts: number;
  readonly shared_parts: number;
}

const counters = [
  'comments',
  'communications',
  'tasks',
  'open_tasks',
  'attachments',
  'shared_comments',
  'shared_communications',
  'shared_tasks',
  'shared_open_tasks',
];

const applying = `
  with deltas as (
    select * from jsonb_to_recordset($2::jsonb) as d(id uuid, at timestamptz, shared_at timestamptz, ${counters.map((name) => `${name} int`).join(', ')})
  ), counted as (
    update thread t set ${counters.map((name) => `${name} = t.${name} + d.${name}`).join(', ')},
      last_activity_at = greatest(t.last_activity_at, d.at), shared_activity_at = greatest(t.shared_activity_at, d.shared_at)
    from deltas d where t.company = $1 and t.id = d.id
  )
  insert into thread_person as p (company, thread_id, user_id, parts, shared_parts)
  select $1, x.thread_id, x.user_id, x.parts, x.shared_parts
  from jsonb_to_recordset($3::jsonb) as x(thread_id uuid, user_id text, parts int, shared_parts int)
  on conflict (company, thread_id, user_id) do update set parts = p.parts + excluded.parts, shared_parts = p.shared_parts + excluded.shared_parts,
    follows = case when excluded.parts > 0 and not p.follows then null else p.follows end`;

/** Adds up counts, activity and participants. Who had stopped following and takes part anew follows again. */
export const applyActivity = (sql: Sql, company: string, activities: readonly Activity[], parts: readonly Part[]) =>
  sql.query(applying, [company, JSON.stringify(activities), JSON.stringify(parts)]);

export interface PersonOfThread {
  readonly thread_id: string;
  readonly user_id: string;
  readonly name: string | null;
  readonly service: boolean;
  readonly parts: number;
  readonly shared_parts: number;
  readonly follows: boolean | null;
  readonly muted: boolean;
  readonly read_seq: number | null;
}

/** Who takes part in threads, and how the given readers stand to them. */
export const selectPeopleOf = (
  sql: Sql,
  company: string,
  threadIds: readonly string[],
  readerIds: readonly string[],
): Promise<PersonOfThread[]> =>
  sql.query<PersonOfThread>(
    `select tp.thread_id, tp.user_id, p.name, coalesce(p.service, false) as service, tp.parts, tp.shared_parts, tp.follows, tp.muted, tp.read_seq
     from thread_person tp left join person p on p.company = tp.company and p.id = tp.user_id
     where tp.company = $1 and tp.thread_id = any($2::uuid[]) and (tp.parts > 0 or tp.user_id = any($3::text[]))
     order by p.name, tp.user_id`,
    [company, threadIds, readerIds],
  );

/** One person's mark on one thread, from which what is unread is counted. */
export interface Mark {
  readonly n: number;
  readonly thread_id: string;
  readonly user_id: string;
  readonly mark: number;
  readonly portal: boolean;
}

export const countUnread = (
  sql: Sql,
  company: string,
  marks: readonly Mark[],
): Promise<{ n: number; count: number }[]> =>
  sql.query<{ n: number; count: number }>(
    `select m.n, count(*)::int as count from jsonb_to_recordset($2::jsonb) as m(n int, thread_id uuid, user_id text, mark bigint, portal boolean)
     join timeline l on l.company = $1 and l.thread_id = m.thread_id and l.countable and l.seq > m.mark
       and l.actor_id <> m.user_id and (l.shared or not m.portal)
     group by m.n`,
    [company, JSON.stringify(marks)],
  );

/** The seq of the last entry by another that the reader may see; zero where there is none. */
export const lastByAnother = async (
  sql: Sql,
  company: string,
  threadId: string,
  userId: string,
  onlyShared: boolean,
): Promise<number> =>
  (
    await sql.query<{ seq: number }>(
      `select coalesce(max(seq), 0) as seq from timeline where company = $1 and thread_id = $2 and countable and actor_id <> $3 and (shared or not $4)`,
      [company, threadId, userId, onlyShared],
    )
  )[0]?.seq ?? 0;

export const setMark = (sql: Sql, company: string, threadId: string, userId: string, seq: number) =>
  sql.query(
    `insert into thread_person (company, thread_id, user_id, read_seq) values ($1, $2, $3, $4)
     on conflict (company, thread_id, user_id) do update set read_seq = $4`,
    [company, threadId, userId, seq],
  );

export const setFollow = (
  sql: Sql,
  company: string,
  threadId: string,
  userIds: readonly string[],
  follows: boolean,
  muted: boolean,
) =>
  sql.query(
    `insert into thread_person (company, thread_id, user_id, follows, muted) select $1, $2, unnest($3::text[]), $4, $5
     on conflict (company, thread_id, user_id) do update set follows = $4, muted = $5`,
    [company, threadId, userIds, follows, muted],
  );

/** People of the directory by ref, groups as their members; to follow a thread. */
export const selectFollowers = (sql: Sql, company: string, users: readonly string[], groups: readonly string[]) =>
  sql.query<{ ref: string; user_id: string | null }>(
    `select 'user:' || id as ref, id as user_id from person where company = $1 and id = any($2::text[]) and deleted_at is null and not service
     union all
     select 'group:' || g.id, m.user_id from directory_group g left join group_member m on m.company = g.company and m.group_id = g.id
     where g.company = $1 and g.id = any($3::text[])`,
    [company, users, groups],
  );

/** Who follows a thread; services follow nothing. */
export const selectFollowersOf = (sql: Sql, company: string, threadId: string) =>
  sql.query<Pick<PersonOfThread, 'user_id' | 'name' | 'muted' | 'shared_parts'>>(
    `select tp.user_id, p.name, tp.muted, tp.shared_parts from thread_person tp join person p on p.company = tp.company and p.id = tp.user_id
     where tp.company = $1 and tp.thread_id = $2 and coalesce(tp.follows, tp.parts > 0) and not p.service and p.deleted_at is null
     order by p.name, tp.user_id`,
    [company, threadId],
  );
