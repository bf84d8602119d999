import type { RichText, Visibility } from '@towerp/crm-protocol';
import { isPortal, type Reader } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';

export interface NotificationRow {
  readonly id: string;
  readonly user_id: string;
  readonly reason: string;
  readonly via: string | null;
  readonly subject: string;
  readonly thread_id: string | null;
  readonly actor_id: string;
  readonly actor_name: string | null;
  readonly seq: number;
  readonly read_at: string | null;
  readonly snoozed_until: string | null;
  readonly withdrawn: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  /** The words that what it tells of has now. */
  readonly topic: string | null;
  readonly body: RichText | null;
  /** False where what it tells of is gone. */
  readonly is_there: boolean;
  readonly visibility: Visibility | null;
  readonly thread_visibility: Visibility | null;
  readonly thread_counterparty_id: string | null;
}

const columns = `n.id, n.user_id, n.reason, n.via, n.subject, n.thread_id, n.actor_id, a.name as actor_name, n.seq, n.read_at, n.snoozed_until,
  n.withdrawn, n.version, n.created_at, n.updated_at, coalesce(sm.topic, sk.topic, t.topic) as topic,
  case when n.subject like 'thread:%' then t.description else coalesce(sc.body, sm.body, sk.description) end as body,
  case when n.subject like 'thread:%' then t.id else coalesce(sc.id, sm.id, sk.id) end is not null as is_there,
  coalesce(sc.visibility, sm.visibility, sk.visibility, t.visibility) as visibility,
  t.visibility as thread_visibility, t.counterparty_id as thread_counterparty_id`;
const told = (table: string, alias: string): string =>
  `left join ${table} ${alias} on ${alias}.company = n.company and ${alias}.id = n.subject_id and n.subject like '${table}:%'`;
const joins = `left join person a on a.company = n.company and a.id = n.actor_id left join thread t on t.company = n.company and t.id = n.thread_id
  ${told('comment', 'sc')} ${told('communication', 'sm')} ${told('task', 'sk')}`;

/** The condition under which a notification still tells its person of something that they see. */
const sight = (reader: Reader, p: Parameters): string => {
  if (!isPortal(reader)) return 'true';
  const entry = (table: string): string =>
    `when n.subject like '${table}:%' then exists (select from ${table} e where e.company = n.company and e.id = n.subject_id and e.visibility = 'shared')`;
  return `(t.visibility = 'shared' and t.counterparty_id = ${p.of(reader.counterpartyId)}
    and case ${entry('comment')} ${entry('communication')} ${entry('task')} else true end)`;
};

export const selectNotifications = (sql: Sql, company: string, ids: readonly string[]): Promise<NotificationRow[]> =>
  sql.query<NotificationRow>(
    `select ${columns} from notification n ${joins} where n.company = $1 and n.id = any($2::uuid[])`,
    [company, ids],
  );

interface Asked {
  readonly unread: boolean | undefined;
  readonly now: string;
  readonly after: readonly unknown[] | undefined;
  readonly limit: number;
}

const open = (now: string, p: Parameters): string =>
  `n.read_at is null and (n.snoozed_until is null or n.snoozed_until <= ${p.of(now)}::timestamptz)`;

export const listNotifications = (
  sql: Sql,
  reader: Reader,
  { unread, now, after, limit }: Asked,
): Promise<NotificationRow[]> => {
  const p = new Parameters();
  const conditions = [
    `n.company = ${p.of(reader.company)}`,
    `n.user_id = ${p.of(reader.id)}`,
    'not n.withdrawn',
    sight(reader, p),
  ];
  if (unread !== undefined) conditions.push(unread ? open(now, p) : `not (${open(now, p)})`);
  if (after) conditions.push(`(n.created_at, n.id) < (${p.of(after[0])}::timestamptz, ${p.of(after[1])}::uuid)`);
  return sql.query<NotificationRow>(
    `select ${columns} from notification n ${joins} where ${conditions.join(' and ')} order by n.created_at desc, n.id desc limit ${p.of(limit)}`,
    p.values,
  );
};

