import type { LitElement, ReactiveController } from 'lit';

/** Knows how wide its host is; the host renders again when that changes. */
export class WidthController implements ReactiveController {
  readonly #host: LitElement;
  #width = 0;
  #observer: ResizeObserver | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get value(): number {
    return this.#width;
  }

  hostConnected(): void {
    this.#width = this.#host.clientWidth;
    this.#observer = new ResizeObserver(() => {
      const width = this.#host.clientWidth;
      if (width === this.#width) return;
      this.#width = width;
      // In the next frame: what is laid out anew while sizes are told would be told of in vain.
      requestAnimationFrame(() => { this.#host.requestUpdate(); }); // prettier-ignore
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
