import {
  builtInKinds,
  formatRef,
  nonRecordKinds,
  type KindView,
  type PutKind,
  type PutRecord,
  type Ref,
} from '@towerp/crm-protocol';
import type * as z from 'zod/mini';
import { invalid, notFound, Refusal } from '../access/index.js';
import {
  created,
  done,
  expectVersion,
  gone,
  holdLineage,
  type Outcome,
  type RecordFacts,
  type Write,
} from '../changes/index.js';
import { recordProjection } from './projection.js';
import * as queries from './queries.js';

const factsOf = (row: queries.RecordFields): RecordFacts => ({
  kind: row.kind,
  status: row.status,
  counterpartyId: row.counterparty_id,
});

export const fieldsOf = (ref: Ref, body: PutRecord): queries.RecordFields => ({
  ref: formatRef(ref),
  kind: ref.kind,
  id: ref.id,
  number: body.number ?? null,
  title: body.title,
  status: body.status ?? null,
  date: body.date ?? null,
  amount: body.amount ?? null,
  currency: body.currency ?? null,
  counterparty_id: body.counterpartyId ?? null,
  url: body.url ?? null,
});

/** Whether a record's own fields say the same. */
export const isSameRecord = (row: queries.RecordRow, next: queries.RecordFields): boolean =>
  (Object.keys(next) as (keyof queries.RecordFields)[]).every((name) => row[name] === next[name]);

const checkParents = async (
  write: Write,
  ref: string,
  parents: readonly string[],
  added: readonly string[],
  isNew: boolean,
): Promise<void> => {
  const { sql, caller } = write;
  const known = await queries.existing(sql, caller.company, added);
  const cycle = (): Refusal =>
    new Refusal('cycle', `${ref} would derive from itself.`, {
      errors: [{ path: 'derivedFrom', code: 'cycle', message: 'would make a cycle' }],
    });
  if (parents.includes(ref)) throw cycle();
  const unknown = parents.findIndex((parent) => added.includes(parent) && !known.has(parent));
  if (unknown >= 0) throw invalid(`derivedFrom.${String(unknown)}`, 'is no record', 'unknown_ref');
  // Nothing derives yet from a record that is new, so it closes no circle.
  if (!isNew && added.length > 0 && (await queries.isAbove(sql, caller.company, ref, added))) throw cycle();
};

interface Edges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const changeEdges = async (
  write: Write,
  ref: string,
  row: queries.RecordRow | undefined,
  derivedFrom: readonly Ref[] | undefined,
): Promise<Edges> => {
  if (!derivedFrom) return { added: [], removed: [] };
  const wanted = [...new Set(derivedFrom.map(formatRef))];
  const present = row?.parents ?? [];
  const added = wanted.filter((parent) => !present.includes(parent));
  const removed = present.filter((parent) => !wanted.includes(parent));
  await checkParents(write, ref, wanted, added, !row);
  return { added, removed };
};

const applyEdges = async (
  { sql, caller, changes, now }: Write,
  ref: string,
  { added, removed }: Edges,
): Promise<void> => {
  if (added.length > 0) await queries.addParents(sql, caller.company, ref, added);
  if (removed.length > 0) await queries.removeParents(sql, caller.company, ref, removed);
  if (added.length + removed.length === 0) return;
  const edges = (parents: readonly string[]) => parents.map((parent) => ({ parent, child: ref }));
  changes.publish({ type: 'edges', actorId: caller.id, at: now, added: edges(added), removed: edges(removed) });
};

/** Tells of a record that is new or has changed. */
export const tellRecord = (
  { changes, caller, now }: Write,
  ref: string,
  row: queries.RecordRow | undefined,
  next: queries.RecordFields,
): void => {
  const event = changes.emit({ type: 'record.updated', subject: ref, isShared: true });
  changes.publish({
    type: 'record',
    ref,
    actorId: caller.id,
    at: now,
    before: row ? factsOf(row) : null,
    after: factsOf(next),
    event,
  });
  changes.publish({ type: 'named', ref, words: [next.number, next.title].filter(Boolean).join(' ') });
  if (!row || row.counterparty_id === next.counterparty_id) return;
  const sight = (id: string | null): string[] => (id !== null && caller.portalKinds.includes(next.kind) ? [id] : []);
  changes.emit({
    type: 'access.changed',
    subject: ref,
    isShared: true,
    data: { was: sight(row.counterparty_id), now: sight(next.counterparty_id) },
  });
};

