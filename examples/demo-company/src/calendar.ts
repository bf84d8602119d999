/** A day as the number of days since 1 January 1970, in Sofia. */
export type Day = number;

const DAY = 86_400_000;
const MINUTE = 60_000;

// The holidays with a fixed date; Easter moves, and nobody misses it here.
const HOLIDAYS = new Set(['01-01', '03-03', '05-01', '05-06', '05-24', '09-06', '09-22', '12-24', '12-25', '12-26']);

const MONTHS = [
  'януари',
  'февруари',
  'март',
  'април',
  'май',
  'юни',
  'юли',
  'август',
  'септември',
  'октомври',
  'ноември',
  'декември',
] as const;

const WEEKDAYS = ['понеделник', 'вторник', 'сряда', 'четвъртък', 'петък', 'събота', 'неделя'] as const;

/** The day it is in Sofia at this instant. */
export function dayOf(instant: Date): Day {
  return Math.floor((instant.getTime() + offsetOf(instant.getTime())) / DAY);
}

/** The instant of this minute of the day in Sofia. */
export function instantOf(day: Day, minute: number): number {
  const local = day * DAY + minute * MINUTE;
  return local - offsetOf(local - 2 * 60 * MINUTE);
}

/** The day as the wire writes it: `2026-11-24`. */
export function isoDay(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Whether the company works on this day. */
export function isWorkday(day: Day): boolean {
  return weekdayOf(day) < 5 && !HOLIDAYS.has(isoDay(day).slice(5));
}

/** The day that many working days later, or earlier where the number is negative; 0 goes forward to the next working day. */
export function workday(day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let at = day;
  if (count === 0) while (!isWorkday(at)) at++;
  for (let left = Math.abs(count); left > 0; left--) {
    at += step;
    while (!isWorkday(at)) at += step;
  }
  return at;
}

/** „4 декември“. */
export function spokenDay(day: Day): string {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
}

/** „27-ми“, „22-ри“. */
export function ordinalDay(day: Day): string {
  const date = new Date(day * DAY).getUTCDate();
  const last = date % 10;
  if (date > 10 && date < 20) return `${date}-ти`;
  if (last === 1) return `${date}-ви`;
  if (last === 2) return `${date}-ри`;
  return last === 7 || last === 8 ? `${date}-ми` : `${date}-ти`;
}

/** „във вторник“. */
export function onWeekday(day: Day): string {
  return `${weekdayOf(day) === 1 ? 'във' : 'в'} ${weekdayName(day)}`;
}

/** „вторник“. */
export function weekdayName(day: Day): string {
  return WEEKDAYS[weekdayOf(day)] ?? '';
}

/** The quarter that begins next: „първо“ and its months. */
export function nextQuarter(day: Day): { ordinal: string; months: readonly string[] } {
  const quarter = (Math.floor(new Date(day * DAY).getUTCMonth() / 3) + 1) % 4;
  const ordinal = ['първо', 'второ', 'трето', 'четвърто'][quarter] ?? '';
  return { ordinal, months: MONTHS.slice(quarter * 3, quarter * 3 + 3) };
}

function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

function offsetOf(instant: number): number {
  const year = new Date(instant).getUTCFullYear();
  const isSummer = instant >= lastSunday(year, 2) && instant < lastSunday(year, 9);
  return (isSummer ? 3 : 2) * 60 * MINUTE;
}

function lastSunday(year: number, month: number): number {
  const end = new Date(Date.UTC(year, month, 31, 1));
  return end.getTime() - end.getUTCDay() * DAY;
}
