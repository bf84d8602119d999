import {
  formatRef,
  type Channel,
  type Direction,
  type Ref,
  type RichText,
  type Visibility,
} from '@towerp/crm-protocol';
import { entrySight, isPortal, recordSight, threadSight, type Caller } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';
import { showsFiles } from '../files/index.js';
import { edge } from '../threads/index.js';
import { patternsOf } from '../search/index.js';

export interface CommunicationRow {
  readonly id: string;
  readonly thread_id: string | null;
  readonly topic: string;
  readonly topic_id: string | null;
  readonly contact_id: string | null;
  readonly direction: Direction;
  readonly channel: Channel;
  readonly occurred_at: string;
  readonly body: RichText | null;
  readonly visibility: Visibility;
  readonly author_id: string;
  readonly author_name: string | null;
  readonly request_hash: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly thread_visibility: Visibility | null;
  readonly thread_counterparty_id: string | null;
  readonly shows_files: boolean;
}

const columns = `c.id, c.thread_id, c.topic, c.topic_id, c.contact_id, c.direction, c.channel, c.occurred_at, c.body, c.visibility, c.author_id,
  p.name as author_name, c.request_hash, c.version, c.created_at, c.updated_at, t.visibility as thread_visibility, t.counterparty_id as thread_counterparty_id, ${showsFiles('communication', 'c')}`;
const joins = `left join thread t on t.company = c.company and t.id = c.thread_id
  left join person p on p.company = c.company and p.id = c.author_id`;

export const selectCommunications = (sql: Sql, company: string, ids: readonly string[]): Promise<CommunicationRow[]> =>
  sql.query<CommunicationRow>(
    `select ${columns} from communication c ${joins} where c.company = $1 and c.id = any($2::uuid[])`,
    [company, ids],
  );

export const lockCommunication = async (sql: Sql, company: string, id: string): Promise<CommunicationRow | undefined> =>
  (
    await sql.query<CommunicationRow>(
      `select ${columns} from communication c ${joins} where c.company = $1 and c.id = $2 for update of c`,
      [company, id],
    )
  )[0];

export type CommunicationFields = Pick<
  CommunicationRow,
  | 'id'
  | 'thread_id'
  | 'topic'
  | 'topic_id'
  | 'contact_id'
  | 'direction'
  | 'channel'
  | 'occurred_at'
  | 'body'
  | 'visibility'
  | 'author_id'
  | 'request_hash'
  | 'created_at'
>;

const json = (body: RichText | null): string | null => body && JSON.stringify(body);

export const insertCommunication = (sql: Sql, company: string, row: CommunicationFields) =>
  sql.query(
    `insert into communication (company, id, thread_id, topic, topic_id, contact_id, direction, channel, occurred_at, body, visibility, author_id, request_hash, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $14)`,
    [company, row.id, row.thread_id, row.topic, row.topic_id, row.contact_id, row.direction, row.channel, row.occurred_at, json(row.body),
      row.visibility, row.author_id, row.request_hash, row.created_at],
  ); // prettier-ignore

export const updateCommunication = (sql: Sql, company: string, row: CommunicationFields, at: string) =>
  sql.query(
    `update communication set topic = $3, topic_id = $4, contact_id = $5, direction = $6, channel = $7, occurred_at = $8, body = $9::jsonb, visibility = $10,
       version = version + 1, updated_at = $11 where company = $1 and id = $2`,
    [
      company,
      row.id,
      row.topic,
      row.topic_id,
      row.contact_id,
      row.direction,
      row.channel,
      row.occurred_at,
      json(row.body),
      row.visibility,
      at,
    ],
  );

/** Moves a communication that stands in no thread into one. */
export const moveCommunication = (sql: Sql, company: string, id: string, threadId: string, at: string) =>
  sql.query(
    'update communication set thread_id = $3, version = version + 1, updated_at = $4 where company = $1 and id = $2',
    [company, id, threadId, at],
  );

export const deleteCommunication = (sql: Sql, company: string, id: string) =>
  sql.query('delete from communication where company = $1 and id = $2', [company, id]);

export interface CommunicationFilter {
  readonly thread?: string | undefined;
  readonly contact?: string | undefined;
  readonly counterparty?: string | undefined;
  readonly record?: Ref | undefined;
  readonly direction?: Direction | undefined;
  readonly channel?: Channel | undefined;
  readonly author?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
}

/** The condition that an entry under `alias` stands in a thread to which the record is attached, as the caller may see it. */
export const aroundRecord = (caller: Caller, alias: string, ref: Ref, p: Parameters): string =>
  `exists (select from attachment a ${isPortal(caller) ? 'join record r on r.company = a.company and r.ref = a.ref' : ''}
    where a.company = ${alias}.company and a.thread_id = ${alias}.thread_id and a.ref = ${p.of(formatRef(ref))}
    ${isPortal(caller) ? `and a.visibility = 'shared' and ${recordSight(caller, 'r', p)}` : ''})`;

const conditionsOf = (caller: Caller, filter: CommunicationFilter, p: Parameters): string[] => {
  const list = [`c.company = ${p.of(caller.company)}`, threadSight(caller, 't', p), entrySight(caller, 'c')];
  if (filter.thread !== undefined) list.push(`c.thread_id = ${p.of(filter.thread)}::uuid`);
  if (filter.contact !== undefined) list.push(`c.contact_id = ${p.of(filter.contact)}`);
  if (filter.counterparty !== undefined) {
    const counterparty = p.of(filter.counterparty);
    list.push(
      `(t.counterparty_id = ${counterparty} or exists (select from contact k where k.company = c.company and k.id = c.contact_id and k.counterparty_id = ${counterparty}))`,
    );
  }
  if (filter.record) list.push(aroundRecord(caller, 'c', filter.record, p));
  if (filter.direction !== undefined) list.push(`c.direction = ${p.of(filter.direction)}`);
  if (filter.channel !== undefined) list.push(`c.channel = ${p.of(filter.channel)}`);
  if (filter.author !== undefined)
    list.push(`c.author_id = ${p.of(filter.author === 'me' ? caller.id : filter.author)}`);
  if (filter.from !== undefined) list.push(`c.occurred_at >= ${edge(filter.from, caller, p)}`);
  if (filter.to !== undefined) list.push(`c.occurred_at < ${edge(filter.to, caller, p)}`);
  if (filter.q !== undefined)
    list.push(
      `('communication:' || c.id) in (select crm_search_sources(${p.of(patternsOf(filter.q))}, ${p.of(isPortal(caller))}))`,
    );
  return list;
};

/** One page, the latest contact first; one row more than asked for. */
export const listCommunications = (
  sql: Sql,
  caller: Caller,
  filter: CommunicationFilter,
  after: readonly unknown[] | undefined,
  limit: number,
): Promise<CommunicationRow[]> => {
  const p = new Parameters();
  const conditions = conditionsOf(caller, filter, p);
  if (after) conditions.push(`(c.occurred_at, c.id) < (${p.of(after[0])}::timestamptz, ${p.of(after[1])}::uuid)`);
  return sql.query<CommunicationRow>(
    `select ${columns} from communication c ${joins} where ${conditions.join(' and ')} order by c.occurred_at desc, c.id desc limit ${p.of(limit)}`,
    p.values,
  );
};
