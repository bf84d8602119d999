import { newId } from '@towerp/crm-protocol';
import { atom, type ReadableAtom } from 'nanostores';
import { CrmError, errorOf, isCrmError, NetworkError, type CrmErrorCode } from '../errors/index.js';
import type { CallOptions, Responded } from '../http/index.js';
import { backoff } from '../stream/index.js';
import { entryOf, journalVersion, refusalOf, type Entry, type Refusal } from './entry.js';
import type { Operation, Shown, Write, WriteOptions, Writer } from './operation.js';
import { MemoryStorage, type Place, type Storage } from './storage.js';

/** A write that the server has not taken yet. */
export interface QueuedWrite {
  readonly id: string;
  readonly operation: string;
  readonly at: string;
  /** `waiting` for the server, or for what stands before it; `refused` until it is sent again or discarded. */
  readonly state: 'waiting' | 'sending' | 'refused';
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

/** What tabs tell each other of the outbox. */
export type OutboxNews =
  | { readonly is: 'queued'; readonly entry: Entry }
  | { readonly is: 'done'; readonly id: string; readonly answer: Responded<unknown> }
  | { readonly is: 'refused'; readonly id: string; readonly refusal: Refusal; readonly current: unknown }
  | { readonly is: 'discarded'; readonly id: string };

interface Waiter {
  resolve(answer: Responded<unknown>): void;
  reject(error: unknown): void;
}

interface Item {
  entry: Entry;
  state: QueuedWrite['state'];
  shown: Shown<unknown> | undefined;
  readonly waiter: Waiter | undefined;
}

type AnyOperation = Operation<unknown, unknown>;

const undoMs = 8000;
const mostAtOnce = 4;
const prefix = 'write:';
const rememberedEnds = 1000;

/** Not refused but not taken either: sent again as it is. */
const isPassing = (error: unknown): error is CrmError => {
  if (!isCrmError(error)) return false;
  const passing: CrmErrorCode[] = [
    'network',
    'timeout',
    'unavailable',
    'rate_limited',
    'in_flight',
    'upgrade_required',
  ];
  // A gateway or a captive portal answered, not the server.
  const isForeign = error.requestId === undefined && (error.status >= 500 || error.code === 'contract');
  return passing.includes(error.code) || error.status === 401 || isForeign;
};

/** Every write on its way: shown at once, kept until the server has taken it, sent in order, each taking effect once. */
export class Outbox {
  readonly #operations = new Map<string, AnyOperation>();
  readonly #$state = atom<OutboxState>({ items: [], keptOn: 'memory', unreadable: 0 });
  readonly #ended = new Set<string>();
  readonly #queues: boolean;
  readonly #warn: (message: string, details?: unknown) => void;
  #items = new Map<string, Item>();
  #storage: Storage = new MemoryStorage();
  #unreadable = 0;
  #isSender = true;
  #failures = 0;
  #isOutgrown = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  /** Tells the other tabs. */
  tell: (news: OutboxNews) => void = () => {};

  constructor(queues: boolean, warn: (message: string, details?: unknown) => void) {
    this.#queues = queues;
    this.#warn = warn;
  }

  get $state(): ReadableAtom<OutboxState> {
    return this.#$state;
  }

  /** Makes a kind of write known, and gives what writes it. */
  operation<I, T>(operation: Operation<I, T>): Writer<I, T> {
    this.#operations.set(operation.name, operation as AnyOperation);
    return (input, options = {}) => this.#write(operation, input, options);
  }

