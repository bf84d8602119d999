import { get, update, type UseStore } from 'idb-keyval';

/** Chooses one tab among those of a name. */
export interface Election {
  /** Stands, and is told when it is chosen and when it no longer is. */
  start(told: { elected: () => void; deposed: () => void }): void;
  /** Takes the place of a tab that does not answer. */
  steal(): void;
  /** Another tab says that it was chosen: looks whether that is so. */
  challenged(): void;
  close(): void;
}

type Told = Parameters<Election['start']>[0];

/** By a Web Lock: the browser itself frees it when a tab dies. */
export class LockElection implements Election {
  readonly #name: string;
  readonly #locks: LockManager;
  #told: Told | undefined;
  #queued: AbortController | undefined;
  #release: (() => void) | undefined;
  #isClosed = false;

  constructor(name: string, locks: LockManager) {
    this.#name = name;
    this.#locks = locks;
  }

  start(told: Told): void {
    this.#told = told;
    this.#stand();
  }

  steal(): void {
    if (this.#release || this.#isClosed) return;
    this.#queued?.abort();
    void this.#hold({ steal: true });
  }

  // The lock itself says when it is lost.
  challenged(): void {}

  close(): void {
    this.#isClosed = true;
    this.#queued?.abort();
    this.#release?.();
  }

  #stand(): void {
    this.#queued = new AbortController();
    void this.#hold({ signal: this.#queued.signal });
  }

  async #hold(options: LockOptions): Promise<void> {
    let isHeld = false;
    try {
      await this.#locks.request(this.#name, options, async () => {
        if (this.#isClosed) return;
        isHeld = true;
        await new Promise<void>((release) => {
          this.#release = release;
          this.#told?.elected();
        });
      });
    } catch {
      // Aborted by `steal` or `close`, or stolen by another tab.
    }
    if (!isHeld) return;
    this.#release = undefined;
    if (this.#isClosed) return;
    this.#told?.deposed();
    this.#stand();
  }
}

const lease = 'lease';

/** By a lease in the database, where a page on plain HTTP has no Web Locks: who does not answer loses it. */
export class LeaseElection implements Election {
  readonly #tab: string;
  readonly #store: UseStore;
  #told: Told | undefined;
  #isHolder = false;
  #isClosed = false;

  constructor(tab: string, store: UseStore) {
    this.#tab = tab;
    this.#store = store;
  }

  start(told: Told): void {
    this.#told = told;
    void this.#claim((holder) => holder === undefined);
  }

  steal(): void {
    if (!this.#isHolder && !this.#isClosed) void this.#claim(() => true);
  }

  challenged(): void {
    void get<string>(lease, this.#store).then(
      (holder) => { this.#hold(holder === this.#tab); },
      () => {},
    ); // prettier-ignore
  }

  close(): void {
    this.#isClosed = true;
    if (this.#isHolder) void this.#claim(() => true, undefined);
  }

  async #claim(may: (holder: string | undefined) => boolean, next: string | undefined = this.#tab): Promise<void> {
    let holder: string | undefined;
    try {
      await update<string | undefined>(lease, (now) => (holder = may(now) ? next : now), this.#store);
    } catch {
      // Without a database nobody leads: then each tab is on its own.
      holder = next;
    }
    if (!this.#isClosed) this.#hold(holder === this.#tab);
  }

  #hold(isHolder: boolean): void {
    if (isHolder === this.#isHolder) return;
    this.#isHolder = isHolder;
    if (isHolder) this.#told?.elected();
    else this.#told?.deposed();
  }
}
