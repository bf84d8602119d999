import type { Thread } from '@towerp/crm-protocol';
import { plainTextOf } from '@towerp/crm-protocol/words';
import { dayOf, format, type Timing } from '../../../base/times.js';
import { triageWords } from '../../../locale/triage-words.js';

// Excel where the decimal sign is a comma, as in Bulgaria, parts columns by semicolons; the mark tells it UTF-8.
const separator = ';';
const byteOrderMark = '\uFEFF';

/** A cell that no spreadsheet takes for a formula, quoted where it has to be. */
export const csvCell = (value: string | number): string => {
  const text = String(value);
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** `2026-11-24 14:05`, which every spreadsheet reads as a moment, in the company's time zone. */
const cellTime = (instant: string, { timeZone }: Timing): string => {
  const at = new Date(instant);
  const zone = timeZone ? { timeZone } : {};
  const clock = format('sv-SE', { hour: '2-digit', minute: '2-digit', hour12: false, ...zone }).format(at);
  return `${dayOf(at, timeZone)} ${clock}`;
};

const cellsOf = (thread: Thread, timing: Timing): (string | number)[] => {
  const { messages } = timing;
  const { topic, status, counterparty, author, participants, unread, counts, description, id } = thread;
  return [
    topic,
    messages.statuses[status],
    counterparty?.title ?? '',
    author.name,
    participants.map(({ name }) => name).join(', '),
    unread,
    counts.openTasks,
    cellTime(thread.lastActivityAt, timing),
    cellTime(thread.createdAt, timing),
    description ? plainTextOf(description, (kind) => messages.kinds[kind] ?? kind) : '',
    id,
  ];
};

const line = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(separator)}\r\n`;

/** The first line: what stands in each column. */
export const csvHead = ({ messages }: Timing): string => byteOrderMark + line(Object.values(triageWords(messages).csv));

/** A thread as one line. */
export const csvLine = (thread: Thread, timing: Timing): string => line(cellsOf(thread, timing));
