import { isPortal, seesThread, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { readAfter, type LoggedEvent } from './log.js';
import { idOf, kindOf, type Projected, type Projections } from './projection.js';
import { tell, type Sights, type Told } from './wire.js';

/** How many events are read and projected at a time. */
const batchSize = 200;

/** One reader's share of a batch. */
export interface Share {
  /** Its events, as they stand in the stream. */
  readonly text: string;
  /** The seq of the last of them; undefined where there is none. */
  readonly lastSeq: number | undefined;
  /** False where the person may no longer listen. */
  readonly isAdmitted: boolean;
  /** The seq at which all that a portal reader may see changed at once. */
  readonly resetAt: number | undefined;
}

export interface Batch {
  /** Everything up to here has been told. */
  readonly seq: number;
  readonly head: number;
  readonly shareOf: (reader: Reader) => Share;
}

interface Standing {
  readonly id: string;
  readonly active: boolean;
  readonly counterparty_id: string | null;
  readonly seen_seq: number;
  readonly portal_kinds: string[];
}

const standings = `
  select p.id, p.active and p.deleted_at is null as active, p.counterparty_id, p.seen_seq, c.portal_kinds
  from person p join company c using (company) where p.company = $1 and p.id = any($2::text[])`;

const present = (reader: Reader, standing: Standing | undefined): Reader | undefined => {
  if (!standing?.active || (isPortal(reader) && standing.counterparty_id !== reader.counterpartyId)) return undefined;
  return { ...reader, seenSeq: standing.seen_seq, portalKinds: standing.portal_kinds };
};

const subjectsByKind = (events: readonly LoggedEvent[], readers: readonly Reader[]): Map<string, Set<string>> => {
  const ids = new Set(readers.map(({ id }) => id));
  const subjects = new Map<string, Set<string>>();
  for (const { type, subject, owner_id } of events) {
    if (owner_id !== null && !ids.has(owner_id)) continue;
    if (type === 'thread.read' || (type.endsWith('.deleted') && !type.startsWith('access'))) continue;
    const isRecord = type.startsWith('record.') || (type === 'access.changed' && kindOf(subject) !== 'thread');
    const kind = isRecord ? 'record' : kindOf(subject);
    subjects.set(kind, (subjects.get(kind) ?? new Set()).add(isRecord ? subject : idOf(subject)));
  }
  return subjects;
};

const threadSights = async (sql: Sql, company: string, events: readonly LoggedEvent[], readers: readonly Reader[]) => {
  const ids = [...new Set(events.map((event) => event.thread_id).filter((id) => id !== null))];
  if (ids.length === 0 || !readers.some(isPortal)) return (reader: Reader): boolean => !isPortal(reader);
  const rows = await sql.query<{ id: string; visibility: string; counterparty_id: string | null }>(
    'select id, visibility, counterparty_id from thread where company = $1 and id = any($2::uuid[])',
    [company, ids],
  );
  const threads = new Map(
    rows.map((row) => [row.id, { visibility: row.visibility, counterpartyId: row.counterparty_id }]),
  );
  return (reader: Reader, id: string): boolean => {
    const thread = threads.get(id);
    return thread !== undefined && seesThread(reader, thread);
  };
};

const isWholesale = (event: LoggedEvent): boolean =>
  event.type === 'access.changed' && event.data?.['wholesale'] === true;

interface Frame {
  readonly seq: number;
  readonly text: string;
}

const frameOf = (told: Told | undefined): Frame | undefined =>
  told && { seq: told.seq, text: `id: ${String(told.seq)}\nevent: ${told.type}\ndata: ${JSON.stringify(told)}\n\n` };

/** Writes events for readers. All colleagues see an entry alike, so it is written once for them; a thread each in their own way. */
const framing = (sights: Sights): ((event: LoggedEvent, reader: Reader) => Frame | undefined) => {
  const common = new Map<LoggedEvent, Frame | undefined>();
  return (event, reader) => {
    if (isPortal(reader) || event.owner_id !== null || kindOf(event.subject) === 'thread')
      return frameOf(tell(event, reader, sights));
    if (!common.has(event)) common.set(event, frameOf(tell(event, reader, sights)));
    return common.get(event);
  };
};

/** What `readers` may see of these events' entities, read for all of them at once. */
export const sightsOf = async (
  sql: Sql,
  projections: Projections,
  events: readonly LoggedEvent[],
  readers: readonly Reader[],
): Promise<Sights> => {
  const projected = new Map<string, Projected>();
  for (const [kind, ids] of subjectsByKind(events, readers)) {
    const projection = projections[kind];
    if (projection) projected.set(kind, await projection(sql, readers, [...ids]));
  }
  const seesThread = await threadSights(sql, readers[0]?.company ?? '', events, readers);
  return { projected: (kind) => projected.get(kind), seesThread };
};

/** Reads the events after `cursor` and projects them for all `readers`, who are judged anew, from one snapshot. */
export const readBatch = async (
  sql: Sql,
  projections: Projections,
  readers: readonly Reader[],
  cursor: number,
): Promise<Batch> => {
  const company = readers[0]?.company ?? '';
  const [counter] = await sql.query<{ seq: number }>('select seq from company_counter where company = $1', [company]);
  const head = counter?.seq ?? cursor;
  const events = await readAfter(sql, company, cursor, batchSize);
  const people = await sql.query<Standing>(standings, [company, [...new Set(readers.map(({ id }) => id))]]);
  const byId = new Map(people.map((standing) => [standing.id, standing]));
  const judged = new Map(readers.map((reader) => [reader, present(reader, byId.get(reader.id))]));
  const admitted = [...judged.values()].filter((reader) => reader !== undefined);
  const sights = await sightsOf(sql, projections, events, admitted);
  const frames = framing(sights);
  const shareOf = (asked: Reader): Share => {
    const reader = judged.get(asked);
    if (!reader) return { text: '', lastSeq: undefined, isAdmitted: false, resetAt: undefined };
    const told = events.flatMap((event) => frames(event, reader) ?? []);
    const resetAt = isPortal(reader) ? events.findLast(isWholesale)?.seq : undefined;
    return { text: told.map(({ text }) => text).join(''), lastSeq: told.at(-1)?.seq, isAdmitted: true, resetAt };
  };
  return { seq: events.length < batchSize ? Math.max(head, cursor) : (events.at(-1)?.seq ?? cursor), head, shareOf };
};
