import { daysBetween } from '../base/times.js';

/** So many days after a day. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The place of a day in its week: 0 on Monday, 6 on Sunday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const weekdays: readonly (readonly string[])[] = [
  ['пн', 'понеделник', 'mon', 'monday'],
  ['вт', 'вторник', 'tue', 'tuesday'],
  ['ср', 'сряда', 'wed', 'wednesday'],
  ['чт', 'четвъртък', 'thu', 'thursday'],
  ['пт', 'петък', 'fri', 'friday'],
  ['сб', 'събота', 'sat', 'saturday'],
  ['нд', 'неделя', 'sun', 'sunday'],
];

const existing = (year: number, month: number, date: number): string | undefined => {
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.toISOString().slice(0, 10) : undefined;
};

/** Reads a due date as people write it: "днес", "утре", "3д", "2с" (weeks), "25.12", "25.12.2027", "пн"; `undefined` where
 *  it is none. A date without a year is the next such day, a day of the week the next one after today. */
export const readDue = (text: string, today: string): string | undefined => {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  if (/^(днес|today)$/.test(word)) return today;
  if (/^(утре|tomorrow)$/.test(word)) return dayAfter(today, 1);
  const ahead = /^\+?(\d{1,3}) ?(д|дни|ден|d|days?|с|седм|w|weeks?)$/.exec(word);
  if (ahead) return dayAfter(today, Number(ahead[1]) * (/^[сw]/.test(ahead[2] ?? '') ? 7 : 1));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const date = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?$/.exec(word);
  if (date) {
    const [, day, month, written] = date;
    const year = written === undefined ? Number(today.slice(0, 4)) : Number(written) + (written.length === 2 ? 2000 : 0);
    const found = existing(year, Number(month), Number(day));
    return written === undefined && (found === undefined || found < today) ? existing(year + 1, Number(month), Number(day)) : found;
  }
  const weekday = weekdays.findIndex((names) => names.includes(word));
  return weekday === -1 ? undefined : dayAfter(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}; // prettier-ignore

/** How open tasks are told apart by their due date; a week ends on Sunday. */
export const buckets = ['overdue', 'today', 'week', 'later', 'none'] as const;
export type Bucket = (typeof buckets)[number];

export const bucketOf = (dueDate: string | null, today: string): Bucket => {
  if (dueDate === null) return 'none';
  const days = daysBetween(today, dueDate);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= 6 - weekdayOf(today) ? 'week' : 'later';
};

/** The days of a month in whole weeks from Monday; `month` as `2026-11`. */
export const weeksOf = (month: string): string[][] => {
  const first = `${month}-01`;
  const start = dayAfter(first, -weekdayOf(first));
  const weeks: string[][] = [];
  for (let day = start; weeks.length === 0 || day.slice(0, 7) === month; day = dayAfter(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => dayAfter(day, index)));
  return weeks;
};
