import type { LitElement, ReactiveController } from 'lit';

/** Knows whether somebody reads its host right now, and renders it when they leave: only then may rows change places. */
export class Presence implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** True while the pointer or the focus is inside. */
  get isReading(): boolean {
    return this.#host.matches(':hover') || Boolean(this.#host.shadowRoot?.activeElement);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerleave', this.#leave);
    this.#host.addEventListener('focusout', this.#leave);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerleave', this.#leave);
    this.#host.removeEventListener('focusout', this.#leave);
  }

  readonly #leave = (): void => {
    this.#host.requestUpdate();
  };
}
