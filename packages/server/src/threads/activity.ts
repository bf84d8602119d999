import { isClosed } from '@towerp/crm-protocol';
import type { AttachmentChange, EntryChange, Facts, Write } from '../changes/index.js';
import { applyActivity, type Activity, type Part } from './queries.js';

type Counter = Exclude<keyof Activity, 'id' | 'at' | 'shared_at'>;
interface Tally {
  at: string | null;
  shared_at: string | null;
  counts: Map<Counter, number>;
  people: Map<string, { parts: number; shared_parts: number }>;
}

const plural = { comment: 'comments', communication: 'communications', task: 'tasks' } as const;

const later = (a: string | null, b: string): string => (a === null || b > a ? b : a);

const add = (tally: Tally, counter: Counter, delta: number): void =>
  void tally.counts.set(counter, (tally.counts.get(counter) ?? 0) + delta);

/** Adds (or takes away) what one state of an entry counts for. */
const count = (tally: Tally, kind: EntryChange['kind'], facts: Facts | null, sign: 1 | -1): void => {
  if (!facts || facts.isDeleted || kind === 'thread') return;
  add(tally, plural[kind], sign);
  if (facts.isShared) add(tally, `shared_${plural[kind]}`, sign);
  if (kind !== 'task' || facts.status === null || isClosed(facts.status)) return;
  add(tally, 'open_tasks', sign);
  if (facts.isShared) add(tally, 'shared_open_tasks', sign);
};

const peopleIn = (facts: Facts): string[] => [
  facts.authorId,
  ...(facts.assigneeId === null ? [] : [facts.assigneeId]),
  ...(facts.isDeleted ? [] : facts.mentions.filter((ref) => ref.startsWith('user:')).map((ref) => ref.slice(5))),
];

const takePart = (tally: Tally, facts: Facts | null, sign: 1 | -1): void => {
  for (const id of new Set(facts ? peopleIn(facts) : [])) {
    const person = tally.people.get(id) ?? { parts: 0, shared_parts: 0 };
    person.parts += sign;
    if (facts?.isShared) person.shared_parts += sign;
    tally.people.set(id, person);
  }
};

const isActivity = ({ kind, before, after }: EntryChange): boolean =>
  after !== null && kind !== 'thread' && (before === null || before.status !== after.status);

const tallyEntry = (tally: Tally, change: EntryChange): void => {
  const { kind, before, after, at } = change;
  count(tally, kind, before, -1);
  count(tally, kind, after, 1);
  takePart(tally, before, -1);
  takePart(tally, after, 1);
  if (!isActivity(change)) return;
  tally.at = later(tally.at, at);
  if (after?.isShared) tally.shared_at = later(tally.shared_at, at);
};

const tallyAttachment = (tally: Tally, { at, delta, isDirect, isShared }: AttachmentChange): void => {
  add(tally, 'attachments', delta);
  if (!isDirect) return;
  tally.at = later(tally.at, at);
  if (isShared) tally.shared_at = later(tally.shared_at, at);
};

const rowsOf = (tallies: ReadonlyMap<string, Tally>): { activities: Activity[]; parts: Part[] } => {
  const sorted = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  const none = {
    comments: 0,
    communications: 0,
    tasks: 0,
    open_tasks: 0,
    attachments: 0,
    shared_comments: 0,
    shared_communications: 0,
    shared_tasks: 0,
    shared_open_tasks: 0,
  };
  const activities = sorted
    .filter(([, { at, counts }]) => at !== null || [...counts.values()].some((delta) => delta !== 0))
    .map(([id, { at, shared_at, counts }]) => ({ id, at, shared_at, ...none, ...Object.fromEntries(counts) }));
  const parts = sorted.flatMap(([thread_id, { people }]) =>
    [...people]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([, person]) => person.parts !== 0 || person.shared_parts !== 0)
      .map(([user_id, person]) => ({ thread_id, user_id, ...person })),
  );
  return { activities, parts };
};

/** Keeps counts, latest activity and participants of threads in step with their entries, and tells that they changed. */
export const followActivity = async (write: Write): Promise<void> => {
  const tallies = new Map<string, Tally>();
  const tallyOf = (threadId: string): Tally => {
    const tally = tallies.get(threadId) ?? { at: null, shared_at: null, counts: new Map(), people: new Map() };
    tallies.set(threadId, tally);
    return tally;
  };
  for (const change of write.changes.of('entry')) {
    if (change.threadId === null) continue;
    tallyEntry(tallyOf(change.threadId), change);
    const isShared =
      change.kind === 'thread' || (change.before?.isShared ?? false) || (change.after?.isShared ?? false);
    write.changes.touch(change.threadId, { isShared, actorId: change.actorId });
  }
  for (const change of write.changes.of('attachment')) {
    tallyAttachment(tallyOf(change.threadId), change);
    write.changes.touch(change.threadId, { isShared: change.isShared });
  }
  const { activities, parts } = rowsOf(tallies);
  if (activities.length + parts.length > 0) await applyActivity(write.sql, write.caller.company, activities, parts);
};
