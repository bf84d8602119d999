import type { LitElement, ReactiveController } from 'lit';

/** Gives the keys pressed inside its host, which adds it, to `act`; one that did something goes no further. */
export class KeydownController implements ReactiveController {
  readonly #host: LitElement;
  readonly #act: (event: KeyboardEvent) => boolean;

  constructor(host: LitElement, act: (event: KeyboardEvent) => boolean) {
    this.#host = host;
    this.#act = act;
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#handle);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#handle);
  }

  readonly #handle = (event: KeyboardEvent): void => {
    if (!this.#act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
