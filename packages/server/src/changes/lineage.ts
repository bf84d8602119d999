import type { Sql } from '../database/index.js';

const shared = 'select pg_advisory_xact_lock_shared(hashtextextended($1, 2))';
const alone = 'select pg_advisory_xact_lock(hashtextextended($1, 2))';

/**
 * Who attaches reads the graph, who adds an edge reads what is attached: each must see what the other did. So the one
 * holds the company's lineage shared, the other alone, until its write ends.
 */
export const holdLineage = async (sql: Sql, company: string, how: 'shared' | 'alone'): Promise<void> => {
  await sql.query(how === 'shared' ? shared : alone, [company]);
};
