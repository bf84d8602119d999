import type { EntryChange, Write } from '../changes/index.js';

const rewrite = `
  with asked as (
    select * from jsonb_to_recordset($2::jsonb) as x(source text, thread_id uuid, shared boolean, words text, targets text[])
  ), wanted as (
    select a.source, a.thread_id, a.shared, t.target from asked a cross join unnest(a.targets) as t(target)
  ), dropped as (
    delete from mention m using asked a
    where m.company = $1 and m.source = a.source and not exists (select from wanted w where w.source = m.source and w.target = m.target)
  ), kept as (
    insert into mention (company, source, target, thread_id, shared) select $1, source, target, thread_id, shared from wanted
    on conflict (company, source, target) do update set thread_id = excluded.thread_id, shared = excluded.shared
  ), silenced as (
    delete from thread_text t using asked a where t.company = $1 and t.source = a.source and a.words is null
  )
  insert into thread_text (company, source, thread_id, shared, words)
  select $1, source, thread_id, shared, words from asked where words is not null
  on conflict (company, source) do update set thread_id = excluded.thread_id, shared = excluded.shared, words = excluded.words`;

const rowOf = ({ kind, id, threadId, after }: EntryChange) => ({
  source: `${kind}:${id}`,
  thread_id: threadId,
  shared: after?.isShared ?? false,
  words: after && !after.isDeleted && after.text !== '' ? after.text : null,
  targets: after && !after.isDeleted ? after.mentions : [],
});

const isWorded = ({ before, after }: EntryChange): boolean =>
  !before ||
  !after ||
  before.text !== after.text ||
  before.isShared !== after.isShared ||
  before.mentions.join() !== after.mentions.join();

/** Keeps what is mentioned where, and the words by which threads are found, in step with their sources. */
export const indexEntries = async (write: Write): Promise<void> => {
  const changed = write.changes.of('entry').filter(isWorded);
  if (changed.length === 0) return;
  const latest = [...new Map(changed.map((change) => [`${change.kind}:${change.id}`, change])).values()];
  await write.sql.query(rewrite, [write.caller.company, JSON.stringify(latest.map(rowOf))]);
};
