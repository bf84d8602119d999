import type { RichText, Status, Visibility } from '@towerp/crm-protocol';
import type { Sql } from '../database/index.js';

export interface TaskRow {
  readonly id: string;
  readonly thread_id: string | null;
  readonly topic: string;
  readonly topic_id: string | null;
  readonly description: RichText | null;
  readonly assignee_id: string;
  readonly assignee_name: string | null;
  readonly due_date: string | null;
  readonly status: Status;
  readonly visibility: Visibility;
  readonly author_id: string;
  readonly author_name: string | null;
  readonly completed_at: string | null;
  readonly request_hash: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly thread_visibility: Visibility | null;
  readonly thread_counterparty_id: string | null;
}

/** The columns and joins that make a `TaskRow` of a task under the alias `k`. */
export const taskColumns = `k.id, k.thread_id, k.topic, k.topic_id, k.description, k.assignee_id, s.name as assignee_name, k.due_date, k.status, k.visibility,
  k.author_id, a.name as author_name, k.completed_at, k.request_hash, k.version, k.created_at, k.updated_at,
  t.visibility as thread_visibility, t.counterparty_id as thread_counterparty_id`;
export const taskJoins = `left join thread t on t.company = k.company and t.id = k.thread_id
  left join person s on s.company = k.company and s.id = k.assignee_id left join person a on a.company = k.company and a.id = k.author_id`;

export const selectTasks = (sql: Sql, company: string, ids: readonly string[]): Promise<TaskRow[]> =>
  sql.query<TaskRow>(`select ${taskColumns} from task k ${taskJoins} where k.company = $1 and k.id = any($2::uuid[])`, [
    company,
    ids,
  ]);

export const lockTask = async (sql: Sql, company: string, id: string): Promise<TaskRow | undefined> =>
  (
    await sql.query<TaskRow>(
      `select ${taskColumns} from task k ${taskJoins} where k.company = $1 and k.id = $2 for update of k`,
      [company, id],
    )
  )[0];

export interface TaskFields {
  readonly topic: string;
  readonly topic_id: string | null;
  readonly description: RichText | null;
  readonly assignee_id: string;
  readonly due_date: string | null;
  readonly status: Status;
  readonly visibility: Visibility;
  readonly completed_at: string | null;
}

const values = (row: TaskFields): unknown[] => [
  row.topic,
  row.topic_id,
  row.description && JSON.stringify(row.description),
  row.assignee_id,
  row.due_date,
  row.status,
  row.visibility,
  row.completed_at,
];

interface NewTask extends TaskFields {
  readonly id: string;
  readonly thread_id: string | null;
  readonly author_id: string;
  readonly request_hash: string;
  readonly created_at: string;
}

export const insertTask = (sql: Sql, company: string, row: NewTask) =>
  sql.query(
    `insert into task (company, id, thread_id, topic, topic_id, description, assignee_id, due_date, status, visibility, completed_at,
       author_id, status_changed_at, request_hash, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $13, $13)`,
    [company, row.id, row.thread_id, ...values(row), row.author_id, row.created_at, row.request_hash],
  );

export const updateTask = (sql: Sql, company: string, id: string, row: TaskFields, at: string) =>
  sql.query(
    `update task set topic = $3, topic_id = $4, description = $5::jsonb, assignee_id = $6, due_date = $7,
       status_changed_at = case when status = $8 then status_changed_at else $11 end, status = $8, visibility = $9, completed_at = $10,
       version = version + 1, updated_at = $11 where company = $1 and id = $2`,
    [company, id, ...values(row), at],
  );

export const deleteTask = (sql: Sql, company: string, id: string) =>
  sql.query('delete from task where company = $1 and id = $2', [company, id]);

export const moveTask = (sql: Sql, company: string, id: string, threadId: string, at: string) =>
  sql.query('update task set thread_id = $3, version = version + 1, updated_at = $4 where company = $1 and id = $2', [
    company,
    id,
    threadId,
    at,
  ]);

export interface Assignee {
  readonly active: boolean;
  readonly portal: boolean;
  readonly service: boolean;
}

export const selectAssignee = async (sql: Sql, company: string, id: string): Promise<Assignee | undefined> =>
  (
    await sql.query<Assignee>(
      'select active, portal, service from person where company = $1 and id = $2 and deleted_at is null',
      [company, id],
    )
  )[0];
