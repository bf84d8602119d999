import { ImportLine, type ImportReport, type ParsedImportLine } from '@towerp/crm-protocol';
import { Refusal } from '../access/index.js';
import type { Write } from '../changes/index.js';
import { keepRecords } from '../records/index.js';
import { keepers, type LineType } from './keep.js';
import { linesOf, maximumLine, type NumberedLine } from './lines.js';

/** Lines that are written in one transaction. */
const batchSize = 400;
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

const parse = ({ number, text }: NumberedLine): Entry | Rejection => {
  if (text.length > maximumLine) return rejection(number, 'too_large', 'The line is longer than 1 MiB.');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return rejection(number, 'malformed', 'The line is not JSON.');
  }
  const parsed = ImportLine.safeParse(value);
  if (parsed.success) return { number, line: parsed.data };
  const [issue] = parsed.error.issues;
  return rejection(number, 'invalid', `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not right'}`.trim());
};

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

/** Writes a batch in one transaction; where it breaks, each of its lines in one of its own, so that none takes others with it. */
const writeBatch = async (quietly: Quietly, entries: readonly Entry[]): Promise<Rejection[]> => {
  let rejections: Rejection[] = [];
  try {
    await quietly(async (write) => {
      rejections = await keepAll(write, entries);
    });
    return rejections;
  } catch (error) {
    if (entries.length > 1) {
      const each: Rejection[] = [];
      for (const entry of entries) each.push(...(await writeBatch(quietly, [entry])));
      return each;
    }
    if (error instanceof Refusal) return [refused(entries[0]?.number ?? 0, error)];
    throw error;
  }
};

/** Imports NDJSON: each line an upsert that is in effect or refused by itself; notifies nobody and leaves nothing unread. */
export const importLines = async (quietly: Quietly, body: ReadableStream<Uint8Array>): Promise<ImportReport> => {
  const report = { accepted: 0, rejected: [] as Rejection[], rejectedCount: 0 };
  const reject = (rejections: readonly Rejection[]): void => {
    report.rejectedCount += rejections.length;
    report.rejected.push(...rejections.slice(0, Math.max(0, toldRejections - report.rejected.length)));
  };
  let batch: Entry[] = [];
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    const rejections = await writeBatch(quietly, batch);
    report.accepted += batch.length - rejections.length;
    reject(rejections);
    batch = [];
  };
  for await (const numbered of linesOf(body)) {
    const parsed = parse(numbered);
    if ('line' in parsed && typeof parsed.line === 'object') batch.push(parsed as Entry);
    else reject([parsed as Rejection]);
    if (batch.length >= batchSize) await write();
  }
  await write();
  return { ...report, rejected: report.rejected.toSorted((a, b) => a.line - b.line) };
};
