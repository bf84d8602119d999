import type { CrmEvent } from '@towerp/crm-protocol';
import type { Entities, EntityKind } from './cache.js';
import type { Hub } from './hub.js';
import { LiveList, type Listed, type ReadPage, type ShownList } from './list.js';

/** A list with counts, in the server's order. */
export interface CountedList<T> extends ShownList<T> {
  readonly counts: Readonly<Record<string, number>> | undefined;
}

export type CountedListStore<K extends EntityKind> = LiveList<K, CountedList<Entities[K]>, Listed>;

/** How a list is read and followed of which only the server knows filter and order. */
export interface CountedListOptions<K extends EntityKind> {
  readonly kind: K;
  readonly readPage: ReadPage<Entities[K]>;
  /** Tells the events after which it is read again. */
  readonly concerns: (event: CrmEvent, held: Listed) => boolean;
  readonly limit?: number | undefined;
  /** What this refuses leaves at once, before the server has told. */
  readonly isShown?: (entity: Entities[K]) => boolean;
  /** Takes in at once what is being made here, at the end, until the server has told where it stands. */
  readonly isLocal?: (entity: Entities[K]) => boolean;
}

/** A live list in the server's order. */
export const countedList = <K extends EntityKind>(hub: Hub, options: CountedListOptions<K>): CountedListStore<K> => {
  const { kind, readPage, concerns, limit, isShown = () => true, isLocal = () => false } = options;
  return new LiveList<K, CountedList<Entities[K]>, Listed>(hub, {
    kind,
    limit,
    readPage,
    complete: (listed) => listed,
    follow: (held, event) => (concerns(event, held) ? 'reload' : held),
    show: ({ ids, counts, nextCursor, loadingMore }) => ({
      items: [
        ...ids.flatMap((id) => {
          const entity = hub.cache.get(kind, id);
          return entity !== undefined && isShown(entity) ? [entity] : [];
        }),
        ...hub.cache.ahead(kind).flatMap((id) => {
          const entity = hub.cache.known(kind, id)?.value || ids.includes(id) ? undefined : hub.cache.get(kind, id);
          return entity !== undefined && isLocal(entity) ? [entity] : [];
        }),
      ],
      counts,
      nextCursor,
      loadingMore,
    }),
  });
};
