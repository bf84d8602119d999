import { formatRef, type Candidate, type RecordView, type Visibility } from '@towerp/crm-protocol';
import { invalid, isPortal, type Caller } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { labelOf } from '../records/index.js';
import { compactOf, wordReadingsOf } from '../search/index.js';
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

const seek = (
  sql: Sql,
  caller: Caller,
  asked: Asked,
  readings: readonly (readonly string[])[],
  recent: readonly string[],
): Promise<readonly string[]> => {
  const sought = { readings, kinds: asked.kinds };
  const isAsked = asked.q !== undefined && asked.q.trim() !== '';
  // What holds neither letter nor digit begins no word.
  if (isAsked && readings.length === 0) return Promise.resolve([]);
  if (isPortal(caller)) return findForPortal(sql, caller, sought);
  if (isAsked) return findByWords(sql, caller, sought);
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
  readings: ReadonlySet<string>,
  recent: ReadonlySet<string>,
  person: Colleague | undefined,
): number => {
  if ([view.number, view.id].some((name) => name !== null && readings.has(compactOf(name)))) return 0;
  if (recent.has(formatRef(view))) return 1;
  if (person?.takes_part) return 2;
  if (person?.is_near) return 3;
  // Of the rest colleagues and groups first: a text is for them.
  return (person && !person.portal) || view.kind === 'group' ? 4 : 5;
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
  const readings = wordReadingsOf(asked.q ?? '');
  const numbers = new Set(readings.map((words) => compactOf(words.join(''))));
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
    return [{ rank: rankOf(view, numbers, recently, person), candidate }];
  });
  return ranked
    .sort(compare)
    .slice(0, asked.limit ?? 20)
    .map(({ candidate }) => candidate);
};
