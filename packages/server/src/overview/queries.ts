import { formatRef, type Ref } from '@towerp/crm-protocol';
import { entrySight, isPortal, recordSight, threadSight, type Caller } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';

/** The threads around a record that the caller sees, of a counterparty those with it; the record itself must be seen. */
const threadsAround = (caller: Caller, ref: Ref, p: Parameters): string => {
  if (ref.kind === 'counterparty')
    return `select t.id from thread t where t.company = ${p.of(caller.company)} and t.counterparty_id = ${p.of(ref.id)}
       and ${threadSight(caller, 't', p)}`;
  return `select h.thread_id from attachment h join thread t on t.company = h.company and t.id = h.thread_id
     and ${threadSight(caller, 't', p)}
   where h.company = ${p.of(caller.company)} and h.ref = ${p.of(formatRef(ref))}
     ${isPortal(caller) ? `and h.visibility = 'shared'` : ''}`;
};

/** The open task around a record that is due first; one without a date comes last. */
export const nextTaskAround = async (sql: Sql, caller: Caller, ref: Ref): Promise<string | undefined> => {
  const p = new Parameters();
  const [row] = await sql.query<{ id: string }>(
    `select k.id from task k where k.company = ${p.of(caller.company)} and k.status not in ('completed', 'cancelled')
       and ${entrySight(caller, 'k')} and k.thread_id in (${threadsAround(caller, ref, p)})
     order by k.due_date nulls last, k.created_at, k.id limit 1`,
    p.values,
  );
  return row?.id;
};

/** The latest communication around a record. */
export const lastCommunicationAround = async (sql: Sql, caller: Caller, ref: Ref): Promise<string | undefined> => {
  const p = new Parameters();
  const [row] = await sql.query<{ id: string }>(
    `select c.id from communication c where c.company = ${p.of(caller.company)}
       and ${entrySight(caller, 'c')} and c.thread_id in (${threadsAround(caller, ref, p)})
     order by c.occurred_at desc, c.id desc limit 1`,
    p.values,
  );
  return row?.id;
};

/** How many records stand in the threads around a record: those that the caller sees, and those that it does not. */
export const countAround = async (sql: Sql, caller: Caller, ref: Ref): Promise<{ seen: number; hidden: number }> => {
  const p = new Parameters();
  const seen = isPortal(caller)
    ? `(a.visibility = 'shared' and r.ref is not null and ${recordSight(caller, 'r', p)})`
    : 'true';
  const [row] = await sql.query<{ seen: number; hidden: number }>(
    `select count(distinct a.ref) filter (where ${seen})::int as seen,
       count(distinct a.ref) filter (where not ${seen})::int as hidden
     from attachment a left join record r on r.company = a.company and r.ref = a.ref
     where a.company = ${p.of(caller.company)} and a.thread_id in (${threadsAround(caller, ref, p)})`,
    p.values,
  );
  return row ?? { seen: 0, hidden: 0 };
};
