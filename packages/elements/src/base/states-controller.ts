import type { LitElement } from 'lit';

/** Shows the host's states to the page's CSS as `:state(…)`. */
export class StatesController {
  readonly #internals: ElementInternals;

  constructor(host: LitElement, internals: ElementInternals = host.attachInternals()) {
    this.#internals = internals;
  }

  set(states: Record<string, boolean>): void {
    for (const [name, on] of Object.entries(states)) {
      if (on) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    }
  }
}
