import type { CrmClient } from '@towerp/crm-client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Drafts = CrmClient['drafts'];
type Ports<T> = {
  client: () => CrmClient | undefined;
  /** What the draft is called; nothing is kept under an empty name. */
  name: () => string;
  /** Puts back what was kept. */
  restore: (draft: T) => void;
};

const idleMs = 1000;

/** Keeps what is written in its host and not sent: on the device, after a second of idleness and on leaving. */
export class DraftController<T> implements ReactiveController {
  readonly #ports: Ports<T>;
  #drafts: Drafts | undefined;
  #name = '';
  #isTouched = false;
  #unkept: { draft: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, ports: Ports<T>) {
    this.#ports = ports;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#keepNow);
    window.addEventListener('pagehide', this.#keepNow);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#keepNow);
    window.removeEventListener('pagehide', this.#keepNow);
    this.#keepNow();
    this.#drafts = undefined;
  }

  /** The same host may now serve another thread or lane: each has its own draft. */
  hostUpdate(): void {
    const drafts = this.#ports.client()?.drafts;
    const name = this.#ports.name();
    if (drafts === this.#drafts && name === this.#name) return;
    this.#keepNow();
    this.#drafts = drafts;
    this.#name = name;
    this.#isTouched = false;
    if (drafts && name) void this.#restore(drafts, name);
  }

  /** Takes what is written now; undefined where nothing is left of it, which then never returns. */
  keep(draft: T | undefined): void {
    this.#isTouched = true;
    clearTimeout(this.#timer);
    this.#unkept = draft === undefined ? undefined : { draft };
    if (draft === undefined) {
      if (this.#name) this.#drafts?.drop(this.#name);
    } else this.#timer = setTimeout(this.#keepNow, idleMs);
  }

  readonly #keepNow = (): void => {
    clearTimeout(this.#timer);
    if (this.#unkept && this.#name) this.#drafts?.keep(this.#name, this.#unkept.draft);
    this.#unkept = undefined;
  };

  async #restore(drafts: Drafts, name: string): Promise<void> {
    const isWanted = (): boolean => drafts === this.#drafts && name === this.#name && !this.#isTouched;
    if (drafts.get(name) === undefined) await drafts.ready;
    const draft = drafts.get(name);
    if (draft !== undefined && isWanted()) this.#ports.restore(draft as T);
  }
}
