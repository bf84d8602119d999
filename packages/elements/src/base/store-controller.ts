import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';

/** Follows a store for its host; which one is chosen anew at each reading, so it may change with the host's properties. */
export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #choose: () => ReadableAtom<T> | undefined;
  #store: ReadableAtom<T> | undefined;
  #value: T | undefined;
  #stop: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, choose: () => ReadableAtom<T> | undefined) {
    this.#host = host;
    this.#choose = choose;
    host.addController(this);
  }

  get value(): T | undefined {
    if (this.#connected) this.#follow(this.#choose());
    return this.#value;
  }

  hostConnected(): void {
    this.#connected = true;
    // A store that changed while the host was away shows only if the host renders again.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop?.();
    this.#stop = undefined;
    this.#store = undefined;
  }

  #follow(store: ReadableAtom<T> | undefined): void {
    if (store === this.#store) return;
    this.#stop?.();
    this.#store = store;
    this.#value = undefined;
    this.#stop = store?.listen((value) => {
      this.#value = value;
      this.#host.requestUpdate();
    });
    this.#value = store?.get();
  }
}
