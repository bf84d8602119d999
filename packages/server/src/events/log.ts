import type { Database, Sql } from '../database/index.js';

/** An event as it is kept. */
export interface LoggedEvent {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor_id: string;
  readonly actor_name: string | null;
  readonly subject: string;
  readonly thread_id: string | null;
  readonly owner_id: string | null;
  readonly shared: boolean;
  readonly data: Record<string, unknown> | null;
}

/** How far a company's sequence has come, and from where on it is kept. */
export interface Bounds {
  readonly seq: number;
  readonly pruned_seq: number;
  readonly epoch: string;
}

export const readBounds = async (sql: Sql, company: string): Promise<Bounds> => {
  const [row] = await sql.query<Bounds>(
    `select c.seq, c.pruned_seq, i.epoch::text as epoch from company_counter c, database_identity i where c.company = $1`,
    [company],
  );
  return row ?? { seq: 0, pruned_seq: 0, epoch: '' };
};

/** The events after `seq`, in order, at most `limit`. */
export const readAfter = (sql: Sql, company: string, seq: number, limit: number): Promise<LoggedEvent[]> =>
  sql.query<LoggedEvent>(
    `select e.seq, e.type, e.at, e.actor_id, p.name as actor_name, e.subject, e.thread_id, e.owner_id, e.shared, e.data
     from event_log e left join person p on p.company = e.company and p.id = e.actor_id
     where e.company = $1 and e.seq > $2 order by e.seq limit $3`,
    [company, seq, limit],
  );

const pruning = `
  with old as (select coalesce(max(seq), 0) as seq from event_log where company = $1 and logged_at < $2),
  gone as (delete from event_log e using old where e.company = $1 and e.seq <= old.seq)
  update company_counter c set pruned_seq = old.seq from old where c.company = $1 and c.pruned_seq < old.seq`;

/** Forgets events that were logged before a moment; a cursor that old gets `reset`. */
export const prune = async (database: Database, company: string, before: string): Promise<void> => {
  await database.write({ company }, (sql) => sql.query(pruning, [company, before]));
};
