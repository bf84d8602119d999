// Stores that sleep keep what they last showed; beyond this many the oldest are let go.
const kept = 200;

/** One live store for each key, however many ask for it. */
export class Keyed<K, L extends { readonly isAwake: boolean }> {
  readonly #stores = new Map<string, L>();
  readonly #make: (key: K) => L;
  readonly #name: (key: K) => string;

  constructor(make: (key: K) => L, name: (key: K) => string = String) {
    this.#make = make;
    this.#name = name;
  }

  /** The store of a key, made where there is none. */
  of(key: K): L {
    const name = this.#name(key);
    const store = this.#stores.get(name) ?? this.#make(key);
    this.#stores.delete(name);
    this.#stores.set(name, store);
    if (this.#stores.size > kept) this.#letGo();
    return store;
  }

  #letGo(): void {
    for (const [name, store] of this.#stores) {
      if (this.#stores.size <= kept) return;
      if (!store.isAwake) this.#stores.delete(name);
    }
  }
}
