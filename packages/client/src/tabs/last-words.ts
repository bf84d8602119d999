/** What was to be kept under a name, or that nothing is any more. */
export type Word = { readonly value: unknown } | { readonly isGone: true };

const shelf = (): Storage | undefined => {
  try {
    return globalThis.localStorage as Storage | undefined;
  } catch {
    return undefined;
  }
};

/** What a page that is going had no time to keep: a database finishes nothing once its page is gone, this storage is written before a call returns. */
export class LastWords {
  readonly #prefix: string;
  readonly #key: string;
  readonly #unkept = new Map<string, Word>();
  #isGoing = false;

  /** @param page what this page is called among those that share the name */
  constructor(name: string, page: string) {
    this.#prefix = `${name} last words `;
    this.#key = this.#prefix + page;
    // Before those who keep something when the page goes.
    globalThis.addEventListener?.('pagehide', this.#go, { capture: true });
    globalThis.addEventListener?.('pageshow', this.#stay);
  }

  close(): void {
    globalThis.removeEventListener?.('pagehide', this.#go, { capture: true });
    globalThis.removeEventListener?.('pageshow', this.#stay);
  }

  /** Remembers a word until it is kept; the answer tells that it is. */
  until(name: string, word: Word): () => void {
    this.#unkept.set(name, word);
    if (this.#isGoing) this.#write();
    return () => {
      if (this.#unkept.get(name) === word) this.#unkept.delete(name);
    };
  }

  /** What pages that are gone had no time for, by the place where it stands. */
  left(): readonly { readonly key: string; readonly words: readonly (readonly [string, Word])[] }[] {
    const kept = shelf();
    if (!kept) return [];
    const keys = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '');
    return keys
      .filter((key) => key.startsWith(this.#prefix) && key !== this.#key)
      .map((key) => ({ key, words: read(kept.getItem(key)) }));
  }

  /** Forgets what stands in a place, once it is kept. */
  drop(key: string): void {
    shelf()?.removeItem(key);
  }

  clear(): void {
    this.#unkept.clear();
    for (const { key } of this.left()) this.drop(key);
    this.drop(this.#key);
  }

  readonly #go = (): void => {
    this.#isGoing = true;
    this.#write();
  };

  readonly #stay = (): void => {
    if (!this.#isGoing) return;
    this.#isGoing = false;
    this.drop(this.#key);
  };

  #write(): void {
    if (this.#unkept.size === 0) return;
    try {
      shelf()?.setItem(this.#key, JSON.stringify([...this.#unkept]));
    } catch {
      // It is full: the database may still be in time.
    }
  }
}

const read = (text: string | null): readonly (readonly [string, Word])[] => {
  try {
    const words: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(words) ? (words as [string, Word][]) : [];
  } catch {
    return [];
  }
};
