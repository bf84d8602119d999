import type { Write } from '../changes/index.js';
import type { Sql } from '../database/index.js';
import { foldedWords } from './fold.js';

interface Named {
  readonly ref: string;
  readonly words: string | null;
}

const rewrite = `
  with asked as (select * from jsonb_to_recordset($2::jsonb) as x(ref text, class smallint, words text[])),
  wanted as (select a.ref, a.class, w.word from asked a cross join unnest(a.words) as w(word)),
  gone as (
    delete from search_word s using asked a
    where s.company = $1 and s.ref = a.ref and not exists (select from wanted w where w.ref = s.ref and w.word = s.word)
  )
  insert into search_word (company, class, word, ref) select distinct $1, class, word, ref from wanted on conflict do nothing`;

const classes: Readonly<Record<string, number>> = {
  user: 0,
  group: 0,
  contact: 0,
  thread: 2,
  communication: 2,
  task: 2,
};
const classOf = (ref: string): number => classes[ref.slice(0, ref.indexOf(':'))] ?? 1;

/** Makes things be found by the beginning of any of their words; null words make them be found no more. */
export const indexWords = async (sql: Sql, company: string, named: readonly Named[]): Promise<void> => {
  if (named.length === 0) return;
  // Of several names given to one thing in one write the last counts.
  const latest = [...new Map(named.map(({ ref, words }) => [ref, words]))];
  const rows = latest.map(([ref, words]) => ({
    ref,
    class: classOf(ref),
    words: words === null ? [] : foldedWords(words),
  }));
  await sql.query(rewrite, [company, JSON.stringify(rows)]);
};

/** Keeps the words of everything that was named in a write. */
export const followNames = (write: Write): Promise<void> =>
  indexWords(write.sql, write.caller.company, write.changes.of('named'));
