import { newId, type Status } from '@towerp/crm-protocol';
import type { Sql } from '../database/index.js';
import type { PendingEvent } from './change.js';
import type { Changes } from './changes.js';
import type { KeyedAnswer, Write } from './write.js';

// The one place that takes a seq. Whoever updates the counter's row holds it until the commit, so commits become visible
// in the order of their seqs and a reader by cursor can skip none.
const flushing = `
with counter as (
  update company_counter set seq = seq + $2::int,
    n_new = n_new + $3::int, n_in_progress = n_in_progress + $4::int, n_awaiting_decision = n_awaiting_decision + $5::int,
    n_confirmed = n_confirmed + $6::int, n_completed = n_completed + $7::int, n_cancelled = n_cancelled + $8::int
  where company = $1 returning seq - $2::int as base, seq
), logged as (
  insert into event_log (company, seq, type, at, actor_id, subject, thread_id, owner_id, shared, data, logged_at)
  select $1, c.base + e.n, e.type, e.at, e.actor_id, e.subject, e.thread_id, e.owner_id, e.shared, e.data, $11 from counter c,
    jsonb_to_recordset($9::jsonb) as e(n int, type text, at timestamptz, actor_id text, subject text, thread_id uuid, owner_id text, shared boolean, data jsonb)
), knots as (
  insert into timeline (company, thread_id, seq, id, type, at, actor_id, group_id, subject, data, shared, countable)
  select $1, t.thread_id, c.base + t.n, t.id, t.type, t.at, t.actor_id, t.group_id, t.subject, t.data, t.shared, t.countable from counter c,
    jsonb_to_recordset($10::jsonb) as t(n int, thread_id uuid, id uuid, type text, at timestamptz, actor_id text, group_id uuid, subject text, data jsonb, shared boolean, countable boolean)
), unread as (
  update thread t set last_entry_seq = c.base + k.n from counter c,
    (select thread_id, max(n) as n from jsonb_to_recordset($10::jsonb) as x(thread_id uuid, n int, countable boolean) where countable group by thread_id) k
  where t.company = $1 and t.id = k.thread_id
), told as (
  insert into notification (company, id, user_id, reason, via, subject, thread_id, actor_id, snoozed_until, seq, created_at, updated_at)
  select $1, n.id, n.user_id, n.reason, n.via, n.subject, n.thread_id, n.actor_id, n.snoozed_until, c.base + n.n, $11, $11 from counter c,
    jsonb_to_recordset($12::jsonb) as n(n int, id uuid, user_id text, reason text, via text, subject text, thread_id uuid, actor_id text, snoozed_until timestamptz)
), kept as (
  insert into idempotency (company, sub, key, request, body_hash, status, body, headers, seq, created_at)
  select $1, k.sub, k.key, k.request, k.body_hash, k.status, k.body, k.headers, c.seq, $11 from counter c,
    jsonb_to_recordset($13::jsonb) as k(sub text, key text, request text, body_hash text, status int, body text, headers jsonb)
)
select seq from counter`;

const statusOrder: readonly Status[] = [
  'new',
  'in_progress',
  'awaiting_decision',
  'confirmed',
  'completed',
  'cancelled',
];

const eventRows = (
  changes: Changes,
  write: Pick<Write, 'now'> & { caller: { id: string } },
  places: Map<PendingEvent, number>,
) =>
  changes.events.map((event) => ({
    n: places.get(event),
    type: event.type,
    at: event.at ?? write.now,
    actor_id: event.actorId ?? write.caller.id,
    subject: event.subject,
    thread_id: event.threadId ?? null,
    owner_id: event.ownerId ?? null,
    shared: event.isShared,
    data: event.data ?? null,
  }));

const timelineRows = (
  changes: Changes,
  write: Pick<Write, 'now' | 'isQuiet'> & { caller: { id: string } },
  places: Map<PendingEvent, number>,
) =>
  changes.timeline.map(({ item, event }) => ({
    n: places.get(event),
    thread_id: item.threadId,
    id: newId(),
    type: item.type,
    at: item.at ?? event.at ?? write.now,
    actor_id: item.actorId ?? event.actorId ?? write.caller.id,
    group_id: item.groupId ?? null,
    subject: item.subject,
    data: item.data ?? null,
    shared: item.isShared,
    countable: item.isCountable && !write.isQuiet,
  }));

/** Ends a write: its events, timeline, notifications and stored answer get their seq in one statement. Answers the seq reached. */
export const flush = async (
  sql: Sql,
  write: Pick<Write, 'now' | 'isQuiet' | 'changes'> & { caller: { id: string; company: string } },
  answer?: KeyedAnswer,
): Promise<number> => {
  const { changes, caller } = write;
  const places = new Map(changes.events.map((event, index) => [event, index + 1]));
  const keyed = answer && {
    sub: answer.sub,
    key: answer.key,
    request: answer.request,
    body_hash: answer.bodyHash,
    status: answer.status,
    body: answer.body,
    headers: answer.headers,
  };
  const told = changes.notifications.map(({ notification, event }) => ({
    n: places.get(event),
    id: notification.id,
    user_id: notification.userId,
    reason: notification.reason,
    via: notification.via,
    subject: notification.subject,
    thread_id: notification.threadId,
    actor_id: notification.actorId,
    snoozed_until: notification.snoozedUntil,
  }));
  const isIdle = changes.events.length === 0 && changes.statusCounts.size === 0;
  if (isIdle && !keyed) {
    const [row] = await sql.query<{ seq: number }>('select seq from company_counter where company = $1', [
      caller.company,
    ]);
    return row?.seq ?? 0;
  }
  const [row] = await sql.query<{ seq: number }>(flushing, [
    caller.company,
    changes.events.length,
    ...statusOrder.map((status) => changes.statusCounts.get(status) ?? 0),
    JSON.stringify(eventRows(changes, write, places)),
    JSON.stringify(timelineRows(changes, write, places)),
    write.now,
    JSON.stringify(told),
    JSON.stringify(keyed ? [keyed] : []),
  ]);
  return row?.seq ?? 0;
};
