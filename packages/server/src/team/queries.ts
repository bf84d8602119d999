import type { Status } from '@towerp/crm-protocol';
import type { Caller } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';
import { edge } from '../threads/index.js';

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly threads: Partial<Record<Status, number>> | null;
  readonly tasks: Partial<Record<Status, number>> | null;
  readonly awaiting: number;
  readonly overdue: number;
  readonly completed: number;
  readonly median_hours: number | null;
  readonly expected_hours: number | null;
  readonly team_median_hours: number | null;
  readonly spent: Partial<Record<Status, number>> | null;
  readonly needs_help: boolean;
  readonly in_difficulty: boolean;
  readonly faster: boolean;
}

interface Period {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const hours = (from: string, to: string): string => `(extract(epoch from ${to} - ${from}) / 3600)::float8`;
const rounded = (value: string): string => `round((${value})::numeric, 2)`;
const median = (value: string, filter: string): string =>
  `percentile_cont(0.5) within group (order by ${value}) filter (where ${filter})`;
const isClosed = `in ('completed', 'cancelled')`;

/** Threads under their author and tasks under their assignee, with the hours that a predefined topic expects. */
const items = (company: string): string => `
  select 'thread' as kind, 'thread:' || t.id as subject, t.author_id as owner, t.status, t.created_at, t.status_changed_at as since,
    null::date as due_date, p.expected_hours
  from thread t left join topic p on p.company = t.company and p.id = t.topic_id where t.company = ${company}
  union all
  select 'task', 'task:' || k.id, k.assignee_id, k.status, k.created_at, coalesce(k.completed_at, k.status_changed_at), k.due_date, p.expected_hours
  from task k left join topic p on p.company = k.company and p.id = k.topic_id where k.company = ${company}`;

/** How long everything stood in each open status: read off the changes, and for the present one since it began. */
const stays = (company: string, now: string): string => `
  select i.owner, l.data ->> 'from' as status, coalesce(lag(l.at) over (partition by l.subject order by l.at, l.seq), i.created_at) as began, l.at as ended
  from timeline l join item i on i.subject = l.subject where l.company = ${company} and l.type = 'status_change'
  union all
  select owner, status, since, ${now} from item`;

/** How everybody's work stands, in one statement. */
export const selectTeam = (sql: Sql, caller: Caller, now: string, { from, to }: Period): Promise<MemberRow[]> => {
  const p = new Parameters();
  const company = p.of(caller.company);
  const at = `${p.of(now)}::timestamptz`;
  const today = `(${at} at time zone ${p.of(caller.timeZone)})::date`;
  const begin = from === undefined ? `'-infinity'::timestamptz` : edge(from, caller, p);
  const end = to === undefined ? `'infinity'::timestamptz` : edge(to, caller, p);
  // What was closed before the period stood in no open status within it.
  const since = from === undefined ? '' : `where i.status not ${isClosed} or i.since >= ${begin}`;
  const member = `select id, name, active from person where company = ${company} and not portal and not service and deleted_at is null`;
  return sql.query<MemberRow>(
    `with member as (${member}),
     item as (select i.* from (${items(company)}) i join member m on m.id = i.owner ${since}),
     shown as (
       select *, ${hours('created_at', 'since')} as took, ${hours('created_at', at)} as age from item
       where status not ${isClosed} or since < ${end}
     ),
     team as (select ${median('took', "status = 'completed'")} as median from shown),
     figures as (
       select owner, count(*) filter (where status = 'awaiting_decision')::int as awaiting,
         count(*) filter (where status not ${isClosed} and due_date < ${today})::int as overdue,
         count(*) filter (where status = 'completed')::int as completed,
         count(*) filter (where status not ${isClosed})::int as open,
         ${median('took', "status = 'completed'")} as median,
         coalesce(${median('expected_hours', "status = 'completed'")}, ${median('expected_hours', `status not ${isClosed}`)}) as expected,
         bool_or(status = 'awaiting_decision' and since < ${at} - interval '24 hours') as needs_help,
         bool_or(status not ${isClosed} and (coalesce(due_date < ${today}, false) or coalesce(age > 1.5 * expected_hours, false))) as in_difficulty
       from shown group by owner
     ),
     tally as (
       select owner, kind, jsonb_object_agg(status, n) as counts
       from (select owner, kind, status, count(*) as n from shown group by owner, kind, status) c group by owner, kind
     ),
     spent as (
       select owner, jsonb_object_agg(status, ${rounded('hours')}) as hours from (
         select owner, status, sum(greatest(0, ${hours(`greatest(began, ${begin})`, `least(ended, ${end}, ${at})`)})) as hours
         from (${stays(company, at)}) s where status not ${isClosed} group by owner, status
       ) h group by owner
     )
     select m.id, m.name, th.counts as threads, ta.counts as tasks, coalesce(f.awaiting, 0) as awaiting, coalesce(f.overdue, 0) as overdue,
       coalesce(f.completed, 0) as completed, ${rounded('f.median')} as median_hours, ${rounded('f.expected')} as expected_hours,
       ${rounded('team.median')} as team_median_hours, s.hours as spent, coalesce(f.needs_help, false) as needs_help,
       coalesce(f.in_difficulty, false) as in_difficulty,
       coalesce(f.completed >= 3 and f.median <= 0.8 * coalesce(f.expected, team.median), false) as faster
     from member m cross join team left join figures f on f.owner = m.id left join spent s on s.owner = m.id
       left join tally th on th.owner = m.id and th.kind = 'thread' left join tally ta on ta.owner = m.id and ta.kind = 'task'
     where m.active or coalesce(f.open, 0) > 0 order by m.name, m.id`,
    p.values,
  );
};
