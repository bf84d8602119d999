import type { CrmEvent, Signal } from '@towerp/crm-protocol';
import { isOutgrown } from '../errors/index.js';
import type { Tokens } from '../http/index.js';
import { backoff, reconnectWait } from './backoff.js';
import { understand } from './messages.js';
import { readMessages, type StreamMessage } from './reader.js';
import { onWake } from './wake.js';

/**
 * Where the stream stands: `live` once the server said where it goes on; `upgrade_required` where it no longer speaks
 * this version of the wire.
 */
export type StreamState = 'connecting' | 'live' | 'offline' | 'signed_out' | 'upgrade_required';

/** What the stream tells. */
export interface StreamListener {
  event(event: CrmEvent): void;
  signal(signal: Signal): void;
  /** From here on nothing is missed; what was read before `seq` may have missed something. */
  startsAfter(seq: number): void;
  /** Another history, or a place in it that cannot be resumed: everything is to be read anew. */
  reset(anotherHistory: boolean): void;
  state(state: StreamState): void;
  /** The stream closed because nobody needs it. */
  interrupted(): void;
}

export interface StreamOptions {
  readonly url: string;
  readonly tokens: Tokens;
  readonly fetch: typeof fetch;
  /** Who hears it; another may take its place. */
  listener: StreamListener;
  readonly warn: (message: string, details?: unknown) => void;
  /** How long the stream stays open after its last user. */
  readonly lingerMs?: number;
  readonly silenceMs?: number;
  /** How long it waits before the attempt after so many failures in a row. */
  readonly wait?: (failures: number) => number;
}

// The server sends a comment line every 15 s: two that are missing are a dead connection.
const deadAfter = 35_000;
const heartbeat = 15_000;
const connectTimeout = 15_000;
// Another stream of the same person took this one's place: coming back at once would end that one in turn.
const afterReplaced = 30_000;
const renewBefore = 30_000;
const longestTimer = 2_147_483_647;

type Ended = 'cut' | 'renew' | 'expired' | 'refused' | 'forbidden' | 'replaced' | 'outgrown';

/** Keeps one live connection to the event stream while anybody needs it, and resumes it without gap or double. */
export class EventStream {
  readonly #options: StreamOptions;
  #users = 0;
  #linger: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #connection: AbortController | undefined;
  #endWait: (() => void) | undefined;
  #cursor: number | undefined;
  #epoch: string | undefined;
  #lastByte = 0;
  #progressed = false;
  #woken = false;
  #ends: Ended = 'cut';
  #forgetWake: (() => void) | undefined;

  constructor(options: StreamOptions) {
    this.#options = options;
  }

  /** Opens the stream, and keeps it open until the returned function is called. */
  retain(): () => void {
    this.#users++;
    clearTimeout(this.#linger);
    if (!this.#running) this.#start();
    let released = false;
    return () => {
      if (released) return;
      released = true;
      if (--this.#users > 0 || !this.#running) return;
      this.#linger = setTimeout(() => {
        this.close();
      }, this.#options.lingerMs ?? 10_000);
    };
  }

  /** Tries now, also where it had given up. */
  wake(why: 'online' | 'visible' | 'asked' = 'asked'): void {
    if (!this.#running) return this.#users > 0 ? this.#start() : undefined;
    const isDoubtful = why === 'online' || Date.now() - this.#lastByte > heartbeat + 1000;
    // A healthy connection is left alone: it must not come back without its wait when the server restarts later.
    this.#woken = isDoubtful || this.#endWait !== undefined;
    this.#endWait?.();
    if (isDoubtful) this.#connection?.abort();
  }

  /** The server has answered something else: there is no need to wait for it. */
  nudge(): void {
    if (!this.#endWait || this.#ends === 'replaced') return;
    this.#woken = true;
    this.#endWait();
  }

  /** Goes on with another token, at the same place. */
  renew(): void {
    this.#ends = 'renew';
    this.#connection?.abort();
  }

  /** Where it stands: the last event heard, and of which history. */
  get place(): { readonly seq: number; readonly epoch: string } | undefined {
    return this.#cursor === undefined || this.#epoch === undefined
      ? undefined
      : { seq: this.#cursor, epoch: this.#epoch };
  }

  /** Whom it tells from now on. */
  tell(listener: StreamListener): void {
    this.#options.listener = listener;
  }

  /** Goes on where another stream of the same person stood. */
  resumeAt(place: { readonly seq: number; readonly epoch: string } | undefined): void {
    this.#cursor = place?.seq;
    this.#epoch = place?.epoch;
  }

  /** Stops without a word, for another stream takes its place. */
  suspend(): void {
    this.#users = 0;
    this.#stop();
  }

  /** Forgets its place: what comes next belongs to another person. */
  forget(): void {
    this.#cursor = this.#epoch = undefined;
    this.renew();
  }

  close(): void {
    this.#stop();
    // Nobody followed meanwhile, so there is nothing to resume.
    this.#cursor = undefined;
    this.#options.listener.interrupted();
  }

  #stop(): void {
    clearTimeout(this.#linger);
    this.#running?.abort();
    this.#connection?.abort();
    this.#endWait?.();
    this.#forgetWake?.();
    this.#running = undefined;
  }

  #start(): void {
    this.#running = new AbortController();
    this.#forgetWake?.();
    this.#forgetWake = onWake((why) => {
      this.wake(why);
    });
    void this.#run(this.#running.signal);
  }

  async #run(closed: AbortSignal): Promise<void> {
    let failures = 0;
    let refusals = 0;
    this.#options.listener.state('connecting');
    while (!closed.aborted) {
      const began = Date.now();
      const ended = await this.#connect(closed);
      if (closed.aborted) return;
      if (this.#progressed || Date.now() - began > heartbeat) failures = refusals = 0;
      if (ended === 'forbidden') return this.#giveUp('offline');
      if (ended === 'outgrown') return this.#giveUp('upgrade_required');
      if (ended === 'refused' && ++refusals >= 3) return this.#giveUp('signed_out');
      if (this.#options.tokens.isSignedOut) return this.#giveUp('signed_out');
      if ((ended === 'renew' || ended === 'expired') && refusals === 0) continue;
      this.#options.listener.state(failures++ === 0 ? 'connecting' : 'offline');
      if (!this.#woken) await this.#wait(this.#options.wait?.(failures) ?? waitAfter(ended, failures));
      if (this.#woken) failures = 0;
      this.#woken = false;
    }
  }

  #giveUp(state: StreamState): void {
    this.#running = undefined;
    this.#options.listener.state(state);
  }

  #wait(ms: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    }).finally(() => {
      this.#endWait = undefined;
    });
  }

  async #connect(closed: AbortSignal): Promise<Ended> {
    const connection = (this.#connection = new AbortController());
    this.#progressed = false;
    this.#ends = 'cut';
    let renewal: ReturnType<typeof setTimeout> | undefined;
    let token = '';
    const opening = setTimeout(() => {
      connection.abort();
    }, connectTimeout);
    try {
      token = await this.#options.tokens.get();
      if (closed.aborted || connection.signal.aborted) return 'cut';
      const response = await this.#open(token, connection.signal);
      clearTimeout(opening);
      if (response.status === 401) return await this.#refused(token);
      if (response.status === 403) return 'forbidden';
      if (isOutgrown(response.status)) return 'outgrown';
      if (!response.ok || !response.body) return 'cut';
      this.#options.tokens.accepted();
      renewal = this.#renewInTime(token);
      const heard = (): void => {
        this.#lastByte = Date.now();
      };
      await abortable(
        readMessages(response.body, this.#options.silenceMs ?? deadAfter, (message) => { this.#take(message); }, heard),
        connection.signal,
      ); // prettier-ignore
    } catch {
      // Whatever broke it, the answer is the same: come back and resume.
    } finally {
      clearTimeout(opening);
      clearTimeout(renewal);
      connection.abort();
    }
    // A failure to get another token shows when the next attempt asks for it.
    if ((this.#ends as Ended) === 'expired') await this.#options.tokens.renew(token).catch(() => {});
    return this.#ends;
  }

  #open(token: string, signal: AbortSignal): Promise<Response> {
    return this.#options.fetch(this.#options.url, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        ...(this.#cursor === undefined ? {} : { 'last-event-id': String(this.#cursor) }),
      },
      cache: 'no-store',
      signal,
    });
  }

