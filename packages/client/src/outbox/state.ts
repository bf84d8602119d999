import type { Responded } from '../http/index.js';
import { atom } from 'nanostores';
import type { Entry, Refusal } from './entry.js';
import type { Item } from './queue.js';
import type { Place } from './storage.js';

/** A write that the server has not taken yet. */
export interface QueuedWrite {
  readonly id: string;
  readonly operation: string;
  readonly at: string;
  /** `waiting` for the server, or for what stands before it; `refused` until it is sent again or discarded. */
  readonly state: Item['state'];
  /** What the person wrote, where the write bears words. */
  readonly words: unknown;
  readonly refusal: Refusal | undefined;
}

/** What waits, and where it is kept. */
export interface OutboxState {
  readonly items: readonly QueuedWrite[];
  /** `memory`: what waits is lost when the page closes. */
  readonly keptOn: Place;
  /** How many writes of another version of this package are kept and left alone. */
  readonly unreadable: number;
}

/** The state of an outbox in which nothing waits. */
export const emptyOutbox = () => atom<OutboxState>({ items: [], keptOn: 'memory', unreadable: 0 });

/** What tabs tell each other of the outbox. */
export type OutboxNews =
  | { readonly is: 'queued'; readonly entry: Entry }
  | { readonly is: 'done'; readonly id: string; readonly answer: Responded<unknown> }
  | { readonly is: 'refused'; readonly id: string; readonly refusal: Refusal; readonly current: unknown }
  | { readonly is: 'discarded'; readonly id: string };