  /** Keeps everything there from now on, and takes up what is kept there already. */
  async use(storage: Storage): Promise<void> {
    this.#storage = storage;
    storage.onPlace = () => { this.#emit(); }; // prettier-ignore
    for (const item of this.#items.values()) void this.#keep(item);
    await this.#load();
  }

  async #load(): Promise<void> {
    const storage = this.#storage;
    const kept = await storage.load(prefix);
    if (this.#storage !== storage || this.#isClosed) return;
    this.#unreadable = 0;
    for (const value of kept.values()) {
      const entry = entryOf(value);
      if (entry && this.#operations.has(entry.operation)) this.#take(entry);
      else this.#unreadable++;
    }
    this.#emit();
    this.wake();
  }

  async #keep({ entry }: Item): Promise<void> {
    await this.#storage.set(prefix + entry.id, entry);
    if (this.#items.get(entry.id)?.state === 'waiting') this.tell({ is: 'queued', entry });
  }

  /** What other versions of this package have kept, as it is. */
  async unreadable(): Promise<unknown[]> {
    const kept = await this.#storage.load(prefix);
    return [...kept.values()].filter((value) => !this.#operations.has(entryOf(value)?.operation ?? ''));
  }

  /** Only one tab sends. */
  set isSender(isSender: boolean) {
    const former = this.#isSender;
    this.#isSender = isSender;
    if (!isSender || former) return;
    // What the former sender had not finished is sent again, under the same key.
    void this.#load();
  }

  /** Tries now: the server may be within reach again. */
  wake(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#failures = 0;
    this.#isOutgrown = false;
    this.#pump();
  }

  /** Shows everything once more, where what was shown has been forgotten. */
  showAgain(): void {
    for (const item of this.#items.values()) if (!item.entry.refusal) item.shown = this.#show(item.entry);
  }

  /** Sends a refused write again. */
  async retry(id: string): Promise<void> {
    const item = this.#items.get(id);
    if (!item?.entry.refusal) return;
    const { refusal: _, ...entry } = item.entry;
    this.#items.set(id, { ...item, entry, state: 'waiting', shown: this.#show(entry), waiter: undefined });
    this.#emit();
    await this.#storage.set(prefix + id, entry);
    this.tell({ is: 'queued', entry });
    this.#pump();
  }

  /** Gives up a write that is not being sent; false where it is, or is not here. */
  async discard(id: string): Promise<boolean> {
    const item = this.#items.get(id);
    if (!item || item.state === 'sending') return false;
    this.#drop(item, new DOMException('The write was taken back.', 'AbortError'));
    await this.#storage.delete(prefix + id);
    this.tell({ is: 'discarded', id });
    this.#pump();
    return true;
  }

  /** Hears what another tab did. */
  hear(news: OutboxNews): void {
    if (news.is === 'queued') {
      const known = this.#items.get(news.entry.id);
      if (known?.entry.refusal) this.#items.delete(known.entry.id);
      this.#take(news.entry);
      this.#emit();
      this.#pump();
      return;
    }
    const item = this.#items.get(news.id);
    if (news.is !== 'refused') this.#end(news.id);
    if (!item) return;
    if (news.is === 'done') this.#settle(item, news.answer);
    else if (news.is === 'discarded') this.#drop(item, new DOMException('The write was taken back.', 'AbortError'));
    else {
      this.#refuse(item, news.refusal, news.current);
      // Who wrote it has been told, so that the sender need not keep it.
      if (!this.#items.has(news.id)) this.tell({ is: 'discarded', id: news.id });
    }
  }

  /** Forgets everything, here and where it was kept. */
  async forget(): Promise<void> {
    const storage = this.#storage;
    this.#storage = new MemoryStorage();
    this.#abandon('The person has changed.');
    await storage.clear();
  }

  /** Ends; what is kept on the device is sent by whoever comes next. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#pause);
    this.#abandon('The client was closed.');
  }

  #abandon(detail: string): void {
    const items = [...this.#items.values()];
    this.#items = new Map();
    this.#unreadable = 0;
    for (const { shown, waiter } of items) {
      shown?.undo();
      waiter?.reject(new NetworkError(undefined, detail));
    }
    this.#emit();
  }

  #write<I, T>(operation: Operation<I, T>, input: I, options: WriteOptions): Write<T> {
    const { queue = this.#queues, signal, ifMatch, idempotencyKey } = options;
    const id = newId();
    const entry: Entry = {
      version: journalVersion, id, operation: operation.name, lanes: operation.lanes(input), input,
      key: idempotencyKey ?? id, ifMatch, at: new Date().toISOString(),
    }; // prettier-ignore
    const shown = this.#show(entry);
    const answer = queue
      ? this.#queue(entry, shown, signal)
      : this.#direct(operation, input, shown, { signal, ifMatch, idempotencyKey: entry.key });
    const written = answer as Promise<Responded<T>>;
    const madeAt = Date.now();
    const undo = async (): Promise<boolean> => {
      if (Date.now() - madeAt > undoMs) return false;
      if (await this.discard(id)) return true;
      if (!shown?.revert) return false;
      await shown.revert(await answer);
      return true;
    };
    const value = written.then((responded) => responded.value);
    return Object.assign(value, { id, undo, withResponse: () => written });
  }

  async #direct<I, T>(
    operation: Operation<I, T>,
    input: I,
    shown: Shown<unknown> | undefined,
    options: CallOptions,
  ): Promise<Responded<T>> {
    try {
      const answer = await operation.send(input, options);
      shown?.settle(answer);
      return answer;
    } catch (error) {
      shown?.undo();
      throw error;
    }
  }

  #queue(
    entry: Entry,
    shown: Shown<unknown> | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Responded<unknown>> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted || this.#isClosed) {
        shown?.undo();
        reject(signal?.aborted ? (signal.reason as Error) : new NetworkError(undefined, 'The client is closed.'));
        return;
      }
      // What is being sent may have taken effect: then it is only no longer awaited.
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error);
        void this.discard(entry.id);
      });
      // The same thing written again takes the place of what was refused.
      for (const { entry: former } of this.#items.values())
        if (former.refusal && former.lanes.at(-1) === entry.lanes.at(-1) && former.operation === entry.operation)
          void this.discard(former.id);
      const item: Item = { entry, state: 'waiting', shown, waiter: { resolve, reject } };
      this.#items.set(entry.id, item);
      this.#emit();
      void this.#keep(item);
      this.#pump();
    });
  }

  /** Takes up a write that another tab, or a former page, has made. */
  #take(entry: Entry): void {
    if (this.#items.has(entry.id) || this.#ended.has(entry.id)) return;
    const shown = entry.refusal ? undefined : this.#show(entry);
    const item: Item = { entry, state: entry.refusal ? 'refused' : 'waiting', shown, waiter: undefined };
    const all = [...this.#items, [entry.id, item] as const];
    this.#items = new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #show(entry: Entry): Shown<unknown> | undefined {
    try {
      return this.#operations.get(entry.operation)?.show(entry.input, entry.at);
    } catch (error) {
      // What cannot be shown can still be sent.
      this.#warn(`The write ${entry.operation} cannot be shown.`, error);
      return undefined;
    }
  }

  #pump(): void {
    if (!this.#isSender || this.#isClosed || this.#isOutgrown || this.#pause !== undefined) return;
    const busy = new Set<string>();
    let running = [...this.#items.values()].filter(({ state }) => state === 'sending').length;
    for (const item of this.#items.values()) {
      const { lanes } = item.entry;
      if (item.state === 'refused') continue;
      const isNext = item.state === 'waiting' && !lanes.some((lane) => busy.has(lane));
      for (const lane of lanes) busy.add(lane);
      if (!isNext || running >= mostAtOnce) continue;
      running++;
      void this.#send(item);
    }
  }

  async #send(item: Item): Promise<void> {
    const { entry } = item;
    this.#mark(item, 'sending');
    try {
      const operation = this.#operations.get(entry.operation);
      if (!operation) throw new Error(`There is no operation ${entry.operation}.`);
      const { key: idempotencyKey, ifMatch } = entry;
      const answer = await operation.send(entry.input, { idempotencyKey, ifMatch, retries: 0 });
      this.#failures = 0;
      if (this.#items.get(entry.id) !== item) return;
      this.#settle(item, answer);
      await this.#storage.delete(prefix + entry.id);
      this.tell({ is: 'done', id: entry.id, answer });
    } catch (error) {
      if (this.#items.get(entry.id) !== item) return;
      if (isPassing(error)) this.#rest(item, error);
      else await this.#refused(item, error);
    }
    this.#pump();
  }

  /** The server is out of reach, or busy: everything waits. */
  #rest(item: Item, error: CrmError): void {
    this.#mark(item, 'waiting');
    const asked = error.retryAfterMs ?? 0;
    clearTimeout(this.#pause);
    // Only a newer page can send it.
    this.#isOutgrown = error.code === 'upgrade_required';
    if (this.#isOutgrown) return;
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        this.#pump();
      },
      asked + backoff(++this.#failures),
    );
  }

  async #refused(item: Item, cause: unknown): Promise<void> {
    const error = cause instanceof CrmError ? cause : new NetworkError(cause, 'It could not be sent.');
    const { id } = item.entry;
    const refusal = refusalOf(error);
    this.#refuse(item, refusal, 'current' in error ? error.current : undefined, error);
    const kept = this.#items.get(id);
    if (kept) await this.#storage.set(prefix + id, kept.entry);
    else await this.#storage.delete(prefix + id);
    this.tell({ is: 'refused', id, refusal, current: 'current' in error ? error.current : undefined });
  }

  /** What was refused goes back to who wrote it; where that is nobody any more, or bears words, it stays here as well. */
  #refuse(item: Item, refusal: Refusal, current: unknown, error: CrmError = errorOf(refusal, current)): void {
    const { id, operation } = item.entry;
    item.shown?.undo();
    const isKept = !item.waiter || this.#operations.get(operation)?.words !== undefined;
    if (isKept)
      this.#items.set(id, { entry: { ...item.entry, refusal }, state: 'refused', shown: undefined, waiter: undefined });
    else {
      this.#items.delete(id);
      void this.#storage.delete(prefix + id);
    }
    this.#emit();
    item.waiter?.reject(error);
  }

  #settle(item: Item, answer: Responded<unknown>): void {
    this.#items.delete(item.entry.id);
    this.#end(item.entry.id);
    item.shown?.settle(answer);
    this.#emit();
    item.waiter?.resolve(answer);
  }

  #drop({ entry, shown, waiter }: Item, error: unknown): void {
    this.#items.delete(entry.id);
    this.#end(entry.id);
    shown?.undo();
    this.#emit();
    waiter?.reject(error);
  }

  // What has ended is not taken up again from a reading of the storage that began before.
  #end(id: string): void {
    this.#ended.add(id);
    if (this.#ended.size > rememberedEnds) for (const first of [...this.#ended].slice(0, 1)) this.#ended.delete(first);
  }

  #mark(item: Item, state: Item['state']): void {
    item.state = state;
    this.#emit();
  }

  #emit(): void {
    const items = [...this.#items.values()].map(({ entry, state }) => ({
      id: entry.id,
      operation: entry.operation,
      at: entry.at,
      state,
      words: this.#operations.get(entry.operation)?.words?.(entry.input),
      refusal: entry.refusal,
    }));
    this.#$state.set({ items, keptOn: this.#storage.place, unreadable: this.#unreadable });
  }
}
