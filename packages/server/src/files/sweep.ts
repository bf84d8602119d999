import type { Database } from '../database/index.js';
import { removeContent } from './completion.js';
import { deleteFiles, selectExpired } from './queries.js';
import type { FileStorage } from './storage.js';

const batch = 200;

/**
 * Forgets what was not attached in time, or what nothing shows any more. Its bytes go first: a node that dies in between
 * leaves the row, by which it is found again.
 */
export const sweepFiles =
  ({ database, storage }: { readonly database: Database; readonly storage: FileStorage }) =>
  async (company: string, now: Date): Promise<void> => {
    for (;;) {
      const ids = await database.read({ company }, (sql) => selectExpired(sql, company, now.toISOString(), batch));
      for (const id of ids) await removeContent(storage, company, id);
      if (ids.length > 0) await database.write({ company }, (sql) => deleteFiles(sql, company, ids));
      if (ids.length < batch) return;
    }
  };
