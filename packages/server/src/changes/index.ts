export type {
  AttachChange,
  AttachmentChange,
  Change,
  Edge,
  EdgesChange,
  EntryChange,
  NamedChange,
  Facts,
  PendingEvent,
  PendingNotification,
  PendingTimelineItem,
  ReadChange,
  RecordChange,
  RecordFacts,
} from './change.js';
export { Changes } from './changes.js';
export { flush } from './flush.js';
export { created, done, gone, type KeyedAnswer, type Outcome, type Subscription, type Write } from './write.js';
export { expectVersion } from './precondition.js';
export { requestHash, stands } from './request-hash.js';
export { holdLineage } from './lineage.js';
