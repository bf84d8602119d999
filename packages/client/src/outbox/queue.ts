import type { Responded } from '../http/index.js';
import type { Entry } from './entry.js';
import type { Shown } from './operation.js';

/** A write as it stands in this tab. */
export interface Item {
  entry: Entry;
  /** `waiting` for the server, or for what stands before it; `refused` until it is sent again or discarded. */
  state: 'waiting' | 'sending' | 'refused';
  shown: Shown<unknown> | undefined;
  /** Who awaits it, where that is in this page. */
  readonly waiter: { resolve(answer: Responded<unknown>): void; reject(error: unknown): void } | undefined;
}

const mostAtOnce = 4;
const rememberedEnds = 1000;

/** Writes in the order in which they were made, over all tabs. */
export class Queue {
  #items = new Map<string, Item>();
  readonly #ended = new Set<string>();

  get all(): readonly Item[] {
    return [...this.#items.values()];
  }

  get(id: string): Item | undefined {
    return this.#items.get(id);
  }

  /** Takes a write in at its place; ids grow with time. */
  put(item: Item): void {
    const { id } = item.entry;
    const isLast = [...this.#items.keys()].every((other) => other <= id);
    this.#items.set(id, item);
    if (!isLast) this.#items = new Map([...this.#items].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Forgets a write that is to be done anew. */
  remove(id: string): void {
    this.#items.delete(id);
  }

  /** Lets a write go for good: no reading of the storage that began before brings it back. */
  end(id: string): void {
    this.#items.delete(id);
    this.#ended.add(id);
    const [oldest] = this.#ended;
    if (this.#ended.size > rememberedEnds && oldest) this.#ended.delete(oldest);
  }

  knows(id: string): boolean {
    return this.#items.has(id) || this.#ended.has(id);
  }

  /** Empties it, and gives what was in it. */
  clear(): readonly Item[] {
    const { all } = this;
    this.#items = new Map();
    return all;
  }

  /** The refused writes of the same thing, by the last of its lanes. */
  refusedLike({ operation, lanes }: Entry): readonly Item[] {
    return this.all.filter(
      ({ entry, state }) => state === 'refused' && entry.operation === operation && entry.lanes.at(-1) === lanes.at(-1),
    );
  }

  /** Whose turn it is: nothing before it goes the same way, and not too many go at once. */
  ready(): readonly Item[] {
    const busy = new Set<string>();
    const ready: Item[] = [];
    let free = mostAtOnce - this.all.filter(({ state }) => state === 'sending').length;
    for (const item of this.#items.values()) {
      const { lanes } = item.entry;
      if (item.state === 'refused') continue;
      if (item.state === 'waiting' && free > 0 && !lanes.some((lane) => busy.has(lane))) {
        free--;
        ready.push(item);
      }
      for (const lane of lanes) busy.add(lane);
    }
    return ready;
  }
}
