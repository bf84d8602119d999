import { isPortal, type Reader } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';

export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly size: number | null;
  readonly content_type: string | null;
  readonly sha256: string | null;
  readonly thumbnail_type: string | null;
  readonly author_id: string;
  readonly author_name: string | null;
  readonly completed_at: string | null;
  readonly expires_at: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  /** What links to it are signed with, and the moment. */
  readonly file_key: string;
  readonly signed_at: number;
}

/** What shows files: entries, and threads to which they are attached. */
export type SourceKind = 'comment' | 'communication' | 'thread';

const columns = `f.id, f.name, f.size, f.content_type, f.sha256, f.thumbnail_type, f.author_id, p.name as author_name, f.completed_at, f.expires_at,
  f.version, f.created_at, f.updated_at, k.file_key, extract(epoch from statement_timestamp())::float8 as signed_at`;
const joins =
  'join company k on k.company = f.company left join person p on p.company = f.company and p.id = f.author_id';

/** A column that tells whether an entry under `alias` shows files, so that those of others need not be asked for. */
export const showsFiles = (kind: SourceKind, alias: string): string =>
  `exists (select from file_use u where u.company = ${alias}.company and u.source_kind = '${kind}' and u.source_id = ${alias}.id) as shows_files`;

/** The condition that a portal reader sees something that shows the file under `f`. */
const shownTo = (reader: Reader, p: Parameters): string =>
  `exists (select from file_use u
    left join comment c on u.source_kind = 'comment' and c.company = u.company and c.id = u.source_id
    left join communication m on u.source_kind = 'communication' and m.company = u.company and m.id = u.source_id
    left join attachment a on u.source_kind = 'thread' and a.company = u.company and a.thread_id = u.source_id and a.ref = 'file:' || u.file_id
    join thread t on t.company = u.company and t.id = coalesce(c.thread_id, m.thread_id, a.thread_id)
    where u.company = f.company and u.file_id = f.id and coalesce(c.visibility, m.visibility, a.visibility) = 'shared'
      and t.visibility = 'shared' and t.counterparty_id = ${p.of(reader.counterpartyId)})`;

/** Until it is attached its uploader sees a file; afterwards whoever sees where. */
const sight = (reader: Reader, now: string, p: Parameters): string =>
  `f.completed_at is not null and case when f.expires_at is null then ${isPortal(reader) ? shownTo(reader, p) : 'true'}
    else f.author_id = ${p.of(reader.id)} and f.expires_at > ${p.of(now)}::timestamptz end`;

/** Whole files by their ids, where the reader sees them; `lock` keeps them from being swept meanwhile. */
export const selectVisible = (
  sql: Sql,
  reader: Reader,
  ids: readonly string[],
  now: string,
  lock: '' | 'for update of f' = '',
): Promise<FileRow[]> => {
  const p = new Parameters();
  return sql.query<FileRow>(
    `select ${columns} from file f ${joins} where f.company = ${p.of(reader.company)} and f.id = any(${p.of(ids)}::uuid[])
       and ${sight(reader, now, p)} ${lock}`,
    p.values,
  );
};

/** The names of whole files. */
export const selectNames = (sql: Sql, company: string, ids: readonly string[]) =>
  sql.query<{ id: string; name: string }>(
    'select id, name from file where company = $1 and id = any($2::uuid[]) and completed_at is not null',
    [company, ids],
  );

/** A file, or an upload under way, whoever may see it. */
export const selectFile = async (sql: Sql, company: string, id: string): Promise<FileRow | undefined> =>
  (
    await sql.query<FileRow>(`select ${columns} from file f ${joins} where f.company = $1 and f.id = $2`, [company, id])
  )[0];

export interface UsedFileRow extends FileRow {
  readonly source_id: string;
}

/** The files that entries of one kind show, in the order in which they were given. */
export const selectFilesOf = (
  sql: Sql,
  company: string,
  kind: SourceKind,
  ids: readonly string[],
): Promise<UsedFileRow[]> =>
  sql.query<UsedFileRow>(
    `select ${columns}, u.source_id from file_use u join file f on f.company = u.company and f.id = u.file_id ${joins}
     where u.company = $1 and u.source_kind = $2 and u.source_id = any($3::uuid[]) order by u.source_id, u.position`,
    [company, kind, ids],
  );

/** The ids of the files that an entry shows, in their order. */
export const selectUses = async (sql: Sql, company: string, kind: SourceKind, id: string): Promise<string[]> =>
  (
    await sql.query<{ file_id: string }>(
      'select file_id from file_use where company = $1 and source_kind = $2 and source_id = $3 order by position',
      [company, kind, id],
    )
  ).map(({ file_id: fileId }) => fileId);

