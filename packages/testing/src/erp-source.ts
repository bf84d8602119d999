import { ImportLine } from '@towerp/crm-protocol';
import type { Database, ErpLine, ErpPage, ErpSource } from '@towerp/crm-server';
import { randomUUID } from 'node:crypto';
import { startTestCrm, type TestCrm } from './test-crm.js';

/** What can be wrong with a feed. */
export type ErpFault =
  /** A kind that is not lower case, or that the CRM keeps for itself. */
  | 'kind'
  /** A date or moment that is not RFC 3339, or does not exist. */
  | 'date'
  /** A title or name that is empty or longer than is allowed. */
  | 'title'
  /** Anything else in a line that the CRM would not take. */
  | 'invalid'
  /** A reference to what comes later, or never. */
  | 'unknown_ref'
  /** Records that would derive from themselves. */
  | 'cycle'
  /** Pulled again, the same thing comes under another id. */
  | 'unstable_id'
  /** Pulled again, the same thing says something else. */
  | 'not_deterministic'
  /** Taken again, what has not changed tells people of a change. */
  | 'replay'
  /** From the cursor of a page, what comes is not what came after it. */
  | 'cursor';

/** One fault, and where it shows. */
export interface ErpFinding {
  readonly code: ErpFault;
  readonly message: string;
  /** What the fault is about, such as `record:client_order:43659`; null where it is about the feed. */
  readonly about: string | null;
}

const nameOf = (line: ErpLine): string => {
  const { type, kind, id } = line as { type: string; kind?: string; id?: string };
  return [type, kind, id].filter((part) => part !== undefined).join(':');
};

const codes: Readonly<Record<string, ErpFault>> = { kind: 'kind', date: 'date', title: 'title', name: 'title' };

/** The faults of one line by itself. */
const faultsOf = (line: ErpLine): ErpFinding[] => {
  const parsed = ImportLine.safeParse(line);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    code: codes[String(path.at(-1))] ?? 'invalid',
    message: `${path.map(String).join('.')} ${message}`.trim(),
    about: nameOf(line),
  }));
};

const pagesSince = async (source: ErpSource, cursor: string | null): Promise<ErpPage[]> => {
  const pages: ErpPage[] = [];
  for await (const page of source.changesSince(cursor)) pages.push(page);
  return pages;
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
};

/** What a feed says in the end, by what it is about. */
const saidBy = (pages: readonly ErpPage[]): Map<string, string> =>
  new Map(pages.flatMap(({ lines }) => lines.map((line) => [nameOf(line), JSON.stringify(sorted(line))])));

const difference = (first: Map<string, string>, second: Map<string, string>): ErpFinding[] => {
  const missing = [...first.keys()].filter((name) => !second.has(name));
  const fresh = [...second.keys()].filter((name) => !first.has(name));
  const changed = [...first].filter(([name, text]) => second.has(name) && second.get(name) !== text);
  return [
    ...[...missing, ...fresh].map((about) => ({
      code: 'unstable_id' as const,
      message: 'comes in one of two pulls from the beginning, and not in the other',
      about,
    })),
    ...changed.map(([about]) => ({
      code: 'not_deterministic' as const,
      message: 'says something else in the second of two pulls from the beginning',
      about,
    })),
  ];
};

/** Whether the feed goes on behind each of its pages with the pages that came after it. */
const cursorFaults = async (source: ErpSource, pages: readonly ErpPage[]): Promise<ErpFinding[]> => {
  const findings: ErpFinding[] = [];
  for (const [index, { cursor }] of pages.entries()) {
    const expected = saidBy(pages.slice(index + 1));
    const said = saidBy(await pagesSince(source, cursor));
    const lacking = [...expected.keys()].find((name) => !said.has(name));
    const isLast = index === pages.length - 1;
    if (lacking !== undefined)
      findings.push({ code: 'cursor', message: `does not come from the cursor “${cursor}” on`, about: lacking });
    else if (isLast && said.size > 0)
      findings.push({ code: 'cursor', message: `The last cursor, “${cursor}”, brings lines again.`, about: null });
  }
  return findings;
};

/** A source that gives what was pulled before. */
const replaying = (name: string, pages: readonly ErpPage[]): ErpSource => ({
  name,
  async *changesSince() {
    for (const page of pages) yield await Promise.resolve(page);
  },
});

/** What a backend says to the lines that are right by themselves. */
const refusals = async ({ crm, company }: TestCrm, pages: readonly ErpPage[]): Promise<ErpFinding[]> => {
  const whole = pages.map(({ lines, cursor }) => ({
    cursor,
    lines: lines.filter((line) => faultsOf(line).length === 0),
  }));
  const { refused } = await crm.pull(company, replaying('checked', whole));
  return refused.map(({ page, line, code, message }) => {
    const about = whole[page - 1]?.lines[line - 1];
    const known: ErpFault = code === 'cycle' || code === 'unknown_ref' || code === 'kind' ? code : 'invalid';
    return { code: known, message, about: about ? nameOf(about) : null };
  });
};

const headOf = async ({ crm, tokenFor }: TestCrm): Promise<number> => {
  const token = await tokenFor({ id: 'erp', role: 'service' });
  const headers = { Authorization: `Bearer ${token}` };
  const response = await crm.fetch(new Request('http://crm.test/v1/company', { headers }));
  return Number(response.headers.get('crm-seq'));
};

const replayFaults = async (test: TestCrm, pages: readonly ErpPage[]): Promise<ErpFinding[]> => {
  const before = await headOf(test);
  await test.crm.pull(test.company, replaying('replayed', pages));
  const events = (await headOf(test)) - before;
  if (events === 0) return [];
  const message = `The same lines once more bring ${String(events)} events: a thing stands in the feed twice, each time otherwise.`;
  return [{ code: 'replay', message, about: null }];
};

export interface CheckErpSourceOptions {
  /** A migrated database for many checks; each has one in memory of its own where absent. */
  readonly database?: Database;
}

/**
 * Pulls a feed into a real backend in memory, twice and from each of its cursors, and tells what is wrong with it; nothing
 * where the CRM can rely on it. The feed must stand still meanwhile, so give it a copy of the data or a quiet moment.
 *
 * @example
 * assert.deepEqual(await checkErpSource(salesFeed(database)), []);
 */
export const checkErpSource = async (
  source: ErpSource,
  { database }: CheckErpSourceOptions = {},
): Promise<readonly ErpFinding[]> => {
  const pages = await pagesSince(source, null);
  const again = await pagesSince(source, null);
  const test = await startTestCrm({ company: `checked-${randomUUID()}`, ...(database ? { database } : {}) });
  try {
    const refused = await refusals(test, pages);
    return [
      ...pages.flatMap(({ lines }) => lines.flatMap(faultsOf)),
      ...refused,
      // What was refused changes with what came after it.
      ...(refused.length === 0 ? await replayFaults(test, pages) : []),
      ...difference(saidBy(pages), saidBy(again)),
      ...(await cursorFaults(source, pages)),
    ];
  } finally {
    await test.close();
  }
};
