import { newId } from '@towerp/crm-protocol';
import { Changes, flush } from '../changes/index.js';
import type { Database } from '../database/index.js';
import { quietUntil } from './quiet.js';

/** A reminder that could not be given at its hour is still given for so long. */
const grace = '14 hours';

// Whoever writes the row down first gives the reminder; other nodes find it given.
const claiming = `
  with local as (
    select k.id, k.assignee_id, k.author_id, k.thread_id, k.due_date, k.created_at, zone.name as zone, $2::timestamptz at time zone zone.name as now,
      ${quietUntil('$2', 'zone.name')} as quiet_until
    from task k
    join person p on p.company = k.company and p.id = k.assignee_id and p.active and p.deleted_at is null and not p.service
    join company c on c.company = k.company
    cross join lateral (select coalesce(p.time_zone, c.time_zone) as name) zone
    left join notification_settings s on s.company = k.company and s.user_id = k.assignee_id
    where k.company = $1 and k.status not in ('completed', 'cancelled')
      and k.due_date between ($2::timestamptz at time zone 'UTC')::date - 1 and ($2::timestamptz at time zone 'UTC')::date + 2
      and coalesce((s.reasons->>'task_due')::boolean, true)
  ), moments as (
    select l.*, m.moment, m.at from local l
    cross join lateral (values ('eve', l.due_date - 1 + time '18:00'), ('day', l.due_date + time '08:00')) as m(moment, at)
  ), claimed as (
    insert into due_reminder (company, task_id, user_id, due_date, moment)
    select $1, id, assignee_id, due_date, moment from moments
    where now >= at and now < at + interval '${grace}' and created_at < at at time zone zone
    on conflict do nothing returning task_id
  )
  select distinct m.id, m.assignee_id, m.author_id, m.thread_id, m.quiet_until from claimed c join local m on m.id = c.task_id order by m.id`;

interface Due {
  readonly id: string;
  readonly assignee_id: string;
  readonly author_id: string;
  readonly thread_id: string | null;
  readonly quiet_until: string | null;
}

/** Reminds assignees of what is due: at 18:00 the day before and at 08:00 on the day, where they are; answers the seq reached. */
export const remindDue = (database: Database, company: string, now: Date): Promise<number> => {
  const moment = now.toISOString();
  return database.write({ company }, async (sql) => {
    const due = await sql.query<Due>(claiming, [company, moment]);
    if (due.length === 0) return 0;
    const changes = new Changes();
    for (const task of due)
      changes.notify({
        id: newId(),
        userId: task.assignee_id,
        reason: 'task_due',
        via: null,
        subject: `task:${task.id}`,
        threadId: task.thread_id,
        actorId: task.author_id,
        snoozedUntil: task.quiet_until,
      });
    const caller = { id: due[0]?.author_id ?? '', company };
    return flush(sql, { now: moment, isQuiet: false, changes, caller });
  });
};
