import type { PatchThread, Status, Thread } from '@towerp/crm-protocol';
import type { CallOptions } from '../http/index.js';
import type { EntityCache, Optimistic } from '../store/index.js';
import type { CreateThreadInput, ThreadAnswer, ThreadApi } from './api.js';

/** What is done to threads: shown at once in every store, and taken back where the server refuses. */
export class ThreadActions {
  readonly #api: ThreadApi;
  readonly #cache: EntityCache;

  constructor(api: ThreadApi, cache: EntityCache) {
    this.#api = api;
    this.#cache = cache;
  }

  async create(input: CreateThreadInput, options?: CallOptions): Promise<Thread> {
    return this.#taken(await this.#api.create(input, options));
  }

  patch(id: string, patch: PatchThread, options?: CallOptions): Promise<Thread> {
    const { status, visibility, topic } = patch;
    const shown = Object.fromEntries(
      Object.entries({ status, visibility, topic }).filter(([, value]) => value !== undefined),
    );
    return this.#optimistic(id, shown, () => this.#api.patch(id, patch, options));
  }

  setStatus(id: string, status: Status): Promise<Thread> {
    return this.patch(id, { status });
  }

  async bulk(
    ids: string[],
    patch: { status?: Status; visibility?: Thread['visibility'] },
    options?: CallOptions,
  ): Promise<Thread[]> {
    const shown = ids.map((id) => this.#cache.patch('thread', id, patch));
    try {
      const { value, seq } = await this.#api.bulk({ ids, patch }, options);
      for (const thread of value.items) this.#cache.answered('thread', thread, seq);
      return value.items;
    } finally {
      for (const patched of shown) patched.undo();
    }
  }

  markRead(id: string, upToSeq: number): Promise<Thread> {
    return this.#optimistic(id, { unread: 0 }, () => this.#api.markRead(id, upToSeq));
  }

  markUnread(id: string): Promise<Thread> {
    return this.#optimistic(id, {}, () => this.#api.markUnread(id));
  }

  follow(id: string, options: { muted?: boolean } = {}): Promise<Thread> {
    return this.#optimistic(id, { followed: true, muted: options.muted ?? false }, () => this.#api.follow(id, options));
  }

  async unfollow(id: string): Promise<void> {
    const without = { followed: false, muted: false };
    const shown = this.#cache.patch('thread', id, without);
    try {
      const { seq } = await this.#api.unfollow(id);
      const thread = this.#cache.get('thread', id);
      shown.settle(thread && { value: thread, seq });
    } catch (error) {
      shown.undo();
      throw error;
    }
  }

  #taken({ value, seq }: ThreadAnswer): Thread {
    this.#cache.answered('thread', value, seq);
    return value;
  }

  async #optimistic(id: string, patch: Partial<Thread>, send: () => Promise<ThreadAnswer>): Promise<Thread> {
    const shown: Optimistic = this.#cache.patch('thread', id, patch);
    try {
      const answer = await send();
      shown.settle(answer);
      return answer.value;
    } catch (error) {
      shown.undo();
      throw error;
    }
  }
}