export const countUnread = async (sql: Sql, reader: Reader, now: string): Promise<number> => {
  const p = new Parameters();
  const where = [
    `n.company = ${p.of(reader.company)}`,
    `n.user_id = ${p.of(reader.id)}`,
    'not n.withdrawn',
    sight(reader, p),
    open(now, p),
  ];
  const join = isPortal(reader) ? 'left join thread t on t.company = n.company and t.id = n.thread_id' : '';
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from notification n ${join} where ${where.join(' and ')}`,
    p.values,
  );
  return row?.count ?? 0;
};

interface Selection {
  /** These; all where absent. */
  readonly ids?: readonly string[] | undefined;
  readonly threadId?: string | undefined;
  readonly upToSeq?: number | undefined;
}

/** Marks a person's notifications read or unread; answers the ids of those that changed. */
export const markRead = (
  sql: Sql,
  company: string,
  userId: string,
  { ids, threadId, upToSeq }: Selection,
  isRead: boolean,
  at: string,
) => {
  const p = new Parameters();
  const now = p.of(at);
  const conditions = [
    `company = ${p.of(company)}`,
    `user_id = ${p.of(userId)}`,
    'not withdrawn',
    isRead ? 'read_at is null' : 'read_at is not null',
  ];
  if (ids) conditions.push(`id = any(${p.of(ids)}::uuid[])`);
  if (threadId !== undefined) conditions.push(`thread_id = ${p.of(threadId)}::uuid`);
  if (upToSeq !== undefined) conditions.push(`seq <= ${p.of(upToSeq)}::bigint`);
  return sql.query<{ id: string; thread_id: string | null }>(
    `update notification set read_at = ${isRead ? `${now}::timestamptz` : 'null'}, version = version + 1, updated_at = ${now}::timestamptz
     where ${conditions.join(' and ')} returning id, thread_id`,
    p.values,
  );
};

export const snooze = (sql: Sql, company: string, id: string, until: string | null, at: string) =>
  sql.query(
    'update notification set snoozed_until = $3, version = version + 1, updated_at = $4 where company = $1 and id = $2',
    [company, id, until, at],
  );

interface Withdrawal {
  readonly subjects: readonly string[];
  readonly reasons: readonly string[] | null;
  readonly userId?: string | undefined;
  readonly since: string | null;
}

/** Withdraws what told of something that was taken back or is gone; answers those that were unread. */
export const withdraw = (sql: Sql, company: string, { subjects, reasons, userId, since }: Withdrawal, at: string) =>
  sql.query<{ id: string; user_id: string; thread_id: string | null }>(
    `update notification set withdrawn = true, read_at = $6, version = version + 1, updated_at = $6
     where company = $1 and subject = any($2::text[]) and not withdrawn and read_at is null
       and ($3::text[] is null or reason = any($3::text[])) and ($4::text is null or user_id = $4) and ($5::timestamptz is null or created_at >= $5)
     returning id, user_id, thread_id`,
    [company, subjects, reasons, userId ?? null, since, at],
  );

/** Those that were read stay, but tell of nothing any more. */
export const hideRead = (sql: Sql, company: string, subjects: readonly string[]) =>
  sql.query(
    'update notification set withdrawn = true where company = $1 and subject = any($2::text[]) and not withdrawn',
    [company, subjects],
  );

/** What stood before the latest status change of a thing, where that was so recent. */
export const statusBefore = async (
  sql: Sql,
  company: string,
  subject: string,
  since: string,
): Promise<string | undefined> =>
  (
    await sql.query<{ was: string }>(
      `select data->>'from' as was from timeline where company = $1 and subject = $2 and type = 'status_change' and at >= $3 order by seq desc limit 1`,
      [company, subject, since],
    )
  )[0]?.was;

export const wasAssigned = async (sql: Sql, company: string, subject: string, userId: string): Promise<boolean> =>
  (
    await sql.query(
      `select 1 from notification where company = $1 and subject = $2 and user_id = $3 and reason = 'assigned' and not withdrawn limit 1`,
      [company, subject, userId],
    )
  ).length > 0;

export interface SettingsRow {
  readonly reasons: Record<string, boolean>;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
}

export const selectSettings = async (sql: Sql, company: string, userId: string): Promise<SettingsRow | undefined> =>
  (
    await sql.query<SettingsRow>(
      'select reasons, quiet_from, quiet_to from notification_settings where company = $1 and user_id = $2',
      [company, userId],
    )
  )[0];

export const upsertSettings = (sql: Sql, company: string, userId: string, row: SettingsRow) =>
  sql.query(
    `insert into notification_settings (company, user_id, reasons, quiet_from, quiet_to) values ($1, $2, $3::jsonb, $4, $5)
     on conflict (company, user_id) do update set reasons = $3::jsonb, quiet_from = $4, quiet_to = $5`,
    [company, userId, JSON.stringify(row.reasons), row.quiet_from, row.quiet_to],
  );
