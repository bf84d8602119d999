import type { Topic } from '@towerp/crm-protocol';
import { isPortal } from '../access/index.js';
import type { Projection } from '../events/index.js';
import { selectTopics, type TopicRow } from './queries.js';

export const topicOf = (row: TopicRow): Topic => ({
  id: row.id, scope: row.scope, title: row.title, position: row.position, expectedHours: row.expected_hours, archived: row.archived,
  version: row.version, createdAt: row.created_at, updatedAt: row.updated_at,
}); // prettier-ignore

/** Predefined topics by their ids; the company's own affair. */
export const topicProjection: Projection = async (sql, readers, ids) => {
  const rows = new Map((await selectTopics(sql, readers[0]?.company ?? '', ids)).map((row) => [row.id, topicOf(row)]));
  return (reader, id) => (isPortal(reader) ? undefined : rows.get(id));
};
