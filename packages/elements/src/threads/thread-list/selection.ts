import type { Thread } from '@towerp/crm-protocol';

/** Which threads of a list are selected. */
export class Selection {
  #ids: ReadonlySet<string> = new Set();
  #anchor: string | undefined;

  get size(): number {
    return this.#ids.size;
  }

  get ids(): readonly string[] {
    return [...this.#ids];
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  toggle(id: string): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(id)) ids.add(id);
    this.#ids = ids;
    this.#anchor = id;
  }

  /** Selects from the thread that was touched last up to this one. */
  extend(threads: readonly Thread[], id: string, from: string | undefined): void {
    const start = threads.findIndex((one) => one.id === (this.#anchor ?? from ?? id));
    const end = threads.findIndex((one) => one.id === id);
    if (end === -1) return;
    const [low, high] = start === -1 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
    this.#ids = new Set([...this.#ids, ...threads.slice(low, high + 1).map((one) => one.id)]);
    this.#anchor = id;
  }

  /** Selects these alone. */
  set(ids: Iterable<string>): void {
    this.#ids = new Set(ids);
    this.#anchor = undefined;
  }

  /** Lets go of what is no longer in the list. */
  prune(threads: readonly Thread[]): void {
    if (this.#ids.size === 0) return;
    const known = new Set(threads.map(({ id }) => id));
    const kept = [...this.#ids].filter((id) => known.has(id));
    if (kept.length < this.#ids.size) this.#ids = new Set(kept);
  }
}
