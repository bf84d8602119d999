import type { ImportReport } from '@towerp/crm-protocol';
import type { Database } from '../database/index.js';
import { importLines, type Quietly } from './service.js';
import type { ErpPage, ErpSource } from './source.js';

/** A line that the CRM did not take, and why; the others stand. */
export interface Refused {
  /** The page of this pull and the line in it, both from 1. */
  readonly page: number;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** What came of one pull. */
export interface PullReport {
  readonly pages: number;
  readonly accepted: number;
  readonly refused: readonly Refused[];
  /** Where the next pull begins. */
  readonly cursor: string | null;
}

const cursorOf = (database: Database, company: string, source: string): Promise<string | null> =>
  database.read({ company }, async (sql) => {
    const [row] = await sql.query<{ cursor: string }>(
      'select cursor from erp_cursor where company = $1 and source = $2',
      [company, source],
    );
    return row?.cursor ?? null;
  });

const keepCursor = (database: Database, company: string, source: string, cursor: string): Promise<unknown> =>
  database.write({ company }, (sql) =>
    sql.query(
      `insert into erp_cursor (company, source, cursor, pulled_at) values ($1, $2, $3, now())
       on conflict (company, source) do update set cursor = $3, pulled_at = now()`,
      [company, source, cursor],
    ),
  );

const bodyOf = ({ lines }: ErpPage): ReadableStream<Uint8Array> =>
  new Blob([lines.map((line) => `${JSON.stringify(line)}\n`).join('')]).stream();

const isCursor = (cursor: unknown): cursor is string => typeof cursor === 'string' && cursor.length <= 1_000;

/**
 * Pulls everything that a source has since the last time. A page's cursor is kept once its lines are in effect or refused,
 * so that whatever ends a pull, the next goes on with the page at which it ended: each line comes at least once.
 */
export const pullFrom = async (
  { database, quietly }: { readonly database: Database; readonly quietly: Quietly },
  company: string,
  source: ErpSource,
): Promise<PullReport> => {
  // The company begins with its source, even where that has nothing yet.
  await quietly(() => Promise.resolve());
  let cursor = await cursorOf(database, company, source.name);
  let [pages, accepted] = [0, 0];
  const refused: Refused[] = [];
  for await (const page of source.changesSince(cursor)) {
    pages += 1;
    if (!isCursor(page.cursor))
      throw new TypeError(
        `${source.name}: the cursor of page ${String(pages)} is no text of at most 1,000 characters.`,
      );
    const report: ImportReport = await importLines(quietly, bodyOf(page));
    accepted += report.accepted;
    refused.push(...report.rejected.map((one) => ({ page: pages, ...one })));
    await keepCursor(database, company, source.name, page.cursor);
    cursor = page.cursor;
  }
  return { pages, accepted, refused, cursor };
};
