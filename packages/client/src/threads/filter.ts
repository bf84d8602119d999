import type { RouteQuery, threadRoutes } from '@towerp/crm-protocol';
import { writeQuery } from '@towerp/crm-protocol/words';

/** What a list of threads shows, and in which order. */
export type ThreadFilter = Omit<RouteQuery<typeof threadRoutes.list>, 'cursor' | 'counts'>;

/** One name for filters that ask the same. */
export const nameOfQuery = (filter: object): string => {
  const entries = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  return writeQuery(Object.fromEntries(entries));
};
