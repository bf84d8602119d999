import type { Page } from '@towerp/crm-protocol';
import type { Responded } from './http.js';
import type { Reply } from './reply.js';
import { replyOf } from './reply.js';

type Items<P extends Page<unknown>> = P['items'];

/** A list that was asked for: `await` gives its first page, `for await` every item of every page. */
export interface PageRequest<P extends Page<unknown>> extends Reply<P>, AsyncIterable<Items<P>[number]> {
  /** The first page. */
  page(): Reply<P>;
  /** The items of as many pages as there are, at most `limit`. */
  all(most: { limit: number }): Promise<Items<P>[number][]>;
}

/** Asks for the first page now, and for the others as they are wanted. */
export const pages = <P extends Page<unknown>>(
  load: (page: { cursor?: string }) => Promise<Responded<P>>,
): PageRequest<P> => {
  const first = replyOf(load({}));
  const items = async function* (): AsyncGenerator<Items<P>[number], void, undefined> {
    for (let page: P = await first; ; page = (await load({ cursor: page.nextCursor })).value) {
      yield* page.items as Awaited<Items<P>[number]>[];
      if (page.nextCursor === null) return;
    }
  };
  const all = async ({ limit }: { limit: number }): Promise<Items<P>[number][]> => {
    const found: Items<P>[number][] = [];
    if (limit > 0) for await (const item of items()) if (found.push(item) >= limit) break;
    return found;
  };
  return Object.assign(first, { [Symbol.asyncIterator]: items, all, page: () => first });
};
