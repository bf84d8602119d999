import type { CallOptions, Reply, Responded } from '../http/index.js';

/** How a write is sent. */
export interface WriteOptions extends CallOptions {
  /**
   * `false`: rejects where the server cannot be reached, instead of waiting for it.
   *
   * @default the client's own `queue`, which is true
   */
  readonly queue?: boolean | undefined;
  /** Its name in the outbox. @default a new one */
  readonly id?: string | undefined;
}

/**
 * A write on its way: shown at once, sent in order, and settled when the server has answered. While the server cannot be
 * reached it waits; it rejects only where the server refuses it.
 */
export interface Write<T> extends Reply<T> {
  /** Its name in the outbox. */
  readonly id: string;
  /** Takes it back, for 8 seconds; false where that is too late or cannot be. */
  undo(): Promise<boolean>;
}

/** What writes one kind of write. */
export type Writer<I, T> = (input: I, options?: WriteOptions) => Write<T>;

/** How a change is shown before the server has answered, and what becomes of that. */
export interface Shown<T> {
  settle(answer: Responded<T>): void;
  undo(): void;
  /** Writes what takes it back, once it was sent. */
  revert?: (answer: Responded<T>) => Promise<unknown>;
}

/** How a queued write is sent: once, and only while it is still in the queue. */
export interface SendOptions extends CallOptions {
  readonly retries?: number | undefined;
  readonly isWanted?: (() => boolean) | undefined;
}

/** A kind of write, as a room describes it. */
export interface Operation<I, T> {
  readonly name: string;
  /** What it must stay in order with. */
  readonly lanes: (input: I) => readonly string[];
  readonly send: (input: I, options: SendOptions) => Promise<Responded<T>>;
  readonly show: (input: I, at: string) => Shown<T>;
  /** What the person wrote: where it is refused it stays in the outbox until somebody sends it again or discards it. */
  readonly words?: ((input: I) => unknown) | undefined;
}
