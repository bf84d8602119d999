import * as z from 'zod/mini';
import { attachmentEvents } from './attachments/index.js';
import { commentEvents } from './comments/index.js';
import { communicationEvents } from './communications/index.js';
import { notificationEvents } from './notifications/index.js';
import { directoryEvents } from './people/index.js';
import { recordEvents } from './records/index.js';
import { taskEvents } from './tasks/index.js';
import { threadEvents } from './threads/index.js';
import { topicEvents } from './topics/index.js';
import { event, Seq } from './wire/event.js';
import { Instant } from './wire/instant.js';
import { Kind } from './wire/ref.js';

/** Every event that moves a cursor, by type. An unknown type is passed over by a client. */
export const events = {
  ...threadEvents,
  ...commentEvents,
  ...communicationEvents,
  ...taskEvents,
  ...attachmentEvents,
  ...recordEvents,
  ...topicEvents,
  ...directoryEvents,
  ...notificationEvents,
  /** A thread or record came into the caller's sight or went out of it: read it anew, or drop it. */
  'access.changed': event('access.changed', z.object({ kind: Kind, id: z.string(), visible: z.boolean() })),
};
export type EventType = keyof typeof events;
export type CrmEvent = { [T in EventType]: z.infer<(typeof events)[T]> }[EventType];

/** What the stream says of itself, outside the sequence. */
export const signals = {
  /** Comes first: events after `seq` follow. */
  ready: z.object({ seq: Seq, epoch: z.string(), head: Seq }),
  /** The cursor could not be resumed: read anew; the stream goes on from head. */
  reset: z.object({ seq: Seq, epoch: z.string(), reason: z.string() }),
  /** Moves the cursor of a caller who was shown nothing. */
  sync: z.object({ seq: Seq }),
  /** The token's time is over; the stream ends. */
  token_expired: z.object({ at: Instant }),
  /** A newer stream of the same person took this one's place. */
  replaced: z.object({ at: Instant }),
};
export type SignalType = keyof typeof signals;
export type Signal = { [T in SignalType]: { type: T } & z.infer<(typeof signals)[T]> }[SignalType];
