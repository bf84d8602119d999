import { formatRef, type Ref, type Status, type ThreadSort } from '@towerp/crm-protocol';
import { isPortal, recordSight, threadSight, visibleRefs, type Caller } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';
import { patternsOf } from '../search/index.js';
import { threadColumns, threadJoins, type ThreadRow } from './row.js';

/** The filters of the list of threads, parsed. */
export interface ThreadFilter {
  readonly status?: readonly Status[] | undefined;
  readonly author?: string | undefined;
  readonly participant?: string | undefined;
  readonly work?: 'me' | undefined;
  readonly counterparty?: string | undefined;
  readonly record?: Ref | undefined;
  readonly mentions?: Ref | undefined;
  readonly unread?: boolean | undefined;
  readonly followed?: boolean | undefined;
  readonly topic?: string | undefined;
  readonly createdFrom?: string | undefined;
  readonly createdTo?: string | undefined;
  readonly q?: string | undefined;
}

/** A moment, or the beginning of a day in the company's time zone, as SQL. */
export const edge = (value: string, caller: Caller, p: Parameters): string =>
  value.length === 10
    ? `((${p.of(value)}::date)::timestamp at time zone ${p.of(caller.timeZone)})`
    : `${p.of(value)}::timestamptz`;

const person = (id: string, caller: Caller): string => (id === 'me' ? caller.id : id);

const follows = (me: string, where: string): string =>
  `select from thread_person tp where tp.company = t.company and tp.thread_id = t.id and tp.user_id = ${me} and ${where}`;

const workOfMine = (caller: Caller, p: Parameters): string => {
  const me = p.of(caller.id);
  const shared = isPortal(caller) ? `and k.visibility = 'shared'` : '';
  return `(exists (select from task k where k.company = t.company and k.thread_id = t.id and k.assignee_id = ${me} and k.status not in ('completed', 'cancelled') ${shared})
    or (t.author_id = ${me} and t.status not in ('completed', 'cancelled'))
    or (t.status = 'awaiting_decision' and exists (select from mention m where m.company = t.company and m.thread_id = t.id
      ${isPortal(caller) ? 'and m.shared' : ''}
      and (m.target = 'user:' || ${me} or m.target in (select 'group:' || g.group_id from group_member g where g.company = t.company and g.user_id = ${me})))))`;
};

const attached = (caller: Caller, ref: string, p: Parameters): string =>
  `exists (select from attachment a ${isPortal(caller) ? 'join record r on r.company = a.company and r.ref = a.ref' : ''}
    where a.company = t.company and a.thread_id = t.id and a.ref = ${p.of(ref)}
    ${isPortal(caller) ? `and a.visibility = 'shared' and ${recordSight(caller, 'r', p)}` : ''})`;

const unread = (caller: Caller, p: Parameters): string => {
  const me = p.of(caller.id);
  const mark = `coalesce((select tp.read_seq from thread_person tp where tp.company = t.company and tp.thread_id = t.id and tp.user_id = ${me}), ${p.of(caller.seenSeq)}::bigint)`;
  return `(t.last_entry_seq > ${mark} and exists (select from timeline l
    where l.company = t.company and l.thread_id = t.id and l.countable and l.seq > ${mark} and l.actor_id <> ${me} ${isPortal(caller) ? 'and l.shared' : ''}))`;
};

const found = (caller: Caller, q: string, p: Parameters): string => {
  const like = p.of(patternsOf(q));
  const portal = isPortal(caller);
  return `t.id in (select crm_search_threads(${like}, ${p.of(portal)})
    union all select a.thread_id from attachment a ${portal ? 'join record r on r.company = a.company and r.ref = a.ref' : ''}
      where a.company = ${p.of(caller.company)} and a.ref in (select crm_search_records(${like}))
      ${portal ? `and a.visibility = 'shared' and ${recordSight(caller, 'r', p)}` : ''})`;
};

