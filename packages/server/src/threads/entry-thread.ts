import { invalid, notFound, Refusal } from '../access/index.js';
import type { Write } from '../changes/index.js';
import type { ThreadRow } from './row.js';
import { seeThread } from './sight.js';

/** The thread that a new entry names, where the caller sees it; none where none is named. @throws {Refusal} `invalid` */
export const threadOfEntry = async (
  write: Write,
  threadId: string | null | undefined,
): Promise<ThreadRow | undefined> => {
  if (!threadId) return undefined;
  try {
    return await seeThread(write, threadId);
  } catch (error) {
    if (error instanceof Refusal && error.code === notFound().code)
      throw invalid('threadId', 'is no thread', 'unknown_ref');
    throw error;
  }
};
