import { Uuid, type RecordView } from '@towerp/crm-protocol';
import type { Caller } from '../access/index.js';
import type { Write } from '../changes/index.js';
import type { Sql } from '../database/index.js';
import { bareView } from '../records/index.js';
import { replaceUses, selectNames, selectUses, selectVisible } from './queries.js';

const prefix = 'file:';
const idsIn = (refs: readonly string[]): string[] =>
  refs.filter((ref) => ref.startsWith(prefix)).map((ref) => ref.slice(prefix.length)).filter((id) => Uuid.safeParse(id).success); // prettier-ignore

/** Which of the refs name files that the caller may attach: its own uploads, and what it sees elsewhere. */
export const attachableFiles = async (
  sql: Sql,
  caller: Caller,
  refs: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> => {
  const ids = idsIn(refs);
  if (ids.length === 0) return new Set();
  return new Set((await selectVisible(sql, caller, ids, now, 'for update of f')).map(({ id }) => prefix + id));
};

/** Files as attachments show them; their links come with the file itself. */
export const fileRecords = async (
  sql: Sql,
  company: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, RecordView>> => {
  const ids = idsIn(refs);
  if (ids.length === 0) return new Map();
  const rows = await selectNames(sql, company, ids);
  return new Map(rows.map(({ id, name }) => [prefix + id, { ...bareView('file', id), title: name }]));
};

/** Keeps a file for the thread to which it is attached. */
export const keepForThread = async ({ sql, caller, now }: Write, id: string, threadId: string): Promise<void> => {
  const present = await selectUses(sql, caller.company, 'thread', threadId);
  await replaceUses(sql, caller.company, 'thread', threadId, [...new Set([...present, id])], now);
};

/** Lets go a file that is attached to a thread no more; what nothing else shows is forgotten. */
export const releaseFromThread = async ({ sql, caller, now }: Write, id: string, threadId: string): Promise<void> => {
  const present = await selectUses(sql, caller.company, 'thread', threadId);
  await replaceUses(sql, caller.company, 'thread', threadId, present.filter((other) => other !== id), now); // prettier-ignore
};
