import { format } from '../base/times.js';

/** A moment as a field of date and time shows it, `2026-11-30T14:05`, in a time zone or in the reader's own. */
export const fieldOf = (at: Date, timeZone?: string): string =>
  format('sv-SE', {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  })
    .format(at)
    .replace(' ', 'T'); // prettier-ignore

/** The moment that such a field means; undefined where it holds none. In the hour that a clock shows twice, the first. */
export const momentOf = (field: string, timeZone?: string): Date | undefined => {
  if (field === '') return undefined;
  const asUtc = Date.parse(`${field}:00Z`);
  const shownFor = (at: number): number => Date.parse(`${fieldOf(new Date(at), timeZone)}:00Z`);
  // The offset holds around the moment; where a clock is put forward or back, the second look has the right one.
  const guess = asUtc - (shownFor(asUtc) - asUtc);
  return new Date(guess - (shownFor(guess) - asUtc));
};
