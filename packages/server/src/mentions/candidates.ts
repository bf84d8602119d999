import { formatRef, type Candidate, type RecordView, type Visibility } from '@towerp/crm-protocol';
import { invalid, isPortal, type Caller } from '../access/index.js';
import { fold, foldedReadings } from '../changes/index.js';
import type { Sql } from '../database/index.js';
import { labelOf } from '../records/index.js';
import {
  findByWords,
  findForPortal,
  likelyTargets,
  recentTargets,
  selectColleagues,
  type Colleague,
} from './candidates-queries.js';
import { resolveRefs } from './resolve.js';

/** A thread as far as it decides who reads what is written in it. */
export interface ReadBy {
  readonly visibility: Visibility;
  readonly counterparty_id: string | null;
}
/** Finds a thread that the caller sees, or refuses. */
export type SeeThread = (context: { sql: Sql; caller: Caller }, id: string) => Promise<ReadBy>;

interface Asked {
  readonly q?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly thread?: string | undefined;
  readonly visibility?: Visibility | undefined;
  readonly limit?: number | undefined;
}

const wordsOf = (reading: string): string[] => reading.split(/\s+/).filter(Boolean);

const seek = (
  sql: Sql,
  caller: Caller,
  asked: Asked,
  readings: readonly string[],
  recent: readonly string[],
): Promise<readonly string[]> => {
  const sought = { readings: readings.map(wordsOf).filter((words) => words.length > 0), kinds: asked.kinds };
  if (isPortal(caller)) return findForPortal(sql, caller, sought);
  if (sought.readings.length > 0) return findByWords(sql, caller, sought);
  return likelyTargets(sql, caller, asked.thread ?? null).then((likely) => [...recent, ...likely]);
};

interface Ranked {
  readonly rank: number;
  readonly candidate: Candidate;
}

const mayRead = (person: Colleague, thread: ReadBy | undefined, visibility: Visibility | undefined): boolean =>
  !person.portal ||
  (thread?.visibility === 'shared' && visibility === 'shared' && person.counterparty_id === thread.counterparty_id);

const rankOf = (
  view: RecordView,
  readings: readonly string[],
  recent: ReadonlySet<string>,
  person: Colleague | undefined,
): number => {
  const names = [view.number, view.id].filter((name) => name !== null).map(fold);
  if (readings.some((reading) => names.includes(reading))) return 0;
  if (recent.has(formatRef(view))) return 1;
  if (person?.takes_part) return 2;
  return person?.is_near ? 3 : 4;
};

const compare = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank ||
  a.candidate.label.localeCompare(b.candidate.label, 'bg') ||
  (a.candidate.id < b.candidate.id ? -1 : 1);

/** What can be mentioned, ranked: exact number, recent, people of the thread, own department, the rest. */
export const candidates = async (
  sql: Sql,
  caller: Caller,
  asked: Asked,
  seeThread: SeeThread,
): Promise<Candidate[]> => {
  const thread =
    asked.thread === undefined
      ? undefined
      : await seeThread({ sql, caller }, asked.thread).catch(() => {
          throw invalid('thread', 'is no thread that you see', 'unknown_ref');
        });
  const readings = foldedReadings(asked.q ?? '');
  const recent = await recentTargets(sql, caller);
  const refs = await seek(sql, caller, asked, readings, recent);
  const views = await resolveRefs(sql, caller, refs);
  const kinds = asked.kinds && new Set(asked.kinds);
  const shown = [...views.values()].filter((view) => !kinds || kinds.has(view.kind));
  const people = await selectColleagues(
    sql,
    caller,
    shown.filter(({ kind }) => kind === 'user').map(({ id }) => id),
    asked.thread ?? null,
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  const recently = new Set(recent);
  const visibility = isPortal(caller) ? 'shared' : asked.visibility;
  const ranked = shown.flatMap((view): Ranked[] => {
    const person = view.kind === 'user' ? byId.get(view.id) : undefined;
    if (view.kind === 'user' && !person?.active) return [];
    const hint = view.kind === 'user' ? (isPortal(caller) ? null : (person?.department ?? null)) : view.status;
    const access = person ? mayRead(person, thread, visibility) : true;
    const candidate = { kind: view.kind, id: view.id, label: labelOf(view), number: view.number, hint, access };
    return [{ rank: rankOf(view, readings, recently, person), candidate }];
  });
  return ranked
    .sort(compare)
    .slice(0, asked.limit ?? 20)
    .map(({ candidate }) => candidate);
};
