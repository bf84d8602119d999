import type { Sql } from '../database/index.js';

export type Row = Readonly<Record<string, unknown>>;

// What has no time of its own is in the order of its ids.
const untimed = `'epoch'::timestamptz as by`;

const timed = (table: string, more = ''): string =>
  `select x.*, x.created_at as by, x.id::text as key${more} from ${table} x where x.company = $1`;

// A topic or contact that is gone is no longer named; what bore it keeps its words.
const topicThere = `, (select o.id from topic o where o.company = x.company and o.id = x.topic_id) as topic_there`;
const contactThere = `, (select o.id from contact o where o.company = x.company and o.id = x.contact_id) as contact_there`;

/** Services are not in the directory; those that wrote something must be known all the same. */
const wrote = ['thread', 'communication', 'task', 'comment', 'attachment']
  .map((table) => `exists (select from ${table} w where w.company = p.company and w.author_id = p.id)`)
  .concat(
    `exists (select from timeline w where w.company = p.company and w.actor_id = p.id and w.type = 'status_change')`,
  )
  .join(' or ');

const ofPeople = `from thread_person f join person p on p.company = f.company and p.id = f.user_id and not p.service`;

/** The rows of each type with `by` and `key`, by which they are in order; `$1` is the company. */
export const sources = {
  company: `select c.*, ${untimed}, company as key from company c where company = $1`,
  kind: `select k.*, ${untimed}, kind as key from record_kind k where company = $1`,
  // Who left stays the author of what was theirs.
  user: `select p.*, p.active and p.deleted_at is null as is_active, ${untimed}, id as key from person p where company = $1 and (not service or ${wrote})`,
  group: `select g.*, ${untimed}, id as key, array(select m.user_id from group_member m join person p on p.company = m.company and p.id = m.user_id
      where m.company = g.company and m.group_id = g.id and p.deleted_at is null order by m.user_id) as member_ids
    from directory_group g where company = $1`,
  contact: `select c.*, ${untimed}, id as key from contact c where company = $1`,
  topic: timed('topic'),
  thread: timed('thread', topicThere),
  communication: timed('communication', topicThere + contactThere),
  task: timed('task', topicThere),
  comment: timed('comment'),
  attachment: `${timed('attachment')} and origin = 'direct' and kind <> 'file'`,
  status_change: `select l.subject, l.data, l.at as created_at, l.actor_id as author_id, l.at as by, l.subject || l.data::text as key
    from timeline l where company = $1 and type = 'status_change'`,
  follow: `select f.thread_id, f.user_id, f.muted, ${untimed}, f.thread_id::text || ' ' || f.user_id as key ${ofPeople} where f.company = $1 and f.follows`,
  // The moment of the last thing read whose time is the same wherever the company is kept.
  read: `select f.thread_id, f.user_id, last.at, ${untimed}, f.thread_id::text || ' ' || f.user_id as key ${ofPeople}
    cross join lateral (select l.at from timeline l where l.company = f.company and l.thread_id = f.thread_id and l.seq <= f.read_seq
      and l.type in ('created', 'comment', 'status_change') order by l.seq desc limit 1) last
    where f.company = $1`,
  record: `select r.*, array(select e.parent from record_edge e where e.company = r.company and e.child = r.ref order by e.parent) as parents
    from record r where company = $1 and ref = any($2::text[]) order by array_position($2::text[], ref::text)`,
} as const;

/** One page of the lines of a type, in the order of its time and key. */
export const selectLines = (
  sql: Sql,
  company: string,
  type: string,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<Row[]> =>
  sql.query<Row>(
    `select * from (${sources[type as keyof typeof sources]}) x
     where $2::timestamptz is null or (x.by, x.key collate "C") > ($2, $3) order by x.by, x.key collate "C" limit $4`,
    [company, after?.[0] ?? null, after?.[1] ?? null, limit],
  );

/** All records' refs, each level after those from which it derives; within a level by kind and id. */
export const recordLevels = async (sql: Sql, company: string): Promise<string[][]> => {
  const all = await sql.query<{ ref: string }>('select ref from record where company = $1 order by ref', [company]);
  const edges = await sql.query<{ parent: string; child: string }>(
    'select parent, child from record_edge where company = $1',
    [company],
  );
  const waitsFor = new Map<string, number>();
  const children = new Map<string, string[]>();
  for (const { parent, child } of edges) {
    waitsFor.set(child, (waitsFor.get(child) ?? 0) + 1);
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const levels: string[][] = [];
  let level = all.map(({ ref }) => ref).filter((ref) => !waitsFor.has(ref));
  while (level.length > 0) {
    levels.push(level);
    const next: string[] = [];
    for (const child of level.flatMap((ref) => children.get(ref) ?? [])) {
      const left = (waitsFor.get(child) ?? 0) - 1;
      waitsFor.set(child, left);
      if (left === 0) next.push(child);
    }
    level = next.sort((a, b) => (a < b ? -1 : 1));
  }
  return levels;
};
