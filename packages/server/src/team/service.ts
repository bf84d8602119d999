import { isClosed, statuses, type Status, type TeamMember, type TeamSignal } from '@towerp/crm-protocol';
import type { Caller } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { personOf } from '../people/index.js';
import { selectTeam, type MemberRow } from './queries.js';

type Counts = TeamMember['threads'];

const filled = (among: readonly Status[], counts: Counts | null): Counts =>
  Object.fromEntries(among.map((status) => [status, counts?.[status] ?? 0]));

const openStatuses = statuses.filter((status) => !isClosed(status));

const signalsOf = (row: MemberRow): TeamSignal[] => [
  ...(row.needs_help ? ['needs_help' as const] : []),
  ...(row.in_difficulty ? ['in_difficulty' as const] : []),
  ...(row.faster ? ['faster' as const] : []),
];

const memberOf = (row: MemberRow): TeamMember => ({
  person: personOf(row.id, row.name),
  threads: filled(statuses, row.threads),
  tasks: filled(statuses, row.tasks),
  awaitingDecision: row.awaiting,
  overdue: row.overdue,
  completed: row.completed,
  medianHours: row.median_hours,
  expectedHours: row.expected_hours,
  teamMedianHours: row.team_median_hours,
  hoursInStatus: filled(openStatuses, row.spent),
  signals: signalsOf(row),
});

/** How the work of each colleague stands (R8); those who have left are shown while something of theirs is open. */
export const viewTeam = async (
  sql: Sql,
  caller: Caller,
  now: string,
  period: { from?: string | undefined; to?: string | undefined },
): Promise<TeamMember[]> =>
  (await selectTeam(sql, caller, now, { from: period.from, to: period.to })).map((row) => memberOf(row));
