import type { CrmEvent } from '@towerp/crm-protocol';
import { atom, onMount, type ReadableAtom } from 'nanostores';
import { CrmError, NetworkError } from '../errors/index.js';
import type { Answer } from '../http/index.js';
import type { Before, Follower, Hub } from './hub.js';
import { alike, type Loadable } from './loadable.js';

/** What an event does to what a store has read: nothing more, something, or that it is to be read anew. */
export type Followed<S> = S | 'reload';

/** How a live store reads, follows and shows. */
export interface LiveOptions<S, T> {
  /** Reads from the server; `former` is what it held, out of date only by the events that made `follow` answer `reload`. */
  readonly load: (former: S | undefined, signal: AbortSignal, isContinuous: boolean) => Promise<Answer<S>>;
  /** Applies an event that the last read did not hold. */
  readonly follow?: (held: S, event: CrmEvent, before: Before) => Followed<S>;
  /** What can be shown before anything is read. */
  readonly seed?: () => S | undefined;
  /** What it shows; `undefined` where what it held is gone. */
  readonly show: (held: S) => T | undefined;
}

/** What stands in the place of what the server does not know yet, because it is still being made here. */
export const insteadOf =
  <S>(isLocal: () => boolean, value: S) =>
  (error: unknown): Answer<S> => {
    if (error instanceof CrmError && error.status === 404 && isLocal()) return { value, seq: -1 };
    throw error;
  };

interface Loading {
  again: boolean;
  anew: boolean;
  readonly missed: { event: CrmEvent; before: Before }[];
  done: Promise<void>;
}

// Events come in groups (an entry, then its thread), and one reading serves the whole group. A few follow each other at
// once, as in a conversation; something busier costs one reading a second.
const groupMs = 30;
const atOnce = 3;
const restMs = 1000;
const verifyMs = 3000;
// A reading that failed on the way is tried again after this long, where the stream does not tell before.
const retryMs = 5000;

const isPassing = ({ code }: CrmError): boolean =>
  ['network', 'timeout', 'unavailable', 'rate_limited', 'unauthenticated', 'token_expired'].includes(code);

/** A store that reads at its first listener, follows the stream, and sleeps after the last. */
export class Live<S, T> implements Follower {
  readonly #hub: Hub;
  readonly #options: LiveOptions<S, T>;
  readonly #$store = atom<Loadable<T>>({ state: 'loading' });
  #held: S | undefined;
  #seq = -1;
  #shown: T | undefined;
  #error: CrmError | undefined;
  #isStale = false;
  #loading: Loading | undefined;
  #anew = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  #reloads: readonly number[] = [];
  #sleep: AbortController | undefined;

