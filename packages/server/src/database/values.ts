import pg from 'pg';

const number = (text: string): number => Number(text);

// Sessions run in UTC, so a moment needs no arithmetic, only another spelling; a list has hundreds of them.
const instant = (text: string): string => {
  if (!text.endsWith('+00') || text.length < 22 || text.length > 29 || text[10] !== ' ')
    return new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).toISOString();
  const fraction = text.length > 22 ? `${text.slice(20, -3)}00`.slice(0, 3) : '000';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
};
const asText = (text: string): string => text;

const own: Readonly<Record<number, (text: string) => unknown>> = {
  20: number, // int8: counts and seqs stay far below 2^53
  1700: number, // numeric: amounts have at most 4 decimals
  1082: asText, // date: a day, not a moment
  1114: asText,
  1184: instant,
  114: (text) => JSON.parse(text) as unknown,
  3802: (text) => JSON.parse(text) as unknown,
};

/** Reads values as text gives them, alike on both databases: numbers, days as text, moments as RFC 3339 with milliseconds. */
export const parserOf = (oid: number): ((text: string) => unknown) =>
  own[oid] ?? (pg.types.getTypeParser(oid, 'text') as (text: string) => unknown);

const arrayElement = (value: unknown): string => {
  const text = parameterOf(value);
  return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
};

/** Writes a parameter as text, alike for both databases. */
export const parameterOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  throw new TypeError('A parameter is text, a number, a boolean, null, or a list of these; JSON goes as text.');
};
