import * as z from 'zod/mini';
import { integer } from './query.js';

/** The parameters of every list: keyset pages of 1–200 items, 50 unless told. */
export const pageQuery = {
  limit: z.optional(integer(1, 200)),
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(2000))),
};

/** One page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

/** A page with counts per key under the other filters. */
export const countedPage = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.nullable(z.string()),
    counts: z.optional(z.record(z.string(), z.number())),
  });
export type Page<T> = { items: T[]; nextCursor: string | null; counts?: Record<string, number> | undefined };
