import type { Sql } from '../database/index.js';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
  readonly department: string | null;
  readonly time_zone: string | null;
  readonly portal: boolean;
  readonly service: boolean;
  readonly counterparty_id: string | null;
  readonly seen_seq: number;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}
export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly member_ids: string[];
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}
export interface ContactRow {
  readonly id: string;
  readonly counterparty_id: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly position: string | null;
  readonly request_hash: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}
export interface CompanyRow {
  readonly company: string;
  readonly name: string;
  readonly time_zone: string;
  readonly locale: string;
  readonly portal_kinds: string[];
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

const personColumns = `id, name, email, active, department, time_zone, portal, service, counterparty_id, seen_seq, version, created_at, updated_at`;

export const selectCompany = async (sql: Sql, company: string): Promise<CompanyRow | undefined> =>
  (await sql.query<CompanyRow>('select * from company where company = $1', [company]))[0];

export const updateCompany = (
  sql: Sql,
  company: string,
  row: Pick<CompanyRow, 'name' | 'time_zone' | 'locale' | 'portal_kinds'>,
  at: string,
) =>
  sql.query(
    `update company set name = $2, time_zone = $3, locale = $4, portal_kinds = $5, version = version + 1, updated_at = $6 where company = $1`,
    [company, row.name, row.time_zone, row.locale, row.portal_kinds, at],
  );

/** People of the directory by id: colleagues and those of the portal, not services, not the deleted. */
export const selectPeople = (sql: Sql, company: string, ids: readonly string[]): Promise<PersonRow[]> =>
  sql.query<PersonRow>(
    `select ${personColumns} from person where company = $1 and id = any($2::text[]) and deleted_at is null and not service`,
    [company, ids],
  );

/** Anybody who may stand as an author, services included. */
export const selectAnyPerson = async (sql: Sql, company: string, id: string): Promise<PersonRow | undefined> =>
  (await sql.query<PersonRow>(`select ${personColumns} from person where company = $1 and id = $2`, [company, id]))[0];

export const listPeople = (
  sql: Sql,
  company: string,
  patterns: readonly string[] | null,
  after: readonly unknown[] | undefined,
  limit: number,
) =>
  sql.query<PersonRow>(
    `select ${personColumns} from person where company = $1 and deleted_at is null and not service
       and ($2::text[] is null or crm_fold(name) like any ($2) or lower(email) like any ($2)) and ($3::text is null or (name, id) > ($3, $4))
     order by name, id limit $5`,
    [company, patterns, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

export const upsertPerson = (
  sql: Sql,
  company: string,
  row: Pick<PersonRow, 'id' | 'name' | 'email' | 'active' | 'department' | 'time_zone' | 'portal'>,
  at: string,
) =>
  sql.query(
    `insert into person (company, id, name, email, active, department, time_zone, portal, seen_seq, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, (select seq from company_counter where company = $1), $9, $9)
     on conflict (company, id) do update set name = $3, email = $4, active = $5, department = $6, time_zone = $7,
       service = false, deleted_at = null, version = person.version + 1, updated_at = $9`,
    [company, row.id, row.name, row.email, row.active, row.department, row.time_zone, row.portal, at],
  );

export const deletePerson = (sql: Sql, company: string, id: string, at: string) =>
  sql.query(
    'update person set deleted_at = $3, active = false, version = version + 1, updated_at = $3 where company = $1 and id = $2',
    [company, id, at],
  );

const groupColumns = `g.id, g.name, g.version, g.created_at, g.updated_at,
  array(select m.user_id from group_member m join person p on p.company = m.company and p.id = m.user_id
    where m.company = g.company and m.group_id = g.id and p.deleted_at is null order by m.user_id) as member_ids`;

export const selectGroups = (sql: Sql, company: string, ids: readonly string[]): Promise<GroupRow[]> =>
  sql.query<GroupRow>(`select ${groupColumns} from directory_group g where company = $1 and id = any($2::text[])`, [
    company,
    ids,
  ]);

export const selectGroupsOf = (sql: Sql, company: string, userId: string): Promise<GroupRow[]> =>
  sql.query<GroupRow>(
    `select ${groupColumns} from directory_group g where company = $1
       and id in (select group_id from group_member where company = $1 and user_id = $2) order by g.name, g.id`,
    [company, userId],
  );

export const listGroups = (
  sql: Sql,
  company: string,
  patterns: readonly string[] | null,
  after: readonly unknown[] | undefined,
  limit: number,
) =>
  sql.query<GroupRow>(
    `select ${groupColumns} from directory_group g where company = $1 and ($2::text[] is null or crm_fold(name) like any ($2))
       and ($3::text is null or (name, id) > ($3, $4)) order by name, id limit $5`,
    [company, patterns, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

export const upsertGroup = async (
  sql: Sql,
  company: string,
  row: Pick<GroupRow, 'id' | 'name' | 'member_ids'>,
  at: string,
) => {
  await sql.query(
    `insert into directory_group (company, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)
     on conflict (company, id) do update set name = $3, version = directory_group.version + 1, updated_at = $4`,
    [company, row.id, row.name, at],
  );
  await sql.query(
    `with gone as (delete from group_member where company = $1 and group_id = $2 and user_id <> all($3::text[]))
     insert into group_member (company, group_id, user_id) select $1, $2, unnest($3::text[]) on conflict do nothing`,
    [company, row.id, row.member_ids],
  );
};

export const deleteGroup = (sql: Sql, company: string, id: string) =>
  sql.query('delete from directory_group where company = $1 and id = $2', [company, id]);

export const selectContacts = (sql: Sql, company: string, ids: readonly string[]): Promise<ContactRow[]> =>
  sql.query<ContactRow>('select * from contact where company = $1 and id = any($2::text[])', [company, ids]);

export const listContacts = (
  sql: Sql,
  company: string,
  counterparty: string | null,
  patterns: readonly string[] | null,
  after: readonly unknown[] | undefined,
  limit: number,
) =>
  sql.query<ContactRow>(
    `select * from contact where company = $1 and ($2::text is null or counterparty_id = $2)
       and ($3::text[] is null or crm_fold(name) like any ($3) or lower(email) like any ($3) or phone like any ($3)) and ($4::text is null or (name, id) > ($4, $5))
     order by name, id limit $6`,
    [company, counterparty, patterns, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

export const upsertContact = (
  sql: Sql,
  company: string,
  row: Omit<ContactRow, 'version' | 'created_at' | 'updated_at'>,
  at: string,
) =>
  sql.query(
    `insert into contact (company, id, counterparty_id, name, email, phone, position, request_hash, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
     on conflict (company, id) do update set counterparty_id = $3, name = $4, email = $5, phone = $6, position = $7,
       version = contact.version + 1, updated_at = $9`,
    [company, row.id, row.counterparty_id, row.name, row.email, row.phone, row.position, row.request_hash, at],
  );

export const deleteContact = (sql: Sql, company: string, id: string) =>
  sql.query('delete from contact where company = $1 and id = $2', [company, id]);
