import { Changes, flush } from '../changes/index.js';
import type { Database } from '../database/index.js';

/**
 * SQL for the moment at which a person's quiet hours end; null outside of them. `zone` is where the person is, `s` their
 * settings. Hours that end before they begin go over midnight; hours that begin when they end are none.
 */
export const quietUntil = (now: string, zone: string): string => `(
  select (q.local::date + q.till + case when q.local::time < q.till then interval '0' else interval '1 day' end) at time zone ${zone}
  from (select ${now}::timestamptz at time zone ${zone} as local, s.quiet_from::time as since, s.quiet_to::time as till) q
  where case when q.since < q.till then q.local::time >= q.since and q.local::time < q.till
    else q.since > q.till and (q.local::time >= q.since or q.local::time < q.till) end)`;

const waking = `
  update notification set snoozed_until = null, version = version + 1, updated_at = $2
  where company = $1 and snoozed_until <= $2 and read_at is null and not withdrawn
  returning id, user_id, thread_id`;

/** Tells people, in real time, of what they had put off, or was put off by their quiet hours, until now; answers the seq reached. */
export const wakeSnoozed = (database: Database, company: string, now: Date): Promise<number> =>
  database.write({ company }, async (sql) => {
    const moment = now.toISOString();
    const rows = await sql.query<{ id: string; user_id: string; thread_id: string | null }>(waking, [company, moment]);
    const changes = new Changes();
    for (const { id, user_id: ownerId, thread_id: threadId } of rows)
      changes.emit({
        type: 'notification.updated',
        subject: `notification:${id}`,
        ownerId,
        actorId: ownerId,
        threadId,
        isShared: true,
      });
    const [first] = rows;
    return first ? flush(sql, { now: moment, isQuiet: false, changes, caller: { id: first.user_id, company } }) : 0;
  });
