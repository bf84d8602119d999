import { ImportLine, type ImportReport, type ParsedImportLine } from '@towerp/crm-protocol';
import { Refusal } from '../access/index.js';
import type { Write } from '../changes/index.js';
import { DatabaseError } from '../database/index.js';
import { keepRecords } from '../records/index.js';
import { keepers } from './keep.js';
import { recall, type LineType } from './keeping.js';
import { linesOf, type NumberedLine } from './lines.js';

/** Lines that are written in one transaction, and characters of them, so that long ones need no more memory. */
const batchSize = 400;
const batchCharacters = 4 * 1024 * 1024;
const toldRejections = 1000;

/** Runs a write that notifies nobody; it may be run again where the database asks for it. */
export type Quietly = (work: (write: Write) => Promise<void>) => Promise<unknown>;

interface Entry {
  readonly number: number;
  readonly line: ParsedImportLine;
}
interface Rejection {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

const rejection = (line: number, code: string, message: string): Rejection => ({ line, code, message });
const refused = (line: number, refusal: Refusal): Rejection =>
  rejection(line, refusal.more.errors?.[0]?.code ?? refusal.code, refusal.message);

const parse = ({ number, text, isTooLong }: NumberedLine): Entry | Rejection => {
  if (isTooLong) return rejection(number, 'too_large', 'The line is longer than 1 MiB.');
  if (text === undefined) return rejection(number, 'malformed', 'The line is not UTF-8.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return rejection(number, 'malformed', 'The line is not JSON.');
  }
  const parsed = ImportLine.safeParse(value);
  if (parsed.success) return { number, line: parsed.data };
  const [issue] = parsed.error.issues;
  return rejection(number, 'invalid', `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not right'}`.trim());
};

const isEntry = (parsed: Entry | Rejection): parsed is Entry => typeof parsed.line === 'object';

const isMark = (parsed: Entry | Rejection): boolean => isEntry(parsed) && parsed.line.type === 'read';

type RecordEntry = Entry & { readonly line: Extract<ParsedImportLine, { type: 'record' }> };
const isRecord = (entry: Entry): entry is RecordEntry => entry.line.type === 'record';

const keepRun = async (write: Write, run: readonly RecordEntry[]): Promise<Rejection[]> => {
  const kept = run.map(({ line: { type: _type, kind, id, ...body } }) => ({ ref: { kind, id }, body }));
  const answers = await keepRecords(write, kept);
  return answers.flatMap((refusal, index) => (refusal ? [refused(run[index]?.number ?? 0, refusal)] : []));
};

const keepOne = async (write: Write, { number, line }: Entry): Promise<Rejection[]> => {
  try {
    const keep = keepers[line.type as Exclude<LineType, 'record'>] as (
      write: Write,
      line: ParsedImportLine,
    ) => Promise<unknown>;
    await keep(write, line);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [refused(number, error)];
    throw error;
  }
};

/** Keeps lines in their order, records that follow each other together. */
const keepAll = async (write: Write, entries: readonly Entry[]): Promise<Rejection[]> => {
  const rejections: Rejection[] = [];
  await recall(write, entries.map(({ line }) => line)); // prettier-ignore
  for (let at = 0; at < entries.length;) {
    const end = entries.findIndex((entry, index) => index >= at && !isRecord(entry));
    const run = entries.slice(at, end < 0 ? entries.length : end).filter(isRecord);
    if (run.length > 0) rejections.push(...(await keepRun(write, run)));
    at += run.length;
    const next = entries[at];
    if (!next || isRecord(next)) continue;
    rejections.push(...(await keepOne(write, next)));
    at += 1;
  }
  return rejections;
};

/** Why a line alone could not be kept; undefined where the fault is not the line's. */
const faultOf = (number: number, error: unknown): Rejection | undefined => {
  if (error instanceof Refusal) return refused(number, error);
  // A value that the database cannot hold, or an id that stands for something else.
  if (error instanceof DatabaseError && /^2[23]/.test(error.code))
    return rejection(number, 'invalid', 'The line holds a value that cannot be kept.');
  return undefined;
};

/** Writes a batch in one transaction; where it breaks, each of its lines in one of its own, so that none takes others with it. */
const writeBatch = async (quietly: Quietly, entries: readonly Entry[]): Promise<Rejection[]> => {
  let rejections: Rejection[] = [];
  if (entries.length === 0) return rejections;
  try {
    await quietly(async (write) => {
      rejections = await keepAll(write, entries);
    });
    return rejections;
  } catch (error) {
    const fault = faultOf(entries[0]?.number ?? 0, error);
    if (!fault) throw error;
    if (entries.length === 1) return [fault];
    const each: Rejection[] = [];
    for (const entry of entries) each.push(...(await writeBatch(quietly, [entry])));
    return each;
  }
};

/** Lines that are written together, and those among them that could not even be read. */
class Batch {
  #lines: (Entry | Rejection)[] = [];
  #size = 0;
  #hasMarks = false;

  get isFull(): boolean {
    return this.#lines.length >= batchSize || this.#size >= batchCharacters;
  }

  add(line: Entry | Rejection, size: number): void {
    this.#lines.push(line);
    this.#size += size;
    this.#hasMarks ||= isMark(line);
  }

  /** Marks stand on what is in the timeline already, so what comes before them is written first. */
  fits(line: Entry | Rejection): boolean {
    return this.#lines.length === 0 || this.#hasMarks === isMark(line);
  }

  async write(quietly: Quietly): Promise<{ accepted: number; rejections: Rejection[] }> {
    const entries = this.#lines.filter(isEntry);
    const unread = this.#lines.filter((line): line is Rejection => !isEntry(line));
    const refusals = await writeBatch(quietly, entries);
    this.#lines = [];
    this.#size = 0;
    this.#hasMarks = false;
    const rejections = [...unread, ...refusals].sort((a, b) => a.line - b.line);
    return { accepted: entries.length - refusals.length, rejections };
  }
}

/** Imports NDJSON: each line an upsert that is in effect or refused by itself; notifies nobody and leaves nothing unread. */
export const importLines = async (quietly: Quietly, body: ReadableStream<Uint8Array>): Promise<ImportReport> => {
  const report = { accepted: 0, rejected: [] as Rejection[], rejectedCount: 0 };
  const batch = new Batch();
  const write = async (): Promise<void> => {
    const { accepted, rejections } = await batch.write(quietly);
    report.accepted += accepted;
    report.rejectedCount += rejections.length;
    report.rejected.push(...rejections.slice(0, Math.max(0, toldRejections - report.rejected.length)));
  };
  for await (const numbered of linesOf(body)) {
    const line = parse(numbered);
    if (!batch.fits(line)) await write();
    batch.add(line, numbered.text?.length ?? 0);
    if (batch.isFull) await write();
  }
  await write();
  return report;
};
