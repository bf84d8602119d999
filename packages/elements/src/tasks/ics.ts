import type { Task } from '@towerp/crm-protocol';
import { dayAfter } from './due-date.js';

const bytes = new TextEncoder();
const longest = 75;

/** Breaks a line of content into lines of 75 octets at most, never inside a letter (RFC 5545, 3.1). */
export const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let length = 0;
  for (const letter of line) {
    const size = bytes.encode(letter).length;
    if (length + size > longest) {
      parts.push(part);
      part = ' ';
      length = 1;
    }
    part += letter;
    length += size;
  }
  return [...parts, part].join('\r\n');
};

/** A text as a value (RFC 5545, 3.3.11); what a calendar cannot hold is left out. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);

const stamp = (instant: string): string => instant.replaceAll(/[-:]|\.\d+/g, '');
const day = (date: string): string => date.replaceAll('-', '');

/** The tasks with a due date as a calendar (RFC 5545), each on its whole day. */
export const icsOf = (tasks: readonly Task[], now: Date): string => {
  const events = tasks.flatMap(({ id, topic, dueDate, assignee, updatedAt }) =>
    dueDate === null
      ? []
      : [
          'BEGIN:VEVENT',
          `UID:${id}@towerp-crm`,
          `DTSTAMP:${stamp(now.toISOString())}`,
          `LAST-MODIFIED:${stamp(updatedAt)}`,
          `DTSTART;VALUE=DATE:${day(dueDate)}`,
          `DTEND;VALUE=DATE:${day(dayAfter(dueDate, 1))}`,
          `SUMMARY:${escaped(topic)}`,
          `DESCRIPTION:${escaped(assignee.name)}`,
          'TRANSP:TRANSPARENT',
          'END:VEVENT',
        ],
  );
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//TOWERP//CRM//BG', 'CALSCALE:GREGORIAN', ...events, 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}; // prettier-ignore

/** Gives the reader the tasks as a file for a calendar. */
export const saveIcs = (tasks: readonly Task[], name: string): void => {
  const url = URL.createObjectURL(new Blob([icsOf(tasks, new Date())], { type: 'text/calendar' }));
  Object.assign(document.createElement('a'), { href: url, download: `${name}.ics` }).click();
  // The download has the address by then.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
};
