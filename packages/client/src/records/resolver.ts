import type { Ref, Resolved } from '@towerp/crm-protocol';
import { formatRef } from '@towerp/crm-protocol/words';
import type { Answer } from '../http/index.js';
import type { RecordApi } from './api.js';

interface Waiter {
  readonly ref: Ref;
  readonly answer: Promise<Answer<Resolved>>;
  readonly resolve: (answer: Answer<Resolved>) => void;
  readonly reject: (error: unknown) => void;
}

// The most that one request may name.
const mostRefs = 200;

/** Gathers the refs that a page shows and resolves them together. */
export class Resolver {
  readonly #api: RecordApi;
  #waiters = new Map<string, Waiter>();

  constructor(api: RecordApi) {
    this.#api = api;
  }

  resolve(ref: Ref): Promise<Answer<Resolved>> {
    const name = formatRef(ref);
    const known = this.#waiters.get(name);
    if (known) return known.answer;
    // Not a microtask: a page mounts its chips over several of them.
    if (this.#waiters.size === 0) setTimeout(() => { this.#send(); }); // prettier-ignore
    // The waiter is made while the promise is, for withResolvers is newer than the browsers that are to be served.
    let [resolve, reject]: [Waiter['resolve'], Waiter['reject']] = [() => {}, () => {}];
    const answer = new Promise<Answer<Resolved>>((...settle) => { [resolve, reject] = settle; }); // prettier-ignore
    this.#waiters.set(name, { ref, answer, resolve, reject });
    return answer;
  }

  #send(): void {
    const waiters = [...this.#waiters.values()];
    this.#waiters = new Map();
    for (let from = 0; from < waiters.length; from += mostRefs) void this.#ask(waiters.slice(from, from + mostRefs));
  }

  async #ask(waiters: readonly Waiter[]): Promise<void> {
    try {
      const { value, seq } = await this.#api.resolve(waiters.map(({ ref }) => ref));
      for (const [index, { ref, resolve }] of waiters.entries())
        resolve({ value: value.items[index] ?? { kind: ref.kind, id: ref.id, hidden: true }, seq });
    } catch (error) {
      for (const { reject } of waiters) reject(error);
    }
  }
}
