export { EntityCache, keyOf, type Entities, type EntityKind, type Optimistic } from './cache.js';
export { countedList, type CountedList, type CountedListStore } from './counted-list.js';
export { Hub, type Before, type Connection } from './hub.js';
export { Keyed } from './keyed.js';
export { LiveList, type Listed, type ShownList } from './list.js';
export { insteadOf, Live, type Followed } from './live.js';
export { alike, type Loadable } from './loadable.js';
export { refreshInside } from './refresh.js';
export { entryIdOf, holds, type EntryKind } from './pending.js';
