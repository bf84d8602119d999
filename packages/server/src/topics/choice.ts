import type { TopicScope } from '@towerp/crm-protocol';
import { invalid, isPortal, type Caller } from '../access/index.js';
import type { Sql } from '../database/index.js';

interface Given {
  readonly topic?: string | undefined;
  readonly topicId?: string | null | undefined;
}

/**
 * The topic that an input names: a predefined one lends its title where no text is given (R2, R11, R14).
 * @param isImport what is imported may bear a topic that was archived since
 * @throws {Refusal} where the predefined one is unknown, archived or of another scope
 */
export const chooseTopic = async (
  sql: Sql,
  caller: Caller,
  scope: TopicScope,
  given: Given,
  isImport = false,
): Promise<{ topic: string; topicId: string | null }> => {
  if (!given.topicId) return { topic: given.topic ?? '', topicId: null };
  // Predefined topics are the company's own affair: the portal knows none.
  const [row] = isPortal(caller)
    ? []
    : await sql.query<{ title: string; scope: string; archived: boolean }>(
        'select title, scope, archived from topic where company = $1 and id = $2',
        [caller.company, given.topicId],
      );
  if (!row) throw invalid('topicId', 'is no predefined topic', 'unknown_ref');
  if (row.scope !== scope) throw invalid('topicId', `is a topic of another scope: ${row.scope}`, 'scope');
  if (row.archived && !isImport) throw invalid('topicId', 'is archived', 'archived');
  return { topic: given.topic ?? row.title, topicId: given.topicId };
};
