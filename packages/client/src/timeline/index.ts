import type { timelineRoutes, Page, RouteQuery, TimelineItem } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import { pages, type PageRequest, type CallOptions, type Http } from '../http/index.js';
import { Keyed, type Hub, type Loadable } from '../store/index.js';
import { TimelineStore, type Timeline } from './timeline-store.js';
import { timelineCalls } from './calls.js';

export type { Timeline, TimelineEntry } from './timeline-store.js';

/** Which items of a timeline are asked for, and in which order. */
export type TimelineQuery = Omit<RouteQuery<typeof timelineRoutes.list>, 'cursor'>;

/** What happened in threads, in the order of arrival. */
export interface Timelines {
  /** The live end of a thread's timeline, with what the reader is just writing. */
  $of(threadId: string): ReadableAtom<Loadable<Timeline>>;
  /** Reads the page before what is shown. */
  loadEarlier(threadId: string): Promise<void>;
  list(threadId: string, query?: TimelineQuery, options?: CallOptions): PageRequest<Page<TimelineItem>>;
}

/** The room of timelines. */
export const timeline = (http: Http, hub: Hub): Timelines => {
  const read = (id: string, query: RouteQuery<typeof timelineRoutes.list>, signal?: AbortSignal) =>
    http.call(timelineCalls.list, { params: { id }, query, signal });
  const stores = new Keyed(
    (id: string) => new TimelineStore(hub, id, (page, signal) => read(id, { ...page, order: 'desc' }, signal)),
  );
  return {
    $of: (threadId) => stores.of(threadId).$,
    loadEarlier: (threadId) => stores.of(threadId).loadEarlier(),
    list: (threadId, query, options) => pages((page) => read(threadId, { ...query, ...page }, options?.signal)),
  };
};
