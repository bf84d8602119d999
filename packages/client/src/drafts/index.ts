import type { Storage } from '../outbox/index.js';

/** What is being written and not yet sent, by a name of the writer's choice; kept on the device where that can be. */
export interface Drafts {
  /** Resolves when what a former page has kept is known. */
  readonly ready: Promise<void>;
  /** What was kept under a name. */
  get(name: string): unknown;
  /** Keeps something that `structuredClone` can copy. */
  keep(name: string, draft: unknown): void;
  drop(name: string): void;
}

const prefix = 'draft:';

/** Keeps drafts in memory, and on the device once it is known whose they are. */
export class KeptDrafts implements Drafts {
  readonly #drafts = new Map<string, unknown>();
  readonly ready: Promise<void>;
  #isReady: () => void = () => {};
  #storage: Storage | undefined;

  constructor() {
    this.ready = new Promise((resolve) => { this.#isReady = resolve; }); // prettier-ignore
  }

  get(name: string): unknown {
    return this.#drafts.get(name);
  }

  keep(name: string, draft: unknown): void {
    this.#drafts.set(name, draft);
    void this.#storage?.set(prefix + name, draft);
  }

  drop(name: string): void {
    this.#drafts.delete(name);
    void this.#storage?.delete(prefix + name);
  }

  /** Keeps them there from now on; without a storage, in memory alone. */
  async use(storage: Storage | undefined): Promise<void> {
    this.#storage = storage;
    const kept = await storage?.load(prefix);
    if (this.#storage !== storage) return;
    for (const [name, draft] of kept ?? [])
      if (!this.#drafts.has(name.slice(prefix.length))) this.#drafts.set(name.slice(prefix.length), draft);
    for (const [name, draft] of this.#drafts) if (!kept?.has(prefix + name)) void storage?.set(prefix + name, draft);
    this.#isReady();
  }

  forget(): void {
    this.#drafts.clear();
    this.#storage = undefined;
  }
}
