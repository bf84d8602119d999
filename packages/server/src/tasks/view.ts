import type { Task } from '@towerp/crm-protocol';
import { isPortal, seesThread, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import type { Projection } from '../events/index.js';
import { bodiesFor } from '../mentions/index.js';
import { personOf } from '../people/index.js';
import { selectTasks, type TaskRow } from './queries.js';

/** Whether a reader sees a task: on the portal only one that is shared, in a thread that is seen. */
export const seesTask = (reader: Reader, row: TaskRow): boolean =>
  !isPortal(reader) ||
  (row.visibility === 'shared' &&
    row.thread_visibility !== null &&
    seesThread(reader, { visibility: row.thread_visibility, counterpartyId: row.thread_counterparty_id }));

/** Tasks as readers may see them; whether they may see them at all is asked before. */
export const viewTasks = async (
  sql: Sql,
  readers: readonly Reader[],
  rows: readonly TaskRow[],
): Promise<(reader: Reader, row: TaskRow) => Task> => {
  const bodyFor = await bodiesFor(
    sql,
    readers,
    rows.map(({ description }) => description),
  );
  return (reader, row) => ({
    id: row.id,
    threadId: row.thread_id,
    topic: row.topic,
    topicId: isPortal(reader) ? null : row.topic_id,
    description: bodyFor(reader, row.description),
    assignee: personOf(row.assignee_id, row.assignee_name),
    dueDate: row.due_date,
    status: row.status,
    visibility: row.visibility,
    author: personOf(row.author_id, row.author_name),
    completedAt: row.completed_at,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });
};

/** Tasks by their ids. */
export const taskProjection: Projection = async (sql, readers, ids) => {
  const rows = await selectTasks(sql, readers[0]?.company ?? '', ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const view = await viewTasks(sql, readers, rows);
  return (reader, id) => {
    const row = byId.get(id);
    return row && seesTask(reader, row) ? view(reader, row) : undefined;
  };
};
