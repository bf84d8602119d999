import type { Messages } from '../locale/messages.js';

const cache = new Map<string, Intl.DateTimeFormat>();

/** A format of dates, made once per language and options. */
export const format = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  let found = cache.get(key);
  if (!found) cache.set(key, (found = new Intl.DateTimeFormat(language, options)));
  return found;
};

/** The day of a moment as `2026-11-30`, in a time zone or in the reader's own. */
export const dayOf = (at: Date, timeZone?: string): string =>
  format('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', ...(timeZone ? { timeZone } : {}) }).format(at);

/** Whole days from one day to another, negative where it lies behind. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Words of time in one language, around one moment. */
export type Timing = { language: string; messages: Messages; now: Date; timeZone?: string | undefined };

const clock = (at: Date, { language }: Timing): string =>
  format(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);

/** "20 ноем.": engines disagree on short Bulgarian months, so the locale may bring its own. */
export const shortDay = (day: string, { language, messages, now }: Timing): string => {
  const at = new Date(`${day}T12:00:00Z`);
  const year = day.startsWith(String(now.getFullYear())) ? '' : ` ${day.slice(0, 4)}`;
  const month = messages.shortMonths?.[at.getUTCMonth()];
  if (month) return `${String(at.getUTCDate())}\u00a0${month}${year}`;
  return format(language, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(year ? { year: 'numeric' } : {}),
  }).format(at);
};

const units = new Map<string, Intl.NumberFormat>();

const unit = (language: string, value: number, name: 'minute' | 'hour'): string => {
  const key = `${language} ${name}`;
  let found = units.get(key);
  if (!found)
    units.set(key, (found = new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' })));
  return found.format(value);
};

const minutesAgo = (at: Date, now: Date): number => Math.floor((now.getTime() - at.getTime()) / 60_000);

/** How long ago for a row: "14 мин", "1 ч", "вчера", "20 ноем.". */
export const briefly = (instant: string, timing: Timing): string => {
  const at = new Date(instant);
  const minutes = minutesAgo(at, timing.now);
  if (minutes < 1) return timing.messages.justNow;
  if (minutes < 60) return unit(timing.language, minutes, 'minute');
  const days = daysBetween(dayOf(at), dayOf(timing.now));
  if (days <= 0) return unit(timing.language, Math.floor(minutes / 60), 'hour');
  return days === 1 ? timing.messages.yesterday : shortDay(dayOf(at), timing);
};

/** When, beside a name: "преди 38 мин", "09:40", "вчера, 16:18", "19 ноем., 10:24". */
export const when = (instant: string, timing: Timing): string => {
  const at = new Date(instant);
  const minutes = minutesAgo(at, timing.now);
  if (minutes < 1) return timing.messages.justNow;
  if (minutes < 60) return new Intl.RelativeTimeFormat(timing.language, { style: 'short' }).format(-minutes, 'minute');
  const days = daysBetween(dayOf(at), dayOf(timing.now));
  if (days <= 0) return clock(at, timing);
  return `${days === 1 ? timing.messages.yesterday : shortDay(dayOf(at), timing)}, ${clock(at, timing)}`;
};

/** "09:40" */
export const timeOfDay = (instant: string, timing: Timing): string => clock(new Date(instant), timing);

/** The full date and time, for hover and assistive technology. */
export const exactly = (instant: string, { language }: Timing): string =>
  format(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(instant));

/** A due date in words, and how pressing it is. */
export type Due = { tone: 'overdue' | 'today' | 'later'; text: string };

export const dueOf = (date: string, timing: Timing): Due => {
  const days = daysBetween(dayOf(timing.now, timing.timeZone), date);
  if (days < 0) return { tone: 'overdue', text: timing.messages.overdueBy(-days) };
  if (days === 0) return { tone: 'today', text: timing.messages.today };
  return { tone: 'later', text: days === 1 ? timing.messages.tomorrow : shortDay(date, timing) };
};
