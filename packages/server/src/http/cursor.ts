import { createHash } from 'node:crypto';
import { invalid } from '../access/index.js';

type Key = readonly (string | number | null)[];

/** What a page is asked for with. */
export interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const checksum = (list: string, key: Key): string =>
  createHash('sha256')
    .update(JSON.stringify([list, key]))
    .digest('base64url')
    .slice(0, 10);

/** Everything of a query that decides which items a list has and in which order. */
const listOf = (name: string, query: Readonly<Record<string, unknown>>): string => {
  const { limit: _limit, cursor: _cursor, counts: _counts, ...rest } = query;
  return JSON.stringify([
    name,
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
};

/** One keyset page of a list: where it begins, and how its rows become items and the next cursor. */
export class Keyset {
  readonly limit: number;
  /** The key after which the page begins; undefined for the first one. */
  readonly after: Key | undefined;
  readonly #list: string;

  constructor(name: string, query: PageQuery & Readonly<Record<string, unknown>>) {
    this.limit = query.limit ?? 50;
    this.#list = listOf(name, query);
    this.after = query.cursor === undefined ? undefined : this.#read(query.cursor);
  }

  /** Cuts rows, of which one more than the limit was asked, to a page. */
  page<Row>(rows: readonly Row[], keyOf: (row: Row) => Key): { rows: readonly Row[]; nextCursor: string | null } {
    const last = rows.length > this.limit ? rows[this.limit - 1] : undefined;
    return { rows: rows.slice(0, this.limit), nextCursor: last === undefined ? null : this.#write(keyOf(last)) };
  }

  #write(key: Key): string {
    return Buffer.from(JSON.stringify([checksum(this.#list, key), ...key])).toString('base64url');
  }

  #read(cursor: string): Key {
    try {
      const [sum, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [string, ...Key];
      if (sum === checksum(this.#list, key)) return key;
    } catch {
      // Told below.
    }
    throw invalid('cursor', 'is not one of this list under these filters and this order', 'cursor');
  }
}
