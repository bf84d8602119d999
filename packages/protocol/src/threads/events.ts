import * as z from 'zod/mini';
import { event, Seq } from '../wire/event.js';
import { Uuid } from '../wire/id.js';
import { Thread } from './thread.js';

export const threadEvents = {
  'thread.created': event('thread.created', Thread),
  'thread.updated': event('thread.updated', Thread),
  /** Told to the reader alone, on every device of theirs. */
  'thread.read': event('thread.read', z.object({ threadId: Uuid, unread: z.number(), upToSeq: Seq })),
};