/** The conditions of a list of threads under `t`, but for the status. */
const conditionsOf = (caller: Caller, filter: ThreadFilter, p: Parameters): string[] => {
  const list = [`t.company = ${p.of(caller.company)}`, threadSight(caller, 't', p)];
  if (filter.author !== undefined) list.push(`t.author_id = ${p.of(person(filter.author, caller))}`);
  if (filter.participant !== undefined)
    list.push(
      `exists (${follows(p.of(person(filter.participant, caller)), isPortal(caller) ? 'tp.shared_parts > 0' : 'tp.parts > 0')})`,
    );
  if (filter.work) list.push(workOfMine(caller, p));
  if (filter.counterparty !== undefined) list.push(`t.counterparty_id = ${p.of(filter.counterparty)}`);
  if (filter.record) list.push(attached(caller, formatRef(filter.record), p));
  if (filter.mentions)
    list.push(
      `exists (select from mention m where m.company = t.company and m.target = ${p.of(formatRef(filter.mentions))} and m.thread_id = t.id ${isPortal(caller) ? 'and m.shared' : ''})`,
    );
  if (filter.unread !== undefined) list.push(`${filter.unread ? '' : 'not '}${unread(caller, p)}`);
  if (filter.followed !== undefined)
    list.push(
      `${filter.followed ? '' : 'not '}exists (${follows(p.of(caller.id), 'coalesce(tp.follows, tp.parts > 0)')})`,
    );
  // Predefined topics are the company's own affair.
  if (filter.topic !== undefined) list.push(isPortal(caller) ? 'false' : `t.topic_id = ${p.of(filter.topic)}::uuid`);
  if (filter.createdFrom !== undefined) list.push(`t.created_at >= ${edge(filter.createdFrom, caller, p)}`);
  if (filter.createdTo !== undefined) list.push(`t.created_at < ${edge(filter.createdTo, caller, p)}`);
  if (filter.q !== undefined) list.push(found(caller, filter.q, p));
  return list;
};

interface Order {
  readonly column: string;
  readonly type: string;
  readonly isDescending: boolean;
  readonly keyOf: (row: ThreadRow) => string;
}

/** The column, direction and key of an order; on the portal activity is what was shared. */
export const orderOf = (caller: Caller, sort: ThreadSort): Order => {
  const isDescending = sort.startsWith('-');
  if (sort === 'topic')
    return { column: 't.topic collate "und-x-icu"', type: 'text', isDescending, keyOf: (row) => row.topic };
  if (sort.endsWith('createdAt'))
    return { column: 't.created_at', type: 'timestamptz', isDescending, keyOf: (row) => row.created_at };
  return isPortal(caller)
    ? { column: 't.shared_activity_at', type: 'timestamptz', isDescending, keyOf: (row) => row.shared_activity_at }
    : { column: 't.last_activity_at', type: 'timestamptz', isDescending, keyOf: (row) => row.last_activity_at };
};

const statusCondition = (status: readonly Status[], p: Parameters): string =>
  status.length === 1 ? `t.status = ${p.of(status[0])}` : `t.status = any(${p.of(status)}::text[])`;

/** One page of threads under the filters, one more row than asked for. */
export const listThreads = async (
  sql: Sql,
  caller: Caller,
  filter: ThreadFilter,
  order: Order,
  after: readonly unknown[] | undefined,
  limit: number,
): Promise<ThreadRow[]> => {
  const p = new Parameters();
  const conditions = conditionsOf(caller, filter, p);
  if (filter.status) conditions.push(statusCondition([...new Set(filter.status)], p));
  if (after)
    conditions.push(
      `(${order.column}, t.id) ${order.isDescending ? '<' : '>'} (${p.of(after[0])}::${order.type}, ${p.of(after[1])}::uuid)`,
    );
  const direction = order.isDescending ? 'desc' : 'asc';
  const by = `order by ${order.column} ${direction}, t.id ${direction}`;
  return sql.query<ThreadRow>(
    `select ${threadColumns} from (select t.* from thread t where ${conditions.join(' and ')} ${by} limit ${p.of(limit)}) t ${threadJoins} ${by}`,
    p.values,
  );
};

/** How far counts under filters are exact. */
const countedTo = 10_000;
const statuses: readonly Status[] = ['new', 'in_progress', 'awaiting_decision', 'confirmed', 'completed', 'cancelled'];

const isUnfiltered = (filter: ThreadFilter): boolean =>
  Object.entries(filter).every(([name, value]) => name === 'status' || value === undefined);

/** The number of threads per status under the other filters. */
export const countByStatus = async (
  sql: Sql,
  caller: Caller,
  filter: ThreadFilter,
): Promise<Record<string, number>> => {
  if (!isPortal(caller) && isUnfiltered(filter)) {
    const columns = statuses.map((status) => `n_${status} as ${status}`).join(', ');
    const [row] = await sql.query<Record<string, number>>(`select ${columns} from company_counter where company = $1`, [
      caller.company,
    ]);
    return row ?? {};
  }
  const p = new Parameters();
  const where = conditionsOf(caller, filter, p).join(' and ');
  const rows = await sql.query<{ status: string; count: number }>(
    `select s.status, (select count(*)::int from (select from thread t where ${where} and t.status = s.status limit ${String(countedTo)}) x) as count
     from unnest(${p.of(statuses)}::text[]) as s(status)`,
    p.values,
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
};

/** Whether a mention filter can find anything for this caller: what it may not see it may not look for. */
export const maySeek = async (sql: Sql, caller: Caller, filter: ThreadFilter): Promise<boolean> =>
  !filter.mentions ||
  !isPortal(caller) ||
  (await visibleRefs(sql, caller, [formatRef(filter.mentions)])).has(formatRef(filter.mentions));
