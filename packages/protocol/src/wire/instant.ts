import * as z from 'zod/mini';

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

const isCalendarDate = (value: string): boolean => {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

const isInstant = (value: string): boolean =>
  rfc3339.test(value) && isCalendarDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));

/** A moment: RFC 3339, kept and answered in UTC with milliseconds. */
export const Instant = z.string().check(
  z.refine(isInstant, { error: 'must be an RFC 3339 date and time', abort: true }),
  z.overwrite((value: string) => new Date(value).toISOString()),
);

/** A day in the company's time zone: `2026-11-30`. */
export const LocalDate = z.string().check(
  z.refine((value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isCalendarDate(value), {
    error: 'must be a date such as 2026-11-30',
  }),
);

/** An edge of a period in a query: a moment, or a day in the company's time zone. */
export const Edge = z.union([Instant, LocalDate]);