/** Refuses kinds that have a life of their own in the CRM. @throws {Refusal} */
export const checkKind = (kind: string): void => {
  if ((nonRecordKinds as readonly string[]).includes(kind))
    throw invalid('kind', `${kind} is no kind of record`, 'kind');
};

/** Replaces a record's fields, and its parents where they are given (R16, R17). */
export const putRecord = async (write: Write, named: Ref, body: PutRecord): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  checkKind(named.kind);
  const ref = formatRef(named);
  // Two writes that each add an edge could close a circle that neither of them sees.
  if (body.derivedFrom) await holdLineage(sql, caller.company, 'alone');
  else if (body.threadIds) await holdLineage(sql, caller.company, 'shared');
  const row = await queries.lockRecord(sql, caller.company, ref);
  const next = fieldsOf(named, body);
  const edges = await changeEdges(write, ref, row, body.derivedFrom);
  if (!row || !isSameRecord(row, next) || edges.added.length + edges.removed.length > 0) {
    await queries.upsertRecord(sql, caller.company, next, now);
    tellRecord(write, ref, row, next);
    await applyEdges(write, ref, edges);
  }
  for (const [index, threadId] of (body.threadIds ?? []).entries())
    changes.publish({
      type: 'attach',
      threadId,
      ref,
      visibility: 'shared',
      actorId: caller.id,
      at: now,
      path: `threadIds.${String(index)}`,
    });
  const view = async () => (await recordProjection(sql, [caller], [ref]))(caller, ref);
  return row ? done(view) : created(view);
};

/** Takes a record away with its edges and attachments. */
export const deleteRecord = async (write: Write, named: Ref): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  const ref = formatRef(named);
  await holdLineage(sql, caller.company, 'alone');
  const row = await queries.lockRecord(sql, caller.company, ref);
  if (!row) throw notFound();
  await expectVersion(write, row.version, async () => (await recordProjection(sql, [caller], [ref]))(caller, ref));
  const removed = await queries.deleteEdgesOf(sql, caller.company, ref);
  await queries.deleteRecord(sql, caller.company, ref);
  const record = { kind: row.kind, counterpartyId: row.counterparty_id };
  const event = changes.emit({ type: 'record.deleted', subject: ref, isShared: true, data: { record } });
  changes.publish({ type: 'record', ref, actorId: caller.id, at: now, before: factsOf(row), after: null, event });
  changes.publish({ type: 'named', ref, words: null });
  changes.publish({ type: 'edges', actorId: caller.id, at: now, added: [], removed });
  return gone;
};

/** Names a kind of record. */
export const putKind = async (
  { sql, caller, now }: Write,
  kind: string,
  body: z.output<typeof PutKind>,
): Promise<Outcome> => {
  const row = { kind, ...body.labels, lane: body.lane ?? null, icon: body.icon ?? null };
  const [written] = await queries.upsertKind(sql, caller.company, row, now);
  const view = () => Promise.resolve({ kind, labels: body.labels, lane: row.lane, icon: row.icon });
  return written?.is_new ? created(view) : done(view);
};

/** The kinds of record that the company knows: those of the glossary, named anew or not, and those of its modules. */
export const listKinds = async (write: Pick<Write, 'sql' | 'caller'>): Promise<KindView[]> => {
  const rows = await queries.selectKinds(write.sql, write.caller.company);
  const own = new Map(
    rows.map((row) => [
      row.kind,
      { kind: row.kind, labels: { bg: row.label_bg, en: row.label_en }, lane: row.lane, icon: row.icon },
    ]),
  );
  const builtIn = builtInKinds.map((kind) => own.get(kind.kind) ?? kind);
  return [...builtIn, ...[...own.values()].filter(({ kind }) => !builtInKinds.some((known) => known.kind === kind))];
};
