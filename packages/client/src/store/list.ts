import type { Page } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import type { Answer } from '../http/index.js';
import type { Entities, EntityKind } from './cache.js';
import { keyOf } from './cache.js';
import type { Hub } from './hub.js';
import { Live, type LiveOptions } from './live.js';
import type { Loadable } from './loadable.js';

/** What a list has read so far. */
export interface Listed {
  readonly ids: readonly string[];
  readonly nextCursor: string | null;
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly loadingMore: boolean;
  /** The last item read: what sorts after it belongs to a page not yet read. */
  readonly last: Entities[EntityKind] | undefined;
  /** The first page as it was read, at the same moment as the counts. */
  readonly counted: ReadonlyMap<string, Entities[EntityKind]>;
}

/** A list as it is shown. */
export interface ShownList<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly loadingMore: boolean;
}

/** Reads one page, of `limit` items, after `cursor`. */
export type ReadPage<T> = (
  page: { limit: number; cursor?: string | undefined },
  signal?: AbortSignal,
) => Promise<Answer<Page<T>>>;

export interface ListOptions<K extends EntityKind, T extends ShownList<Entities[K]>, H extends Listed> {
  readonly kind: K;
  readonly limit?: number | undefined;
  readonly readPage: ReadPage<Entities[K]>;
  /** What the room knows beside the pages. */
  readonly complete: (listed: Listed, former: H | undefined, signal: AbortSignal) => H | Promise<H>;
  readonly follow: NonNullable<LiveOptions<H, T>['follow']>;
  readonly show: (held: H) => T;
}

const largestPage = 200;

/** A live list read page by page; reading it anew covers as much as was shown. */
export class LiveList<K extends EntityKind, T extends ShownList<Entities[K]>, H extends Listed> {
  readonly #hub: Hub;
  readonly #options: ListOptions<K, T, H>;
  readonly #live: Live<H, T>;

  constructor(hub: Hub, options: ListOptions<K, T, H>) {
    this.#hub = hub;
    this.#options = options;
    this.#live = new Live(hub, {
      load: (former, signal) => this.#load(former, signal),
      follow: options.follow,
      show: options.show,
    });
  }

  get $(): ReadableAtom<Loadable<T>> {
    return this.#live.$;
  }

  get isAwake(): boolean {
    return this.#live.isAwake;
  }

  refresh(): Promise<void> {
    return this.#live.refresh();
  }

  /** Reads again at leisure, against a rare race. */
  verify(): void {
    this.#live.verify();
  }

  /** Reads the next page, where there is one. */
  async loadMore(): Promise<void> {
    const held = this.#live.held;
    if (!held || held.nextCursor === null || held.loadingMore) return;
    const cursor = held.nextCursor;
    this.#live.change((now) => ({ ...now, loadingMore: true }));
    try {
      const page = await this.#options.readPage({ limit: this.#limit, cursor });
      this.#put(page);
      // Read anew meanwhile: then that already holds what was to follow.
      this.#live.change((now) => (now.nextCursor === cursor ? { ...now, ...this.#extended(now, page.value) } : now));
    } finally {
      this.#live.change((now) => ({ ...now, loadingMore: false }));
    }
  }

  get #limit(): number {
    return this.#options.limit ?? 50;
  }

  async #load(former: H | undefined, signal: AbortSignal): Promise<Answer<H>> {
    // Asked again after each page: more may be read meanwhile.
    const wanted = (): number => Math.max(former?.ids.length ?? 0, former ? (this.#live.held?.ids.length ?? 0) : 0);
    let limit = Math.min(Math.max(this.#limit, wanted()), largestPage);
    const first = await this.#options.readPage({ limit }, signal);
    this.#put(first);
    const counted = new Map(first.value.items.map((item) => [keyOf(item), item]));
    const { counts } = first.value;
    const empty: Listed = { ids: [], nextCursor: null, counts, loadingMore: false, last: undefined, counted };
    let listed = this.#extended(empty, first.value);
    while (listed.nextCursor !== null && listed.ids.length < wanted()) {
      limit = Math.min(wanted() - listed.ids.length, largestPage);
      const page = await this.#options.readPage({ limit, cursor: listed.nextCursor }, signal);
      this.#put(page);
      listed = this.#extended(listed, page.value);
    }
    const held = await this.#options.complete(listed, former, signal);
    return { value: { ...held, loadingMore: this.#live.held?.loadingMore ?? false }, seq: first.seq };
  }

  #put({ value, seq }: Answer<Page<Entities[K]>>): void {
    for (const item of value.items) this.#hub.cache.put(this.#options.kind, item, seq);
  }

  #extended(listed: Listed, page: Page<Entities[K]>): Listed {
    return {
      ...listed,
      ids: [...new Set([...listed.ids, ...page.items.map(keyOf)])],
      nextCursor: page.nextCursor,
      last: page.items.at(-1) ?? listed.last,
    };
  }
}
