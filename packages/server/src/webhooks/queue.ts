import type { Sql } from '../database/index.js';
import type { Attempt } from './send.js';

/** What is said in queries of the queue, which publishers of all nodes share. */
export interface Waiting {
  readonly id: string;
  readonly types: string[] | null;
  readonly queued_seq: number;
}

/** Makes this transaction the only one that queues events of the company: one after the other, so in their order. */
export const holdQueue = (sql: Sql, company: string) =>
  sql.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [company]);

export const selectWaiting = (sql: Sql, company: string): Promise<Waiting[]> =>
  sql.query<Waiting>('select id, types, queued_seq from webhook where company = $1 and disabled_at is null', [company]);

export interface NewDelivery {
  readonly id: string;
  readonly webhook_id: string;
  readonly seq: number;
  readonly type: string;
  readonly body: string;
}

/** Queues deliveries; the company's webhooks have been told of everything up to `seq` then. */
export const insertDeliveries = (sql: Sql, company: string, rows: readonly NewDelivery[], seq: number, now: string) =>
  sql.query(
    `with queued as (
       insert into webhook_delivery (company, id, webhook_id, seq, type, body, created_at)
       select $1, x.id, x.webhook_id, x.seq, x.type, x.body, $4
       from jsonb_to_recordset($2::jsonb) as x(id uuid, webhook_id uuid, seq bigint, type text, body text)
     )
     update webhook set queued_seq = $3::bigint where company = $1 and disabled_at is null and queued_seq < $3::bigint`,
    [company, JSON.stringify(rows), seq, now],
  );

/** A webhook whose queue this publisher alone works on. */
export interface Claimed {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

// By the database's clock, which all nodes share. Longer than an attempt takes with all that belongs to it.
const claim = `statement_timestamp() + interval '20 seconds'`;

/** Claims every webhook of the company that has something due and that nobody works on. */
export const claimDue = (sql: Sql, company: string, publisher: string, now: string): Promise<Claimed[]> =>
  sql.query<Claimed>(
    `update webhook w set claimed_by = $2, claimed_until = ${claim} where w.company = $1 and w.id in (
       select v.id from webhook v where v.company = $1 and v.disabled_at is null
         and (v.next_attempt_at is null or v.next_attempt_at <= $3::timestamptz)
         and (v.claimed_until is null or v.claimed_until < statement_timestamp())
         and exists (select from webhook_delivery d where d.company = $1 and d.webhook_id = v.id and d.status = 'pending')
       for update skip locked)
     returning w.id, w.url, w.secret`,
    [company, publisher, now],
  );

export const releaseClaim = (sql: Sql, company: string, id: string, publisher: string) =>
  sql.query('update webhook set claimed_by = null, claimed_until = null where company = $1 and id = $2 and claimed_by = $3', [
    company, id, publisher,
  ]); // prettier-ignore

export interface Head {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly attempts: number;
  readonly seq: number;
}

/** What comes next in a queue: tests first, then events in their order. */
export const selectHead = async (sql: Sql, company: string, webhookId: string): Promise<Head | undefined> =>
  (
    await sql.query<Head>(
      `select id, type, body, attempts, seq from webhook_delivery where company = $1 and webhook_id = $2 and status = 'pending'
       order by seq, id limit 1`,
      [company, webhookId],
    )
  )[0];

/** Notes that a delivery was taken, and keeps the claim; false where the claim was lost meanwhile. */
export const noteDelivered = async (sql: Sql, company: string, publisher: string, webhookId: string, id: string, attempt: Attempt, now: string) =>
  (
    await sql.query(
      `with taken as (
         update webhook_delivery set status = 'delivered', attempts = attempts + 1, response_status = $5, error = null, attempted_at = $6, delivered_at = $6
         where company = $1 and id = $4
       )
       update webhook set failures = 0, failing_since = null, next_attempt_at = null, claimed_until = ${claim}
       where company = $1 and id = $2 and claimed_by = $3 and disabled_at is null returning id`,
      [company, webhookId, publisher, id, attempt.status, now],
    )
  ).length === 1; // prettier-ignore

/** Notes an attempt that came to nothing; the delivery is given up where `isLast`. */
export const noteAttempt = (sql: Sql, company: string, id: string, attempt: Attempt, isLast: boolean, now: string) =>
  sql.query(
    `update webhook_delivery set attempts = attempts + 1, response_status = $3, error = $4, attempted_at = $5,
       status = case when $6 then 'failed' else status end where company = $1 and id = $2`,
    [company, id, attempt.status, attempt.error, now, isLast],
  );

/** Counts a failure and lets the webhook go until the next attempt is due; answers how many there were in a row, and since when. */
export const countFailure = async (sql: Sql, company: string, publisher: string, id: string, now: string) =>
  (
    await sql.query<{ failures: number; failing_since: string }>(
      `update webhook set failures = failures + 1, failing_since = coalesce(failing_since, $4::timestamptz)
       where company = $1 and id = $2 and claimed_by = $3 returning failures, failing_since`,
      [company, id, publisher, now],
    )
  )[0];

export const postpone = (sql: Sql, company: string, id: string, until: string) =>
  sql.query(
    'update webhook set next_attempt_at = $3, claimed_by = null, claimed_until = null where company = $1 and id = $2',
    [company, id, until],
  );

/** Ends a webhook that has nobody behind it; what is queued stays in its log. */
export const disable = (sql: Sql, company: string, id: string, reason: 'gone' | 'failing', now: string) =>
  sql.query(
    `update webhook set disabled_at = $4, disabled_reason = $3, claimed_by = null, claimed_until = null, version = version + 1, updated_at = $4
     where company = $1 and id = $2 and disabled_at is null`,
    [company, id, reason, now],
  );

/** Forgets deliveries that are done with, from before a moment. */
export const forgetDeliveries = (sql: Sql, company: string, before: string) =>
  sql.query(
    `delete from webhook_delivery d where d.company = $1 and d.created_at < $2 and (d.status <> 'pending'
       or exists (select from webhook w where w.company = $1 and w.id = d.webhook_id and w.disabled_at is not null))`,
    [company, before],
  );
