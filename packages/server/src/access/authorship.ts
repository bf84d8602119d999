import type { Sql } from '../database/index.js';
import type { Caller } from './caller.js';
import { invalid } from './refusal.js';

interface Given {
  readonly authorId?: string | undefined;
  readonly createdAt?: string | undefined;
}

/**
 * Who wrote something, and when: the system says so, except where a service speaks for others.
 * @throws {Refusal} where somebody else says so, or the author is nobody
 */
export const authorship = async (
  sql: Sql,
  caller: Caller,
  now: string,
  given: Given,
): Promise<{ authorId: string; createdAt: string }> => {
  if (caller.role !== 'service') {
    if (given.authorId !== undefined) throw invalid('authorId', 'is set by the system', 'unknown');
    if (given.createdAt !== undefined) throw invalid('createdAt', 'is set by the system', 'unknown');
    return { authorId: caller.id, createdAt: now };
  }
  if (given.authorId !== undefined && given.authorId !== caller.id) {
    const [row] = await sql.query('select 1 from person where company = $1 and id = $2', [
      caller.company,
      given.authorId,
    ]);
    if (!row) throw invalid('authorId', 'is nobody', 'unknown_ref');
  }
  return { authorId: given.authorId ?? caller.id, createdAt: given.createdAt ?? now };
};
