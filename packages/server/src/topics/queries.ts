import type { TopicScope } from '@towerp/crm-protocol';
import type { Sql } from '../database/index.js';

export interface TopicRow {
  readonly id: string;
  readonly scope: TopicScope;
  readonly title: string;
  readonly position: number;
  readonly expected_hours: number | null;
  readonly archived: boolean;
  readonly request_hash: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export type TopicFields = Omit<TopicRow, 'version' | 'updated_at'>;

const columns = 'id, scope, title, position, expected_hours, archived, request_hash, version, created_at, updated_at';

export const selectTopics = (sql: Sql, company: string, ids: readonly string[]): Promise<TopicRow[]> =>
  sql.query<TopicRow>(`select ${columns} from topic where company = $1 and id = any($2::uuid[])`, [company, ids]);

export const lockTopic = async (sql: Sql, company: string, id: string): Promise<TopicRow | undefined> =>
  (
    await sql.query<TopicRow>(`select ${columns} from topic where company = $1 and id = $2 for update`, [company, id])
  )[0];

interface Asked {
  readonly scope: string | undefined;
  readonly archived: boolean | undefined;
  readonly after: readonly unknown[] | undefined;
  readonly limit: number;
}

export const listTopics = (sql: Sql, company: string, { scope, archived, after, limit }: Asked): Promise<TopicRow[]> =>
  sql.query<TopicRow>(
    `select ${columns} from topic where company = $1 and ($2::text is null or scope = $2) and ($3::boolean is null or archived = $3)
       and ($4::text is null or (scope, position, id) > ($4, $5::int, $6::uuid))
     order by scope, position, id limit $7`,
    [company, scope ?? null, archived ?? null, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
  );

export const nextPosition = async (sql: Sql, company: string, scope: TopicScope): Promise<number> =>
  (
    await sql.query<{ position: number }>(
      'select coalesce(max(position) + 1, 0) as position from topic where company = $1 and scope = $2',
      [company, scope],
    )
  )[0]?.position ?? 0;

export const upsertTopic = (sql: Sql, company: string, row: TopicFields, at: string) =>
  sql.query(
    `insert into topic (company, id, scope, title, position, expected_hours, archived, request_hash, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (company, id) do update set scope = $3, title = $4, position = $5, expected_hours = $6, archived = $7,
       version = topic.version + 1, updated_at = $10`,
    [
      company,
      row.id,
      row.scope,
      row.title,
      row.position,
      row.expected_hours,
      row.archived,
      row.request_hash,
      row.created_at,
      at,
    ],
  );

export const deleteTopic = (sql: Sql, company: string, id: string) =>
  sql.query('delete from topic where company = $1 and id = $2', [company, id]);
