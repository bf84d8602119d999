import type { Status, Thread } from '@towerp/crm-protocol';
import { behind } from '../http/index.js';
import { LiveList, type Hub, type ReadPage, type ShownList } from '../store/index.js';
import type { Reader } from '../people/index.js';
import type { ThreadApi } from './api.js';
import type { ThreadFilter } from './filter.js';
import type { Held, ThreadListing } from './listing.js';

/** A list of threads as it is shown; `counts` is the number per status under the other filters. */
export interface ThreadList extends ShownList<Thread> {
  readonly counts: Readonly<Record<Status, number>> | undefined;
}

export type ThreadListStore = LiveList<'thread', ThreadList, Held>;

// Beside the first page: nothing is judged or shown before one is there.
const loadListing = behind(() => import('./listing.js'));

/** A live list of threads that judges changes by its own filter and order. */
export const threadListStore = (hub: Hub, api: ThreadApi, reader: Reader, filter: ThreadFilter): ThreadListStore => {
  let listing!: ThreadListing;
  const readPage: ReadPage<Thread> = async (page, signal) => {
    const answer = api.page({ ...filter, ...page, counts: 'status' }, signal);
    const [read, { ThreadListing: Listing }] = await Promise.all([answer, loadListing()]);
    listing ??= new Listing(hub, api, reader, filter, () => {
      store.verify();
    });
    return read;
  };
  const store: ThreadListStore = new LiveList<'thread', ThreadList, Held>(hub, {
    kind: 'thread',
    limit: filter.limit,
    readPage,
    complete: (listed, _, signal) => listing.complete(listed, signal),
    follow: (held, event, before) => listing.follow(held, event, before),
    show: (held) => listing.show(held),
  });
  return store;
};