const replacing = `
  with gone as (
    delete from file_use where company = $1 and source_kind = $2 and source_id = $3 and not file_id = any($4::uuid[]) returning file_id
  ), kept as (
    insert into file_use (company, source_kind, source_id, file_id, position)
    select $1, $2, $3, x.id, x.position from unnest($4::uuid[]) with ordinality as x(id, position)
    on conflict (company, source_kind, source_id, file_id) do update set position = excluded.position
  ), attached as (
    update file set expires_at = null where company = $1 and id = any($4::uuid[]) and expires_at is not null
  )
  update file f set expires_at = $5::timestamptz from gone
  where f.company = $1 and f.id = gone.file_id and not exists (
    select from file_use o where o.company = $1 and o.file_id = f.id and not (o.source_kind = $2 and o.source_id = $3))`;

/** Makes an entry show exactly these files; what nothing shows any more is forgotten. */
export const replaceUses = (
  sql: Sql,
  company: string,
  kind: SourceKind,
  id: string,
  fileIds: readonly string[],
  now: string,
) => sql.query(replacing, [company, kind, id, fileIds, now]);

export interface NewUpload {
  readonly id: string;
  readonly name: string;
  readonly size: number | null;
  readonly authorId: string;
  readonly expiresAt: string;
  readonly now: string;
}

/** Writes an upload down; false where the id is in use. */
export const insertUpload = async (sql: Sql, company: string, row: NewUpload): Promise<boolean> =>
  (
    await sql.query(
      `insert into file (company, id, name, size, author_id, expires_at, created_at, updated_at)
       values ($1, $2, $3, $4::bigint, $5, $6, $7, $7) on conflict do nothing returning id`,
      [company, row.id, row.name, row.size, row.authorId, row.expiresAt, row.now],
    )
  ).length === 1;

/** How many bytes of a person wait to be attached; an upload of unknown length counts as the longest. */
export const sumWaiting = async (sql: Sql, company: string, authorId: string, longest: number): Promise<number> =>
  (
    await sql.query<{ bytes: number }>(
      `select coalesce(sum(coalesce(size, $3::bigint)), 0)::bigint as bytes from file where company = $1 and author_id = $2 and expires_at is not null`,
      [company, authorId, longest],
    )
  )[0]?.bytes ?? 0;

export const setSize = (sql: Sql, company: string, id: string, size: number) =>
  sql.query('update file set size = $3::bigint where company = $1 and id = $2 and size is null', [company, id, size]);

export interface Found {
  readonly contentType: string;
  readonly sha256: string;
  readonly thumbnailType: string | null;
}

/** Writes down what was found in an upload that is whole. */
export const completeUpload = (sql: Sql, company: string, id: string, found: Found, now: string) =>
  sql.query(
    `update file set content_type = $3, sha256 = $4, thumbnail_type = $5, completed_at = $6, updated_at = $6
     where company = $1 and id = $2 and completed_at is null`,
    [company, id, found.contentType, found.sha256, found.thumbnailType, now],
  );

export const expireFile = (sql: Sql, company: string, id: string, now: string) =>
  sql.query('update file set expires_at = $3 where company = $1 and id = $2 and expires_at is not null', [
    company,
    id,
    now,
  ]);

/** What is over and still kept. */
export const selectExpired = async (sql: Sql, company: string, now: string, limit: number): Promise<string[]> =>
  (
    await sql.query<{ id: string }>(
      'select id from file where company = $1 and expires_at <= $2 order by expires_at limit $3',
      [company, now, limit],
    )
  ).map(({ id }) => id);

export const deleteFiles = (sql: Sql, company: string, ids: readonly string[]) =>
  sql.query('delete from file where company = $1 and id = any($2::uuid[]) and expires_at is not null', [company, ids]);

/** The company's place in its sequence. */
export const selectSeq = async (sql: Sql, company: string): Promise<number> =>
  (await sql.query<{ seq: number }>('select seq from company_counter where company = $1', [company]))[0]?.seq ?? 0;

/** What links of a company are signed with, and the moment. */
export const selectSigning = async (sql: Sql, company: string): Promise<{ key: string; at: number } | undefined> =>
  (
    await sql.query<{ key: string; at: number }>(
      'select file_key as key, extract(epoch from statement_timestamp())::float8 as at from company where company = $1',
      [company],
    )
  )[0];
