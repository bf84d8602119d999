import { formatRef, type PutRecord, type Ref } from '@towerp/crm-protocol';
import { invalid, Refusal } from '../access/index.js';
import { holdLineage, type Write } from '../changes/index.js';
import * as queries from './queries.js';
import { checkKind, fieldsOf, isSameRecord, putRecord, tellRecord } from './service.js';

/** A record that another system tells of. */
export interface Kept {
  readonly ref: Ref;
  readonly body: PutRecord;
}

interface Fresh {
  readonly fields: queries.RecordFields;
  readonly parents: readonly string[];
}

const check = ({ ref, body }: Kept, known: ReadonlySet<string>): Fresh => {
  checkKind(ref.kind);
  const fields = fieldsOf(ref, body);
  const parents = [...new Set((body.derivedFrom ?? []).map(formatRef))];
  if (parents.includes(fields.ref)) throw new Refusal('cycle', `${fields.ref} would derive from itself.`);
  const unknown = parents.findIndex((parent) => !known.has(parent));
  if (unknown >= 0) throw invalid(`derivedFrom.${String(unknown)}`, 'is no record', 'unknown_ref');
  return { fields, parents };
};

const insert = async (write: Write, fresh: readonly Fresh[]): Promise<void> => {
  if (fresh.length === 0) return;
  const { sql, caller, changes, now } = write;
  const edges = fresh.flatMap(({ fields, parents }) => parents.map((parent) => ({ parent, child: fields.ref })));
  await queries.insertRecords(sql, caller.company, fresh.map(({ fields }) => fields), edges, now); // prettier-ignore
  for (const { fields } of fresh) tellRecord(write, fields.ref, undefined, fields);
  if (edges.length > 0) changes.publish({ type: 'edges', actorId: caller.id, at: now, added: edges, removed: [] });
};

/**
 * Puts many records at once, each by itself right or refused; those that are new go in by one statement.
 * Answers, in step with them, why each was refused.
 */
export const keepRecords = async (write: Write, records: readonly Kept[]): Promise<(Refusal | undefined)[]> => {
  const { sql, caller } = write;
  await holdLineage(sql, caller.company, 'alone');
  const named = records.flatMap(({ ref, body }) => [formatRef(ref), ...(body.derivedFrom ?? []).map(formatRef)]);
  const known = new Set(await queries.existing(sql, caller.company, [...new Set(named)]));
  const fresh: Fresh[] = [];
  const again: { index: number; record: Kept }[] = [];
  const answers = records.map((record, index): Refusal | undefined => {
    try {
      if (known.has(formatRef(record.ref))) again.push({ index, record });
      else {
        const one = check(record, known);
        fresh.push(one);
        known.add(one.fields.ref);
      }
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  });
  await insert(write, fresh);
  const changed = await changedOf(write, again.map(({ record }) => record)); // prettier-ignore
  for (const { index, record } of again) if (changed.has(record)) answers[index] = await put(write, record);
  return answers;
};

/** Those that say something new; most of a file that comes again does not. */
const changedOf = async ({ sql, caller }: Write, again: readonly Kept[]): Promise<ReadonlySet<Kept>> => {
  if (again.length === 0) return new Set();
  const refs = again.map(({ ref }) => formatRef(ref));
  const rows = new Map((await queries.selectRecords(sql, caller.company, refs)).map((row) => [row.ref, row]));
  const isSaidOnce = (ref: string): boolean => refs.indexOf(ref) === refs.lastIndexOf(ref);
  return new Set(
    again.filter(({ ref, body }, index) => {
      const row = rows.get(refs[index] ?? '');
      const isSame = row && isSameRecord(row, fieldsOf(ref, body)) && hasParents(row, body.derivedFrom);
      return !isSame || !isSaidOnce(row.ref);
    }),
  );
};

const hasParents = (row: queries.RecordRow, derivedFrom: readonly Ref[] | undefined): boolean => {
  if (!derivedFrom) return true;
  const wanted = new Set(derivedFrom.map(formatRef));
  return wanted.size === row.parents.length && row.parents.every((parent) => wanted.has(parent));
};

const put = async (write: Write, { ref, body }: Kept): Promise<Refusal | undefined> => {
  try {
    await putRecord(write, ref, body);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};
