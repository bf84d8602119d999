import type { EntryChange, Write } from '../changes/index.js';
import { narrowSubjects, passSubjects, removeSubjects } from './queries.js';

const subjects = (changes: readonly EntryChange[]): string[] => changes.map(({ kind, id }) => `${kind}:${id}`);

/** Keeps the knots of entries in step with them: gone with a deleted one, hidden where it was taken back. */
export const followTimeline = async (write: Write): Promise<void> => {
  const { sql, caller, changes } = write;
  const changed = changes.of('entry').filter(({ kind, before }) => kind !== 'thread' && before !== null);
  const gone = changed.filter(({ after }) => after === null);
  const narrowed = changed.filter(({ before, after }) => after && before?.isShared && !after.isShared);
  const emptied = changed.filter(({ before, after }) => after?.isDeleted && !before?.isDeleted);
  if (gone.length > 0) await removeSubjects(sql, caller.company, subjects(gone));
  if (narrowed.length > 0) await narrowSubjects(sql, caller.company, subjects(narrowed));
  if (emptied.length > 0) await passSubjects(sql, caller.company, subjects(emptied));
};
