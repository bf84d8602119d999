import type { CrmFile } from '@towerp/crm-protocol';
import type { Sql } from '../database/index.js';
import { personOf } from '../people/index.js';
import { linkTo } from './links.js';
import { selectFilesOf, type FileRow, type SourceKind } from './queries.js';

/** A whole file as it is shown, with links that hold for 5 minutes. */
export const viewFile = (company: string, row: FileRow): CrmFile => {
  const signing = { company, key: row.file_key, at: row.signed_at };
  return {
    id: row.id,
    name: row.name,
    contentType: row.content_type ?? 'application/octet-stream',
    size: row.size ?? 0,
    sha256: row.sha256 ?? '',
    url: linkTo(signing, row.id, 'content'),
    thumbnailUrl: row.thumbnail_type === null ? null : linkTo(signing, row.id, 'thumbnail'),
    author: personOf(row.author_id, row.author_name),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
};

/** An entry of which its query said, with `showsFiles`, whether it shows any. */
interface Showing {
  readonly id: string;
  readonly shows_files: boolean;
}

/** The files of entries; whoever sees an entry sees its files. */
export const filesOf = async (
  sql: Sql,
  company: string,
  kind: SourceKind,
  entries: readonly Showing[],
): Promise<(id: string) => CrmFile[]> => {
  const ids = entries.filter((entry) => entry.shows_files).map(({ id }) => id);
  if (ids.length === 0) return () => [];
  const files = new Map<string, CrmFile[]>();
  for (const row of await selectFilesOf(sql, company, kind, ids))
    files.set(row.source_id, [...(files.get(row.source_id) ?? []), viewFile(company, row)]);
  return (id) => files.get(id) ?? [];
};
