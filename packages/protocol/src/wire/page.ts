import * as z from 'zod/mini';

/** All there is, without pages. */
export const items = <T extends z.ZodMiniType>(item: T) => z.object({ items: z.array(item) });

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
