import type { DeliveryStatus } from '@towerp/crm-protocol';
import type { Sql } from '../database/index.js';

export interface WebhookRow {
  readonly id: string;
  readonly url: string;
  readonly types: string[] | null;
  readonly disabled_at: string | null;
  readonly disabled_reason: 'gone' | 'failing' | null;
  readonly request_hash: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface DeliveryRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly seq: number;
  readonly type: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly response_status: number | null;
  readonly error: string | null;
  readonly attempted_at: string | null;
  readonly delivered_at: string | null;
  readonly created_at: string;
}

// The secret is not among them: no reading shows it.
const columns = 'id, url, types, disabled_at, disabled_reason, request_hash, version, created_at, updated_at';
const deliveryColumns =
  'id, webhook_id, seq, type, status, attempts, response_status, error, attempted_at, delivered_at, created_at';

export const selectWebhook = async (sql: Sql, company: string, id: string): Promise<WebhookRow | undefined> =>
  (await sql.query<WebhookRow>(`select ${columns} from webhook where company = $1 and id = $2`, [company, id]))[0];

export const listWebhooks = (sql: Sql, company: string, after: unknown, limit: number): Promise<WebhookRow[]> =>
  sql.query<WebhookRow>(
    `select ${columns} from webhook where company = $1 and ($2::uuid is null or id > $2::uuid) order by id limit $3`,
    [company, after ?? null, limit],
  );

export interface NewWebhook {
  readonly id: string;
  readonly url: string;
  readonly types: readonly string[] | null;
  readonly secret: string;
  readonly requestHash: string;
}

/** Adds a webhook; it is told of what happens from now on. */
export const insertWebhook = (sql: Sql, company: string, row: NewWebhook, now: string) =>
  sql.query(
    `insert into webhook (company, id, url, types, secret, queued_seq, request_hash, created_at, updated_at)
     select $1, $2, $3, $4::text[], $5, seq, $6, $7, $7 from company_counter where company = $1`,
    [company, row.id, row.url, row.types, row.secret, row.requestHash, now],
  );

export const deleteWebhook = (sql: Sql, company: string, id: string) =>
  sql.query('delete from webhook where company = $1 and id = $2', [company, id]);

export const listDeliveries = (sql: Sql, company: string, webhookId: string, after: unknown, limit: number) =>
  sql.query<DeliveryRow>(
    `select ${deliveryColumns} from webhook_delivery where company = $1 and webhook_id = $2 and ($3::uuid is null or id < $3::uuid)
     order by id desc limit $4`,
    [company, webhookId, after ?? null, limit],
  );

export const selectDelivery = async (sql: Sql, company: string, webhookId: string, id: string) =>
  (
    await sql.query<DeliveryRow>(
      `select ${deliveryColumns} from webhook_delivery where company = $1 and webhook_id = $2 and id = $3`,
      [company, webhookId, id],
    )
  )[0];

/** Puts a delivery into the queue again, and has the queue worked on at once. */
export const requeue = (sql: Sql, company: string, webhookId: string, id: string) =>
  sql.query(
    `with due as (update webhook set next_attempt_at = null where company = $1 and id = $2)
     update webhook_delivery set status = 'pending', attempts = 0, error = null, delivered_at = null
     where company = $1 and webhook_id = $2 and id = $3`,
    [company, webhookId, id],
  );

export const insertTest = (sql: Sql, company: string, webhookId: string, id: string, body: string, now: string) =>
  sql.query(
    `with due as (update webhook set next_attempt_at = null where company = $1 and id = $2)
     insert into webhook_delivery (company, id, webhook_id, seq, type, body, created_at)
     values ($1, $3, $2, 0, 'webhook.test', $4, $5)`,
    [company, webhookId, id, body, now],
  );
