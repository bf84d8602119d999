import type { ParsedImportLine } from '@towerp/crm-protocol';
import { invalid, notFound, Refusal } from '../access/index.js';
import type { Changes, Write } from '../changes/index.js';
import { selectAnyPerson } from '../people/index.js';
import { selectThreads, type ThreadRow } from '../threads/index.js';
import { selectEntries } from './queries.js';

export type LineType = ParsedImportLine['type'];
export type LineOf<T extends LineType> = Extract<ParsedImportLine, { type: T }>;

/** Keeps one line. @throws {Refusal} before anything of the line is written */
export type Keep<T extends LineType> = (write: Write, line: LineOf<T>) => Promise<unknown>;

/** The write as the author of what is kept would do it. */
export const as = (write: Write, id: string): Write => ({ ...write, caller: { ...write.caller, id, role: 'service' } });

/** The lines of which many are written together and each may stand already. */
type EntryType = 'thread' | 'communication' | 'task' | 'comment';
const entryTypes = new Set<string>(['thread', 'communication', 'task', 'comment'] satisfies EntryType[]);

/** What one write has found out, so that it asks once. */
class Memory {
  readonly people = new Set<string>();
  readonly threads = new Map<string, ThreadRow>();
  readonly entries = new Set<string>();
}
const memories = new WeakMap<Changes, Memory>();
const memoryOf = ({ changes }: Write): Memory => {
  const memory = memories.get(changes) ?? new Memory();
  memories.set(changes, memory);
  return memory;
};

/** Finds out which of the lines' entries stand already. */
export const recall = async (write: Write, lines: readonly ParsedImportLine[]): Promise<void> => {
  const ids = lines.flatMap((line) => (entryTypes.has(line.type) && 'id' in line ? [line.id] : []));
  if (ids.length === 0) return;
  const memory = memoryOf(write);
  for (const id of await selectEntries(write.sql, write.caller.company, ids)) memory.entries.add(id);
};

/** What is looked for; undefined where it is not there. */
export const found = async <Row>(look: Promise<Row>): Promise<Row | undefined> => {
  try {
    return await look;
  } catch (error) {
    if (error instanceof Refusal && error.code === notFound().code) return undefined;
    throw error;
  }
};

/** What stands under an entry's id already; undefined where nothing does. */
export const standing = async <Row>(write: Write, id: string, look: () => Promise<Row>): Promise<Row | undefined> => {
  const { entries } = memoryOf(write);
  if (entries.has(id)) return found(look());
  // From here on it does, if the line is kept.
  entries.add(id);
  return undefined;
};

/** The thread that a line names. @throws {Refusal} where there is none */
export const threadOf = async (write: Write, id: string): Promise<ThreadRow> => {
  const { threads } = memoryOf(write);
  const [thread = threads.get(id)] = threads.has(id) ? [] : await selectThreads(write.sql, write.caller.company, [id]);
  if (!thread) throw invalid('threadId', 'is no thread', 'unknown_ref');
  threads.set(id, thread);
  return thread;
};

/** A thread has changed, so that it is read anew. */
export const forgetThread = (write: Write, id: string): void => void memoryOf(write).threads.delete(id);

/** Refuses a line that names nobody. @throws {Refusal} */
export const checkPerson = async (write: Write, id: string, path: string): Promise<void> => {
  const { people } = memoryOf(write);
  if (!people.has(id) && !(await selectAnyPerson(write.sql, write.caller.company, id)))
    throw invalid(path, 'is nobody', 'unknown_ref');
  people.add(id);
};