  constructor(hub: Hub, options: LiveOptions<S, T>) {
    this.#hub = hub;
    this.#options = options;
    hub.made(this);
    onMount(this.#$store, () => this.#wake());
  }

  get $(): ReadableAtom<Loadable<T>> {
    return this.#$store;
  }

  get isAwake(): boolean {
    return this.#sleep !== undefined;
  }

  /** What was read, as far as it was. */
  get held(): S | undefined {
    return this.#held;
  }

  /** Changes what is held, on this side alone; by an answer as of `seq`, unless what is held was read after it. */
  change(change: (held: S) => S, seq = Infinity): void {
    if (this.#held === undefined || seq < this.#seq) return;
    this.#held = change(this.#held);
    this.#hub.showSoon();
  }

  /** Reads anew, and resolves when that is shown. */
  async refresh(): Promise<void> {
    this.#loadAnew();
    while (this.#loading) await this.#loading.done;
  }

  /** Reads again soon, once for many causes. */
  reload(anew = false): void {
    this.#anew ||= anew;
    if (this.#loading) this.#loading.again = true;
    else {
      const due = (this.#reloads[0] ?? 0) + atOnce * restMs;
      this.#loadAt(Math.max(Date.now() + groupMs, this.#reloads.length < atOnce ? 0 : due));
    }
  }

  /** Reads again at leisure: what is shown is right but for a rare race. */
  verify(): void {
    this.#anew = true;
    if (!this.#loading) this.#loadAt(Date.now() + verifyMs * (1 + Math.random() / 3));
  }

  follow(event: CrmEvent, before: Before): void {
    this.#loading?.missed.push({ event, before });
    this.#apply(event, before);
  }

  startsAfter(seq: number): void {
    if (this.#held !== undefined && this.#seq < seq) this.reload(true);
  }

  reset(purge: boolean): void {
    if (purge) {
      // What is under way was asked for by another person, or of another history.
      this.#sleep?.abort();
      this.#sleep &&= new AbortController();
      this.#held = this.#shown = this.#error = this.#loading = undefined;
      this.#seq = -1;
      this.#set({ state: 'loading' });
    }
    this.#isStale = true;
    this.#loadAnew();
  }

  connectionChanged(isBack: boolean): void {
    if (isBack && this.#error) this.#loadAnew();
    else this.#emit();
  }

  show(): void {
    if (this.#held === undefined) return;
    const shown = this.#options.show(this.#held);
    if (shown === undefined) {
      // Gone from under this store: only the server can say what that means for this reader.
      if (this.#shown !== undefined) this.reload();
      this.#shown = undefined;
      return;
    }
    if (!alike(this.#shown, shown)) this.#shown = shown;
    this.#emit();
  }

  #wake(): () => void {
    const leave = this.#hub.join(this);
    this.#sleep = new AbortController();
    this.#held ??= this.#options.seed?.();
    this.#isStale = this.#held !== undefined;
    this.#loadAnew();
    this.show();
    return () => {
      leave();
      this.sleep();
    };
  }

  sleep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sleep?.abort();
    this.#sleep = this.#loading = undefined;
  }

  #loadAnew(): void {
    this.#anew = true;
    if (this.#loading) this.#loading.again = true;
    else this.#load();
  }

  #load(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#sleep) return;
    const anew = this.#anew;
    const loading: Loading = { again: false, anew, missed: [], done: Promise.resolve() };
    this.#loading = loading;
    this.#anew = false;
    loading.done = this.#options
      .load(this.#held, this.#sleep.signal, !anew)
      .then(
        (answer) => { if (this.#loading === loading) this.#loaded(answer); },
        (error: unknown) => { if (this.#loading === loading) this.#failed(error); },
      ); // prettier-ignore
  }

  #loaded({ value, seq }: Answer<S>): void {
    const { again, missed } = this.#loading ?? { again: false, missed: [] };
    // What comes of the missed events is settled below, from what was read.
    this.#loading = this.#error = undefined;
    this.#held = value;
    this.#seq = seq;
    this.#isStale = false;
    for (const { event, before } of missed) this.#apply(event, before);
    const { continuousAfter } = this.#hub;
    const hasGap = continuousAfter !== undefined && seq < continuousAfter;
    if (again || hasGap) this.reload(hasGap);
    this.show();
  }

  #failed(error: unknown): void {
    const again = this.#loading?.again || (this.#loading?.missed.length ?? 0) > 0;
    this.#anew ||= this.#loading?.anew ?? false;
    this.#loading = undefined;
    this.#error = error instanceof CrmError ? error : new NetworkError(error);
    // What may no longer be seen is not shown a moment longer.
    if (this.#error.status === 404 || this.#error.status === 403) this.#shown = this.#held = undefined;
    this.#emit();
    if (again) this.reload();
    else if (isPassing(this.#error) && !this.#isCutOff()) this.#loadAt(Date.now() + retryMs * (1 + Math.random()));
  }

  #loadAt(at: number): void {
    if (this.#timer !== undefined && this.#due <= at) return;
    clearTimeout(this.#timer);
    this.#due = at;
    this.#timer = setTimeout(() => {
      this.#reloads = [...this.#reloads, Date.now()].slice(-atOnce);
      this.#load();
    }, at - Date.now());
  }

  #apply(event: CrmEvent, before: Before): void {
    // What was refused may have come into sight.
    if (this.#held === undefined && this.#error && event.type === 'access.changed') this.reload(true);
    if (this.#held === undefined || event.seq <= this.#seq) return;
    const followed = this.#options.follow?.(this.#held, event, before) ?? this.#held;
    if (followed === 'reload') {
      // While it is being read anew, that is decided when the answer is here: it may hold the event.
      if (!this.#loading) this.reload();
    } else if (followed !== this.#held) {
      this.#held = followed;
      this.#hub.showSoon();
    }
  }

  #emit(): void {
    const value = this.#shown;
    const error = this.#error;
    if (error && (value === undefined || !isPassing(error)))
      this.#set({ state: 'failed', error, ...(value === undefined ? {} : { value }) });
    else if (value !== undefined)
      this.#set({ state: 'ready', value, stale: Boolean(error) || this.#isStale || this.#isCutOff() });
  }

  #isCutOff(): boolean {
    const { state } = this.#hub.$connection.get();
    return state === 'offline' || state === 'signed_out';
  }

  #set(next: Loadable<T>): void {
    // Not `get()`, which would wake a store that sleeps.
    if (!alike(this.#$store.value, next, 1)) this.#$store.set(next);
  }
}
