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

/** Whether a thread tells of a status change of this moment already. */
export const hasStatusChange = async (
  sql: Sql,
  company: string,
  threadId: string,
  subject: string,
  at: string,
): Promise<boolean> =>
  (
    await sql.query(
      `select 1 from timeline where company = $1 and thread_id = $2 and type = 'status_change' and subject = $3 and at = $4 limit 1`,
      [company, threadId, subject, at],
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

/** A person has read a thread up to what had happened by a moment. */
export const setRead = (sql: Sql, company: string, threadId: string, userId: string, at: string) =>
  sql.query(
    `insert into thread_person (company, thread_id, user_id, read_seq)
     select $1, $2, $3, coalesce(max(seq), 0) from timeline where company = $1 and thread_id = $2 and at <= $4
     on conflict (company, thread_id, user_id) do update set read_seq = excluded.read_seq`,
    [company, threadId, userId, at],
  );

/** Gives an attachment that derived so far the id and the moment of the direct one that it becomes. */
export const renameAttachment = (sql: Sql, company: string, id: string, next: string, at: string) =>
  sql.query('update attachment set id = $3, created_at = $4 where company = $1 and id = $2', [company, id, next, at]);
