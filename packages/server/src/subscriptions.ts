import { followAttach, followLineage } from './attachments/index.js';
import type { Subscription } from './changes/index.js';
import { indexEntries } from './mentions/index.js';
import { followReading, notify } from './notifications/index.js';
import { followActivity } from './threads/index.js';
import { followNames } from './search/index.js';
import { followTimeline } from './timeline/index.js';

/** What follows from changes, in the order in which it runs inside the write's transaction. */
export const subscriptions: readonly Subscription[] = [
  followNames,
  // What derives from what decides what is attached, and that what threads count.
  followAttach,
  followLineage,
  indexEntries,
  followTimeline,
  followActivity,
  // Entries and attachments have told their events; now their threads tell theirs, once each.
  (write) => Promise.resolve(write.changes.settleTouched()),
  notify,
  followReading,
];
