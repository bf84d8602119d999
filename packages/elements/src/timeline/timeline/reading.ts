import type { LitElement, ReactiveController } from 'lit';

const readingTime = 1_200;

type Options = {
  /** The element whose sight means that the reader is at the end. */
  end: () => Element | null;
  /** Everything in sight has been read. */
  read: () => void;
};

/** Watches whether the end is in sight, and whether the reader has looked long enough for it to count as read. */
export class ReadingController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: Options;
  #observer: IntersectionObserver | undefined;
  #watched: Element | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #atEnd = false;

  constructor(host: LitElement, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isAtEnd(): boolean {
    return this.#atEnd;
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#atEnd = entries.at(-1)?.isIntersecting ?? false;
      this.#host.requestUpdate();
      this.#schedule();
    });
    document.addEventListener('visibilitychange', this.#schedule);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#watched = null;
    document.removeEventListener('visibilitychange', this.#schedule);
    clearTimeout(this.#timer);
  }

  hostUpdated(): void {
    const end = this.#options.end();
    if (end === this.#watched) {
      this.#schedule();
      return;
    }
    if (this.#watched) this.#observer?.unobserve(this.#watched);
    if (end) this.#observer?.observe(end);
    this.#watched = end;
  }

  readonly #schedule = (): void => {
    clearTimeout(this.#timer);
    if (!this.#atEnd || document.visibilityState !== 'visible') return;
    this.#timer = setTimeout(this.#options.read, readingTime);
  };
}
