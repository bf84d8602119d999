import type { Status } from '@towerp/crm-protocol';
import type { Sql } from '../database/index.js';

/** Says to which counterparty a person of the portal belongs. */
export const bindToCounterparty = (sql: Sql, company: string, id: string, counterpartyId: string | null) =>
  sql.query('update person set counterparty_id = $3 where company = $1 and id = $2', [company, id, counterpartyId]);

/** Gives a thread that has just been made the status that it has elsewhere. */
export const setThreadStatus = (sql: Sql, company: string, id: string, status: Status) =>
  sql.query('update thread set status = $3 where company = $1 and id = $2', [company, id, status]);

export const setCompleted = (sql: Sql, company: string, id: string, at: string) =>
  sql.query('update task set completed_at = $3, status_changed_at = $3 where company = $1 and id = $2', [
    company,
    id,
    at,
  ]);

export const setCommentTimes = (
  sql: Sql,
  company: string,
  id: string,
  editedAt: string | null,
  deletedAt: string | null,
) =>
  sql.query('update comment set edited_at = $3, deleted_at = $4 where company = $1 and id = $2', [
    company,
    id,
    editedAt,
    deletedAt,
  ]);

interface StatusChange {
  readonly threadId: string;
  readonly subject: string;
  readonly at: string;
  readonly from: Status;
  readonly to: Status;
}

/** Whether a thread tells of a status change already. */
export const hasStatusChange = async (
  sql: Sql,
  company: string,
  { threadId, subject, at, from, to }: StatusChange,
): Promise<boolean> =>
  (
    await sql.query(
      `select 1 from timeline where company = $1 and thread_id = $2 and type = 'status_change' and subject = $3 and at = $4
         and data = jsonb_build_object('from', $5::text, 'to', $6::text) limit 1`,
      [company, threadId, subject, at, from, to],
    )
  ).length > 0;

/** What happened at a moment counts as the thread's activity, and as the change of its own status. */
export const passTime = (sql: Sql, company: string, threadId: string, at: string, isShared: boolean, isOwn: boolean) =>
  sql.query(
    `update thread set last_activity_at = greatest(last_activity_at, $3),
       shared_activity_at = case when $4 then greatest(shared_activity_at, $3) else shared_activity_at end,
       status_changed_at = case when $5 then greatest(status_changed_at, $3) else status_changed_at end
     where company = $1 and id = $2`,
    [company, threadId, at, isShared, isOwn],
  );

/** A person has read a thread up to what had happened by a moment; what they have read before stays read. */
export const raiseMark = (sql: Sql, company: string, threadId: string, userId: string, at: string) =>
  sql.query(
    `with last as (
       select seq from timeline where company = $1 and thread_id = $2 and type in ('created', 'comment', 'status_change') and at <= $4
       order by at desc, seq desc limit 1
     )
     insert into thread_person (company, thread_id, user_id, read_seq)
     select $1, $2, $3, last.seq from last join person p on p.company = $1 and p.id = $3 and p.seen_seq < last.seq
     on conflict (company, thread_id, user_id) do update set read_seq = excluded.read_seq
       where coalesce(thread_person.read_seq, 0) < excluded.read_seq`,
    [company, threadId, userId, at],
  );

/** How a person stands in the directory, where they are known at all. */
export const selectStanding = async (
  sql: Sql,
  company: string,
  id: string,
): Promise<{ readonly service: boolean; readonly is_gone: boolean } | undefined> =>
  (
    await sql.query<{ service: boolean; is_gone: boolean }>(
      'select service, deleted_at is not null as is_gone from person where company = $1 and id = $2',
      [company, id],
    )
  )[0];

/** Whether what an entry names is still there. */
export const isThere = async (sql: Sql, company: string, table: 'topic' | 'contact', id: string): Promise<boolean> =>
  (await sql.query(`select from ${table} where company = $1 and id = $2`, [company, id])).length > 0;

/** Gives an attachment that derived so far the id and the moment of the direct one that it becomes. */
export const renameAttachment = (sql: Sql, company: string, id: string, next: string, at: string) =>
  sql.query('update attachment set id = $3, created_at = $4 where company = $1 and id = $2', [company, id, next, at]);

const entryTables = ['thread', 'communication', 'task', 'comment'];
const entriesThere = entryTables
  .map((table) => `select id from ${table} where company = $1 and id = any($2::uuid[])`)
  .join(' union all ');

/** Which of the ids stand for a thread or an entry already. */
export const selectEntries = async (sql: Sql, company: string, ids: readonly string[]): Promise<string[]> =>
  (await sql.query<{ id: string }>(entriesThere, [company, ids])).map(({ id }) => id);
