import { formatRef, type Ref, type Status } from '@towerp/crm-protocol';
import { entrySight, isPortal, recordSight, threadSight, type Caller } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';
import { patternsOf } from '../search/index.js';
import { taskColumns, taskJoins, type TaskRow } from './queries.js';

/** The filters of the list of tasks, parsed. */
export interface TaskFilter {
  readonly assignee?: string | undefined;
  readonly author?: string | undefined;
  readonly participant?: string | undefined;
  readonly thread?: string | undefined;
  readonly record?: Ref | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly q?: string | undefined;
  readonly due?: string | undefined;
}

const person = (id: string, caller: Caller): string => (id === 'me' ? caller.id : id);
const open = `k.status not in ('completed', 'cancelled')`;

/** The bucket of an open task, by the day that it is in the company's time zone; a week ends on Sunday. */
const bucket = (
  today: string,
): string => `case when k.due_date is null then 'none' when k.due_date < ${today} then 'overdue' when k.due_date = ${today} then 'today'
  when k.due_date <= ${today} + (7 - extract(isodow from ${today})::int) then 'week' else 'later' end`;

const today = (caller: Caller, now: string, p: Parameters): string =>
  `((${p.of(now)}::timestamptz at time zone ${p.of(caller.timeZone)})::date)`;

const sightOf = (caller: Caller, p: Parameters): string =>
  isPortal(caller)
    ? `${entrySight(caller, 'k')} and exists (select from thread x where x.company = k.company and x.id = k.thread_id and ${threadSight(caller, 'x', p)})`
    : 'true';

const conditionsOf = (caller: Caller, filter: TaskFilter, p: Parameters): string[] => {
  const list = [`k.company = ${p.of(caller.company)}`, sightOf(caller, p)];
  if (filter.assignee !== undefined) list.push(`k.assignee_id = ${p.of(person(filter.assignee, caller))}`);
  if (filter.author !== undefined) list.push(`k.author_id = ${p.of(person(filter.author, caller))}`);
  if (filter.participant !== undefined) {
    const id = p.of(person(filter.participant, caller));
    list.push(`(k.assignee_id = ${id} or k.author_id = ${id} or k.id in (select substr(m.source, 6)::uuid from mention m
      where m.company = ${p.of(caller.company)} and m.target = 'user:' || ${id} and m.source like 'task:%'))`);
  }
  if (filter.thread !== undefined) list.push(`k.thread_id = ${p.of(filter.thread)}::uuid`);
  if (filter.record)
    list.push(`k.thread_id in (select a.thread_id from attachment a ${isPortal(caller) ? 'join record r on r.company = a.company and r.ref = a.ref' : ''}
      where a.company = ${p.of(caller.company)} and a.ref = ${p.of(formatRef(filter.record))}
      ${isPortal(caller) ? `and a.visibility = 'shared' and ${recordSight(caller, 'r', p)}` : ''})`);
  if (filter.status) list.push(`k.status = any(${p.of(filter.status)}::text[])`);
  if (filter.q !== undefined)
    list.push(
      `k.id in (select substr(f.source, 6)::uuid from crm_search_sources(${p.of(patternsOf(filter.q))}, ${p.of(isPortal(caller))}) as f(source) where f.source like 'task:%')`,
    );
  return list;
};

/** One page of tasks, the latest first, one more row than asked for. */
export const listTasks = (
  sql: Sql,
  caller: Caller,
  filter: TaskFilter,
  now: string,
  after: readonly unknown[] | undefined,
  limit: number,
): Promise<TaskRow[]> => {
  const p = new Parameters();
  const conditions = conditionsOf(caller, filter, p);
  if (filter.due !== undefined) conditions.push(open, `${bucket(today(caller, now, p))} = ${p.of(filter.due)}`);
  if (after) conditions.push(`(k.created_at, k.id) < (${p.of(after[0])}::timestamptz, ${p.of(after[1])}::uuid)`);
  const by = 'order by k.created_at desc, k.id desc';
  return sql.query<TaskRow>(
    `select ${taskColumns} from (select k.* from task k where ${conditions.join(' and ')} ${by} limit ${p.of(limit)}) k ${taskJoins} ${by}`,
    p.values,
  );
};

/** The number of open tasks per bucket under the other filters, exact to 10,000. */
export const countByDue = async (
  sql: Sql,
  caller: Caller,
  filter: TaskFilter,
  now: string,
): Promise<Record<string, number>> => {
  const p = new Parameters();
  const conditions = [...conditionsOf(caller, filter, p), open];
  const rows = await sql.query<{ bucket: string; count: number }>(
    `select bucket, least(count(*), 10000)::int as count from (select ${bucket(today(caller, now, p))} as bucket from task k where ${conditions.join(' and ')}) x group by bucket`,
    p.values,
  );
  return {
    overdue: 0,
    today: 0,
    week: 0,
    later: 0,
    none: 0,
    ...Object.fromEntries(rows.map((row) => [row.bucket, row.count])),
  };
};