  async #refused(token: string): Promise<Ended> {
    await this.#options.tokens.renew(token);
    return 'refused';
  }

  /** A token that ends soon is replaced while the stream still runs; a host that gives the same one again is not asked twice. */
  #renewInTime(token: string): ReturnType<typeof setTimeout> | undefined {
    const { tokens } = this.#options;
    const remaining = (tokens.claims?.expiresAt ?? 0) - renewBefore - Date.now();
    if (remaining <= 0 || remaining > longestTimer) return undefined;
    return setTimeout(() => {
      void tokens.renew(token).then(
        (renewed) => {
          if (renewed !== token) this.renew();
        },
        () => {},
      );
    }, remaining);
  }

  #take(message: StreamMessage): void {
    const understood = understand(message);
    if (understood.is === 'signal') this.#takeSignal(understood.signal);
    else {
      const seq = Number(message.id);
      // Without an id it is no event of the sequence; one at or below the cursor came before.
      if (!Number.isSafeInteger(seq) || !message.id || seq <= (this.#cursor ?? -1)) return;
      this.#moveTo(seq);
      if (understood.is === 'event') this.#options.listener.event(understood.event);
      else if (understood.is === 'bad') {
        this.#options.warn(`The event ${message.event} is not as promised.`, understood.cause);
        this.#options.listener.reset(false);
      }
    }
  }

  #moveTo(seq: number): void {
    this.#cursor = seq;
    this.#progressed = true;
  }

  #takeSignal(signal: Signal): void {
    const { listener } = this.#options;
    listener.signal(signal);
    if (signal.type === 'ready') {
      const anotherHistory = this.#epoch !== undefined && this.#epoch !== signal.epoch;
      const resumed = this.#cursor === signal.seq;
      this.#epoch = signal.epoch;
      this.#cursor = signal.seq;
      listener.state('live');
      if (!resumed || anotherHistory) listener.startsAfter(signal.seq);
      if (anotherHistory) listener.reset(true);
    } else if (signal.type === 'reset') {
      const anotherHistory = this.#epoch !== undefined && this.#epoch !== signal.epoch;
      this.#epoch = signal.epoch;
      this.#moveTo(signal.seq);
      listener.startsAfter(signal.seq);
      listener.reset(anotherHistory);
    } else if (signal.type === 'sync') {
      if (signal.seq > (this.#cursor ?? -1)) this.#moveTo(signal.seq);
    } else if (signal.type === 'token_expired') {
      this.#ends = 'expired';
    } else this.#ends = 'replaced';
  }
}

const waitAfter = (ended: Ended, failures: number): number => {
  if (ended === 'replaced') return afterReplaced * (1 + Math.random());
  // The server is there, and a few refusals end it.
  return ended === 'refused' ? backoff(failures) : reconnectWait(failures);
};

const abortable = async (work: Promise<void>, signal: AbortSignal): Promise<void> => {
  await Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => { reject(new Error('The connection was given up.')); }); // prettier-ignore
    }),
  ]);
};
