import type { RichText, Visibility } from '@towerp/crm-protocol';
import type { Sql } from '../database/index.js';
import { showsFiles } from '../files/index.js';

export interface CommentRow {
  readonly id: string;
  readonly thread_id: string;
  readonly body: RichText | null;
  readonly visibility: Visibility;
  readonly author_id: string;
  readonly author_name: string | null;
  readonly reply_to: string | null;
  readonly edited_at: string | null;
  readonly deleted_at: string | null;
  readonly request_hash: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly thread_visibility: Visibility;
  readonly thread_counterparty_id: string | null;
  readonly shows_files: boolean;
}

const columns = `c.id, c.thread_id, c.body, c.visibility, c.author_id, p.name as author_name, c.reply_to, c.edited_at, c.deleted_at,
  c.request_hash, c.version, c.created_at, c.updated_at, t.visibility as thread_visibility, t.counterparty_id as thread_counterparty_id, ${showsFiles('comment', 'c')}`;
const joins = `join thread t on t.company = c.company and t.id = c.thread_id left join person p on p.company = c.company and p.id = c.author_id`;

export const selectComments = (sql: Sql, company: string, ids: readonly string[]): Promise<CommentRow[]> =>
  sql.query<CommentRow>(`select ${columns} from comment c ${joins} where c.company = $1 and c.id = any($2::uuid[])`, [
    company,
    ids,
  ]);

export const lockComment = async (sql: Sql, company: string, id: string): Promise<CommentRow | undefined> =>
  (
    await sql.query<CommentRow>(
      `select ${columns} from comment c ${joins} where c.company = $1 and c.id = $2 for update of c`,
      [company, id],
    )
  )[0];

export interface NewComment {
  readonly id: string;
  readonly threadId: string;
  readonly body: RichText;
  readonly visibility: Visibility;
  readonly authorId: string;
  readonly replyTo: string | null;
  readonly createdAt: string;
  readonly requestHash: string;
}

export const insertComment = (sql: Sql, company: string, row: NewComment) =>
  sql.query(
    `insert into comment (company, id, thread_id, body, visibility, author_id, reply_to, request_hash, created_at, updated_at)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $9)`,
    [
      company,
      row.id,
      row.threadId,
      JSON.stringify(row.body),
      row.visibility,
      row.authorId,
      row.replyTo,
      row.requestHash,
      row.createdAt,
    ],
  );

/** Changes a comment; its words so far become history where they change. */
export const updateComment = (
  sql: Sql,
  company: string,
  row: CommentRow,
  next: { body: RichText; visibility: Visibility; isEdited: boolean },
  at: string,
) =>
  sql.query(
    `with kept as (
       insert into comment_history (company, comment_id, version, at, body)
       select company, id, version, coalesce(edited_at, created_at), body from comment where company = $1 and id = $2 and $5
     )
     update comment set body = $3::jsonb, visibility = $4, edited_at = case when $5 then $6 else edited_at end, version = version + 1, updated_at = $6
     where company = $1 and id = $2`,
    [company, row.id, JSON.stringify(next.body), next.visibility, next.isEdited, at],
  );

/** Takes a comment's words away, from everywhere; it stays in its place. */
export const eraseComment = (sql: Sql, company: string, id: string, at: string) =>
  sql.query(
    `with forgotten as (delete from comment_history where company = $1 and comment_id = $2)
     update comment set body = null, deleted_at = $3, version = version + 1, updated_at = $3 where company = $1 and id = $2`,
    [company, id, at],
  );

export const selectHistory = (sql: Sql, company: string, id: string) =>
  sql.query<{ at: string; body: RichText }>(
    'select at, body from comment_history where company = $1 and comment_id = $2 order by version',
    [company, id],
  );
