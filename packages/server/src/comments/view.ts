import type { Comment, CrmFile } from '@towerp/crm-protocol';
import { isPortal, seesThread, type Reader } from '../access/index.js';
import type { Projection } from '../events/index.js';
import { filesOf } from '../files/index.js';
import { bodiesFor, type BodyFor } from '../mentions/index.js';
import { personOf } from '../people/index.js';
import { selectComments, type CommentRow } from './queries.js';

/** Whether a reader sees a comment: its thread, and on the portal that it is shared. */
export const seesComment = (reader: Reader, row: CommentRow): boolean =>
  seesThread(reader, { visibility: row.thread_visibility, counterpartyId: row.thread_counterparty_id }) &&
  (!isPortal(reader) || row.visibility === 'shared');

const commentOf = (reader: Reader, row: CommentRow, bodyFor: BodyFor, files: CrmFile[]): Comment => ({
  id: row.id,
  threadId: row.thread_id,
  body: bodyFor(reader, row.body),
  visibility: row.visibility,
  author: personOf(row.author_id, row.author_name),
  replyTo: row.reply_to,
  files,
  editedAt: row.edited_at,
  deletedAt: row.deleted_at,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Comments by their ids. */
export const commentProjection: Projection = async (sql, readers, ids) => {
  const rows = await selectComments(sql, readers[0]?.company ?? '', ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const bodyFor = await bodiesFor(
    sql,
    readers,
    rows.map(({ body }) => body),
  );
  const files = await filesOf(sql, readers[0]?.company ?? '', 'comment', rows);
  return (reader, id) => {
    const row = byId.get(id);
    return row && seesComment(reader, row) ? commentOf(reader, row, bodyFor, files(id)) : undefined;
  };
};
