import { recordSight, type Caller } from '../access/index.js';
import { Parameters, type Sql } from '../database/index.js';

/** Of each class and reading so many are looked at; ranking chooses among them. */
const looked = 200;
// Sorts behind every letter, so that a range serves as "begins with"; LIKE would not use the index beneath row-level security.
const last = '\u{10FFFF}';

interface Sought {
  /** Each reading as its words. */
  readonly readings: readonly (readonly string[])[];
  readonly kinds: readonly string[] | undefined;
}

const begins = (alias: string, word: string): string =>
  `${alias}.word >= ${word} and ${alias}.word < ${word} || '${last}'`;

// Each reading comes with its first word, whose range is walked, and the others, which a found thing must have too.
const asked = (place: string): string =>
  `asked as (select * from jsonb_to_recordset(${place}::jsonb) as x(first text, others text[]))`;
const besides = (alias: string): string => `not exists (select from unnest(a.others) as o(word) where not exists (
  select from search_word x where x.company = $1 and x.ref = ${alias}.ref and ${begins('x', 'o.word')}))`;
const readingsJson = (readings: readonly (readonly string[])[]): string =>
  JSON.stringify(readings.map(([first = '', ...others]) => ({ first, others })));

const byWords = `
  with ${asked('$2')}
  select distinct f.ref from asked a cross join (values (0), (1), (2)) as k(class) cross join lateral (
    select s.ref from search_word s where s.company = $1 and s.class = k.class and ${begins('s', 'a.first')}
      and ($3::text[] is null or split_part(s.ref, ':', 1) = any($3)) and ${besides('s')}
    order by s.word limit ${String(looked)}) f`;

/** Refs some words of which begin as it was typed. */
export const findByWords = async (
  sql: Sql,
  caller: Caller,
  { readings, kinds }: Sought,
): Promise<readonly string[]> => {
  const rows = await sql.query<{ ref: string }>(byWords, [caller.company, readingsJson(readings), kinds ?? null]);
  return rows.map(({ ref }) => ref);
};

/** The same among what a portal person sees: its records, its threads, and who takes part in them. */
export const findForPortal = async (
  sql: Sql,
  caller: Caller,
  { readings, kinds }: Sought,
): Promise<readonly string[]> => {
  const p = new Parameters();
  const [company, sought, wanted] = [p.of(caller.company), p.of(readingsJson(readings)), p.of(kinds ?? null)];
  const counterparty = p.of(caller.counterpartyId);
  const seen = `select r.ref from record r where r.company = ${company} and ${recordSight(caller, 'r', p)}
    union select 'thread:' || t.id::text from thread t where t.company = ${company} and t.visibility = 'shared' and t.counterparty_id = ${counterparty}
    union select 'user:' || tp.user_id from thread t join thread_person tp on tp.company = t.company and tp.thread_id = t.id and tp.shared_parts > 0
      where t.company = ${company} and t.visibility = 'shared' and t.counterparty_id = ${counterparty}`;
  const fits = `exists (select from asked a join search_word w on w.company = $1 and w.ref = s.ref and ${begins('w', 'a.first')} where ${besides('s')})`;
  const rows = await sql.query<{ ref: string }>(
    `with ${asked(sought)} select s.ref from (${seen}) s
     where (not exists (select from asked) or ${fits}) and (${wanted}::text[] is null or split_part(s.ref, ':', 1) = any(${wanted}))
     limit ${String(looked)}`,
    p.values,
  );
  return rows.map(({ ref }) => ref);
};

/** What the caller mentioned lately, the latest first. */
export const recentTargets = async (sql: Sql, caller: Caller): Promise<readonly string[]> =>
  (
    await sql.query<{ target: string }>(
      `select m.target from (select 'comment:' || id::text as source from comment where company = $1 and author_id = $2 order by created_at desc limit 30) c
       join mention m on m.company = $1 and m.source = c.source`,
      [caller.company, caller.id],
    )
  ).map(({ target }) => target);

/** What is likely where nothing is typed: the thread's people and records, colleagues, the latest records. */
export const likelyTargets = async (sql: Sql, caller: Caller, threadId: string | null): Promise<readonly string[]> =>
  (
    await sql.query<{ ref: string }>(
      `(select 'user:' || user_id as ref from thread_person where company = $1 and thread_id = $2::uuid and parts > 0 limit 50)
       union (select ref from attachment where company = $1 and thread_id = $2::uuid order by created_at limit 50)
       union (select 'user:' || id from person where company = $1 and active and deleted_at is null and not service and not portal
         order by department is distinct from (select department from person where company = $1 and id = $3), name limit 50)
       union (select ref from record where company = $1 order by updated_at desc limit 20)`,
      [caller.company, threadId, caller.id],
    )
  ).map(({ ref }) => ref);

export interface Colleague {
  readonly id: string;
  readonly active: boolean;
  readonly department: string | null;
  readonly portal: boolean;
  readonly counterparty_id: string | null;
  readonly takes_part: boolean;
  readonly is_near: boolean;
}

/** What ranking needs to know of people. */
export const selectColleagues = (
  sql: Sql,
  caller: Caller,
  ids: readonly string[],
  threadId: string | null,
): Promise<Colleague[]> =>
  sql.query<Colleague>(
    `select p.id, p.active, p.department, p.portal, p.counterparty_id, coalesce(tp.parts, 0) > 0 as takes_part,
       coalesce(p.department = (select department from person where company = $1 and id = $4), false) as is_near
     from person p left join thread_person tp on tp.company = p.company and tp.thread_id = $3::uuid and tp.user_id = p.id
     where p.company = $1 and p.id = any($2::text[])`,
    [caller.company, ids, threadId, caller.id],
  );
