import { newId } from '@towerp/crm-protocol/words';
import type { WritableAtom } from 'nanostores';
import { CrmError, errorOf, NetworkError } from '../errors/index.js';
import type { CallOptions, Responded } from '../http/index.js';
import { backoff } from '../stream/index.js';
import { entryOf, journalVersion, refusalOf, type Entry, type Refusal } from './entry.js';
import type { Operation, Shown, Write, WriteOptions, Writer } from './operation.js';
import { isPassing } from './passing.js';
import { emptyOutbox, type OutboxNews, type OutboxState } from './state.js';
import { Queue, type Item } from './queue.js';
import { MemoryStorage, type Storage } from './storage.js';

type AnyOperation = Operation<unknown, unknown>;

const undoMs = 8000;
const signedOutMs = 60_000;
const prefix = 'write:';

/** Every write on its way: shown at once, kept until the server has taken it, sent in order, each taking effect once. */
export class Outbox {
  readonly #operations = new Map<string, AnyOperation>();
  readonly $state: WritableAtom<OutboxState>;
  readonly #queue = new Queue();
  readonly #queues: boolean;
  readonly #warn: (message: string, details?: unknown) => void;
  #storage: Storage = new MemoryStorage();
  #unreadable = 0;
  #isSender = true;
  #failures = 0;
  #isOutgrown = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  /** Tells the other tabs. */
  tell: (news: OutboxNews) => void = () => {};

  constructor(queues: boolean, warn: (message: string, details?: unknown) => void, $state = emptyOutbox()) {
    this.$state = $state;
    this.#queues = queues;
    this.#warn = warn;
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
    for (const item of this.#queue.all) void this.#keep(item);
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
    if (this.#queue.get(entry.id)?.state === 'waiting') this.tell({ is: 'queued', entry });
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
    for (const item of this.#queue.all) if (!item.entry.refusal) item.shown = this.#show(item.entry);
  }

  /** Sends a refused write again. */
  async retry(id: string): Promise<void> {
    const item = this.#queue.get(id);
    if (!item?.entry.refusal) return;
    const { refusal: _, ...entry } = item.entry;
    this.#queue.put({ entry, state: 'waiting', shown: this.#show(entry), waiter: undefined });
    this.#emit();
    await this.#storage.set(prefix + id, entry);
    this.tell({ is: 'queued', entry });
    this.#pump();
  }

  /** Gives up a write that is not being sent; false where it is, or is not here. */
  async discard(id: string): Promise<boolean> {
    const item = this.#queue.get(id);
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
      if (this.#queue.get(news.entry.id)?.entry.refusal) this.#queue.remove(news.entry.id);
      this.#take(news.entry);
      this.#emit();
      this.#pump();
      return;
    }
    const item = this.#queue.get(news.id);
    if (news.is !== 'refused') this.#queue.end(news.id);
    if (!item) return;
    if (news.is === 'done') this.#settle(item, news.answer);
    else if (news.is === 'discarded') this.#drop(item, new DOMException('The write was taken back.', 'AbortError'));
    else {
      this.#refuse(item, news.refusal, news.current);
      // Who wrote it has been told, so that the sender need not keep it.
      if (!this.#queue.get(news.id)) this.tell({ is: 'discarded', id: news.id });
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
    const items = this.#queue.clear();
    this.#unreadable = 0;
    for (const { shown, waiter } of items) {
      shown?.undo();
      waiter?.reject(new NetworkError(undefined, detail));
    }
    this.#emit();
  }

  #write<I, T>(operation: Operation<I, T>, input: I, options: WriteOptions): Write<T> {
    const { queue = this.#queues, signal, ifMatch, idempotencyKey, id = newId() } = options;
    const entry: Entry = {
      version: journalVersion, id, operation: operation.name, lanes: operation.lanes(input), input,
      key: idempotencyKey ?? id, ifMatch, at: new Date().toISOString(),
    }; // prettier-ignore
    const shown = this.#show(entry);
    const answer = queue
      ? this.#enqueue(entry, shown, signal)
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

  #enqueue(
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
      for (const former of this.#queue.refusedLike(entry)) void this.discard(former.entry.id);
      const item: Item = { entry, state: 'waiting', shown, waiter: { resolve, reject } };
      this.#queue.put(item);
      this.#emit();
      void this.#keep(item);
      this.#pump();
    });
  }

  /** Takes up a write that another tab, or a former page, has made. */
  #take(entry: Entry): void {
    if (this.#queue.knows(entry.id)) return;
    const shown = entry.refusal ? undefined : this.#show(entry);
    this.#queue.put({ entry, state: entry.refusal ? 'refused' : 'waiting', shown, waiter: undefined });
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
    for (const item of this.#queue.ready()) void this.#send(item);
  }

  async #send(item: Item): Promise<void> {
    const { entry } = item;
    this.#mark(item, 'sending');
    try {
      const operation = this.#operations.get(entry.operation);
      if (!operation) throw new Error(`There is no operation ${entry.operation}.`);
      const { key: idempotencyKey, ifMatch } = entry;
      // The token that is being fetched may be of another person: then the queue is empty by now.
      const isWanted = (): boolean => this.#queue.get(entry.id) === item;
      const answer = await operation.send(entry.input, { idempotencyKey, ifMatch, retries: 0, isWanted });
      this.#failures = 0;
      if (!isWanted()) return;
      this.#settle(item, answer);
      await this.#storage.delete(prefix + entry.id);
      this.tell({ is: 'done', id: entry.id, answer });
    } catch (error) {
      if (this.#queue.get(entry.id) !== item) return;
      if (isPassing(error)) this.#rest(item, error);
      else await this.#refused(item, error);
    }
    this.#pump();
  }

  /** The server is out of reach, or busy: everything waits. */
  #rest(item: Item, error: CrmError): void {
    this.#mark(item, 'waiting');
    // Nobody is signed in: the host is not asked for a token again and again.
    const asked = error.status === 401 ? signedOutMs : (error.retryAfterMs ?? 0);
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
    const kept = this.#queue.get(id);
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
      this.#queue.put({ entry: { ...item.entry, refusal }, state: 'refused', shown: undefined, waiter: undefined });
    else {
      this.#queue.remove(id);
      void this.#storage.delete(prefix + id);
    }
    this.#emit();
    item.waiter?.reject(error);
  }

  #settle(item: Item, answer: Responded<unknown>): void {
    this.#queue.end(item.entry.id);
    item.shown?.settle(answer);
    this.#emit();
    item.waiter?.resolve(answer);
  }

  #drop({ entry, shown, waiter }: Item, error: unknown): void {
    this.#queue.end(entry.id);
    shown?.undo();
    this.#emit();
    waiter?.reject(error);
  }

  #mark(item: Item, state: Item['state']): void {
    item.state = state;
    this.#emit();
  }

  #emit(): void {
    const items = this.#queue.all.map(({ entry, state }) => ({
      id: entry.id,
      operation: entry.operation,
      at: entry.at,
      state,
      words: this.#operations.get(entry.operation)?.words?.(entry.input),
      refusal: entry.refusal,
    }));
    this.$state.set({ items, keptOn: this.#storage.place, unreadable: this.#unreadable });
  }
}
