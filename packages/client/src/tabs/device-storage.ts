import { clear, createStore, del, entries, set, setMany, type UseStore } from 'idb-keyval';
import type { Place, Storage } from '../outbox/index.js';
import { LastWords, type Word } from './last-words.js';

// A database that is wedged answers nothing at all.
const patienceMs = 3000;

const inTime = <T>(work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The device did not answer for ${String(patienceMs)} ms.`));
    }, patienceMs);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });

/** Keeps things on the device; full, blocked, wiped or private it keeps them in memory, says so, and tries again. */
export class DeviceStorage implements Storage {
  readonly #name: string;
  readonly #lastWords: LastWords;
  readonly #warn: (message: string, details?: unknown) => void;
  /** What was kept from here, in case the device fails. */
  readonly #memory = new Map<string, unknown>();
  #store: UseStore | undefined;
  #place: Place = 'device';
  onPlace: (place: Place) => void = () => {};

  /** @param tab what this tab is called among those of one person */
  constructor(name: string, tab: string, warn: (message: string, details?: unknown) => void) {
    this.#name = name;
    this.#lastWords = new LastWords(name, tab);
    this.#warn = warn;
  }

  get place(): Place {
    return this.#place;
  }

  /** The database itself, for what needs more than keeping. */
  get store(): UseStore {
    return (this.#store ??= createStore(this.#name, 'kept'));
  }

  /** What is on its way is kept still; what a page that goes has no time for, no longer. */
  close(): void {
    this.#lastWords.close();
  }

  async load(prefix: string): Promise<ReadonlyMap<string, unknown>> {
    for (const { key, words } of this.#lastWords.left()) {
      for (const [name, word] of words) await ('value' in word ? this.set(name, word.value) : this.delete(name));
      if (this.#place === 'device') this.#lastWords.drop(key);
    }
    const kept = (await this.#try(() => entries<string, unknown>(this.store))) ?? [];
    const all = new Map([...kept, ...this.#memory]);
    return new Map([...all].filter(([name]) => name.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async set(name: string, value: unknown): Promise<void> {
    this.#memory.set(name, value);
    const wasFailing = this.#place === 'memory';
    const isKept = await this.#keep(name, { value }, () => set(name, value, this.store).then(() => true));
    if (isKept && wasFailing) await this.#try(() => this.#recover());
  }

  async delete(name: string): Promise<void> {
    this.#memory.delete(name);
    await this.#keep(name, { isGone: true }, () => del(name, this.store));
  }

  async clear(): Promise<void> {
    this.#memory.clear();
    this.#lastWords.clear();
    await this.#try(() => clear(this.store));
  }

  async #keep<T>(name: string, word: Word, act: () => Promise<T>): Promise<T | undefined> {
    const isKept = this.#lastWords.until(name, word);
    try {
      return await this.#try(act);
    } finally {
      isKept();
    }
  }

  async #try<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await inTime(act());
    } catch (error) {
      // A connection that has failed may stay so until it is opened anew.
      this.#store = undefined;
      this.#move('memory', error);
      return undefined;
    }
  }

  async #recover(): Promise<void> {
    await setMany([...this.#memory], this.store);
    this.#move('device');
  }

  #move(place: Place, error?: unknown): void {
    if (place === this.#place) return;
    this.#place = place;
    if (error) this.#warn('The device keeps nothing now; what is not yet sent is lost when the page closes.', error);
    this.onPlace(place);
  }
}
