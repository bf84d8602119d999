import type { Reader } from '../access/index.js';
import type { Share } from './batch.js';

/** A reader that leaves so much unread is not sent more until it reads on. */
const maximumBuffered = 256 * 1024;
/** A reader that does not read for so long is cut off. */
const patience = 30_000;
/** How often a stream that has nothing to say shows that it lives. */
export const heartbeat = 15_000;
/** A caller who was shown nothing has its cursor moved at least this often. */
const syncAfter = 45_000;

const encoder = new TextEncoder();

/** One open stream of one person. */
export class Stream {
  readonly reader: Reader;
  readonly endsAt: number;
  /** Everything up to here has been told, or was not for this reader. */
  cursor: number;
  readonly #onEnd: (stream: Stream) => void;
  readonly #onReady: () => void;
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #lastId: number;
  #lastIdAt = performance.now();
  #stuckSince: number | undefined;

  constructor(
    reader: Reader,
    cursor: number,
    endsAt: number,
    on: { end: (stream: Stream) => void; ready: () => void },
  ) {
    this.reader = reader;
    this.cursor = cursor;
    this.endsAt = endsAt;
    this.#lastId = cursor;
    this.#onEnd = on.end;
    this.#onReady = on.ready;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => {
          if (this.#stuckSince === undefined) return;
          this.#stuckSince = undefined;
          this.#onReady();
        },
        cancel: () => this.#ended(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: maximumBuffered }),
    );
  }

  /** Whether more can be sent now. */
  get isReady(): boolean {
    if (!this.#controller) return false;
    if ((this.#controller.desiredSize ?? 0) > 0) return true;
    this.#stuckSince ??= performance.now();
    return false;
  }

  /** Sends a signal of the stream itself, outside the sequence. */
  signal(type: string, data: unknown): void {
    this.#send(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Sends what a batch holds for this reader and moves its cursor to the batch's end. */
  deliver({ text, lastSeq, resetAt }: Share, seq: number, epoch: string): void {
    if (resetAt !== undefined) this.signal('reset', { seq: resetAt, epoch, reason: 'access' });
    this.cursor = seq;
    if (lastSeq === undefined) return;
    this.#lastId = lastSeq;
    this.#lastIdAt = performance.now();
    this.#send(text);
  }

  /** Shows that the stream lives; moves the cursor of a caller who was shown nothing. */
  beat(now = performance.now()): void {
    if (this.#stuckSince !== undefined && now - this.#stuckSince > patience) {
      this.end();
      return;
    }
    if (this.cursor > this.#lastId && now - this.#lastIdAt >= syncAfter) {
      this.#lastId = this.cursor;
      this.#lastIdAt = now;
      this.#send(`id: ${String(this.cursor)}\nevent: sync\ndata: ${JSON.stringify({ seq: this.cursor })}\n\n`);
    } else this.#send(': \n\n');
  }

  end(): void {
    try {
      this.#controller?.close();
    } catch {
      // The reader has gone already.
    }
    this.#ended();
  }

  #send(text: string): void {
    try {
      this.#controller?.enqueue(encoder.encode(text));
    } catch {
      this.#ended();
    }
  }

  #ended(): void {
    if (!this.#controller) return;
    this.#controller = undefined;
    this.#onEnd(this);
  }
}
