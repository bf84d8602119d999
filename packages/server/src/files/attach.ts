import { invalid } from '../access/index.js';
import type { Write } from '../changes/index.js';
import { replaceUses, selectUses, selectVisible, type SourceKind } from './queries.js';

/** The entry that shows files. */
interface Source {
  readonly kind: SourceKind;
  readonly id: string;
}

/**
 * Makes an entry show exactly these files: uploads of the caller, or files that the caller sees elsewhere. What nothing
 * shows any more is forgotten; an entry that goes is given none.
 * @throws {Refusal} `invalid` where one of them is no file
 */
export const attachFiles = async (write: Write, source: Source, fileIds: readonly string[]): Promise<void> => {
  const { sql, caller, now } = write;
  const ids = [...new Set(fileIds)];
  const rows = ids.length === 0 ? [] : await selectVisible(sql, caller, ids, now, 'for update of f');
  const found = new Set(rows.map(({ id }) => id));
  const missing = fileIds.findIndex((id) => !found.has(id));
  if (missing >= 0) throw invalid(`fileIds.${String(missing)}`, 'is no file', 'unknown_ref');
  await replaceUses(sql, caller.company, source.kind, source.id, ids, now);
};

/** Makes an entry that stands show exactly these files; false where it shows them already. */
export const changeFiles = async (write: Write, source: Source, fileIds: readonly string[]): Promise<boolean> => {
  const present = await selectUses(write.sql, write.caller.company, source.kind, source.id);
  if (JSON.stringify(present) === JSON.stringify([...new Set(fileIds)])) return false;
  await attachFiles(write, source, fileIds);
  return true;
};
