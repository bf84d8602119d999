import type { Status, TeamMember } from '@towerp/crm-protocol';
import { isClosed, statuses } from '@towerp/crm-protocol/words';

type Counts = Partial<Record<Status, number>>;

/** The statuses in which work is open, in their order. */
export const openStatuses = statuses.filter((status) => !isClosed(status));

/** What is open in each status: threads and tasks together. */
export const openCounts = ({ threads, tasks }: Pick<TeamMember, 'threads' | 'tasks'>): Record<Status, number> =>
  Object.fromEntries(openStatuses.map((status) => [status, (threads[status] ?? 0) + (tasks[status] ?? 0)])) as Record<
    Status,
    number
  >;

/** The sum of what stands in open statuses. */
export const openSum = (counts: Counts): number => openStatuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

/** How fast somebody is: against what was expected, or against the team where nothing was. */
export type Pace = {
  median: number;
  against: number;
  of: 'expected' | 'team';
  /** Percent above what it is compared with, negative where faster. */
  percent: number;
  verdict: 'slower' | 'faster' | 'asExpected';
};

const tolerance = 20;

/** The pace of a colleague; undefined where nothing was completed or there is nothing to compare it with. */
export const paceOf = ({ medianHours, expectedHours, teamMedianHours }: TeamMember): Pace | undefined => {
  const against = expectedHours ?? teamMedianHours;
  if (medianHours === null || against === null || against <= 0) return undefined;
  const percent = Math.round((medianHours / against - 1) * 100);
  return {
    median: medianHours,
    against,
    of: expectedHours === null ? 'team' : 'expected',
    percent,
    verdict: percent > tolerance ? 'slower' : percent < -tolerance ? 'faster' : 'asExpected',
  };
};

const urgency = ({ signals, overdue }: TeamMember): number =>
  (signals.includes('needs_help') ? 2000 : 0) + (signals.includes('in_difficulty') ? 1000 : 0) + Math.min(overdue, 999);

/** Who is to be looked at first: those who need help, those in difficulty, then the busiest. */
export const byUrgency = (members: readonly TeamMember[]): TeamMember[] =>
  [...members].sort(
    (a, b) =>
      urgency(b) - urgency(a) ||
      openSum(openCounts(b)) - openSum(openCounts(a)) ||
      a.person.name.localeCompare(b.person.name),
  );

const hoursInDay = 24;

/** Says hours as people do, "9 ч" or "3,5 дни"; what is compared is said in the unit of the longest, from a day on. */
export const durations = (language: string, longest: number): ((hours: number) => string) => {
  const say = (value: number, unit: 'day' | 'hour', digits: number): string =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'day' ? 'long' : 'short',
      maximumFractionDigits: digits,
    })
      .format(value)
      .replaceAll(' ', '\u00a0');
  return (hours) =>
    longest >= 3 * hoursInDay && hours >= hoursInDay
      ? say(hours / hoursInDay, 'day', hours < 30 * hoursInDay ? 1 : 0)
      : say(hours, 'hour', hours < 10 ? 1 : 0);
};

/** True where nothing is open and nothing was completed. */
export const isIdle = (member: TeamMember): boolean =>
  openSum(openCounts(member)) === 0 && member.completed === 0 && member.signals.length === 0;
