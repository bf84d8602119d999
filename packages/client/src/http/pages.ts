import type { Page } from '@towerp/crm-protocol';

/** A list that was asked for: `await` gives its first page, `for await` every item of every page. */
export type PageRequest<P extends Page<unknown>> = Promise<P> & AsyncIterable<P['items'][number]>;

/** Asks for the first page now, and for the others as they are wanted. */
export const pages = <P extends Page<unknown>>(load: (cursor: string | undefined) => Promise<P>): PageRequest<P> => {
  const first = load(undefined);
  const items = async function* (): AsyncGenerator<P['items'][number], void, undefined> {
    for (let page: P = await first; ; page = await load(page.nextCursor)) {
      yield* page.items as Awaited<P['items'][number]>[];
      if (page.nextCursor === null) return;
    }
  };
  return Object.assign(first, { [Symbol.asyncIterator]: items });
};
