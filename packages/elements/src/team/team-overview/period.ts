import { dayOf } from '../../base/times.js';

const day = 86_400_000;

/** The past that is looked at: so many days, all of it, or from one day to another. */
export type TeamPeriod = '7' | '30' | '90' | 'all' | 'own';
export const periods: readonly TeamPeriod[] = ['7', '30', '90', 'all', 'own'];

const shifted = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** Days, both included; an empty one leaves that side open. */
export type Days = { from: string; to: string };

/** The days of a period, today the last of them. */
export const daysOf = (period: TeamPeriod, own: Days, now: Date, timeZone?: string): Days => {
  if (period === 'own') return own;
  if (period === 'all') return { from: '', to: '' };
  const today = dayOf(now, timeZone);
  return { from: shifted(today, 1 - Number(period)), to: today };
};

/** What the server is asked: its end is not included. What goes up to today is left open. */
export const queryOf = ({ from, to }: Days, today: string): { from?: string; to?: string } => ({
  ...(from ? { from } : {}),
  ...(to && to !== today ? { to: shifted(to, 1) } : {}),
});
