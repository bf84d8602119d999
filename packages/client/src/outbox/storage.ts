/** Where something is kept: on the device, or only as long as the page or process lives. */
export type Place = 'device' | 'memory';

/** A place for what must not be lost, by name. What fails falls back by itself: no call rejects. */
export interface Storage {
  readonly place: Place;
  /** Told when the place changes. */
  onPlace: (place: Place) => void;
  /** Everything whose name begins with `prefix`, in the order of the names. */
  load(prefix: string): Promise<ReadonlyMap<string, unknown>>;
  set(name: string, value: unknown): Promise<void>;
  delete(name: string): Promise<void>;
  /** Forgets everything, and everything that was ever kept under this storage. */
  clear(): Promise<void>;
}

/** Keeps things as long as the process lives. */
export class MemoryStorage implements Storage {
  readonly place = 'memory';
  readonly #kept = new Map<string, unknown>();
  onPlace = (): void => {};

  load(prefix: string): Promise<ReadonlyMap<string, unknown>> {
    const found = [...this.#kept].filter(([name]) => name.startsWith(prefix));
    return Promise.resolve(new Map(found.sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  set(name: string, value: unknown): Promise<void> {
    this.#kept.set(name, value);
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    this.#kept.delete(name);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.#kept.clear();
    return Promise.resolve();
  }
}
