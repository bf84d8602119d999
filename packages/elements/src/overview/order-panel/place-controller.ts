import type { LitElement, ReactiveController } from 'lit';

/** What a panel shows: its list, or something opened inside it. */
export type Place = { name: 'list' | 'new' | 'attach' } | { name: 'thread' | 'communication'; threadId: string };

const list: Place = { name: 'list' };

// What is opened inside is loaded when it is first asked for: most visits to an order only look.
const loaders = {
  thread: () => import('../../threads/thread-view/define.js'),
  new: () => import('../../threads/thread-form/define.js'),
  attach: () => import('../../threads/thread-picker/define.js'),
  communication: () => import('../../communications/communication-form/define.js'),
};

const focusOf = {
  thread: '.back button',
  new: 'towerp-thread-form',
  attach: 'towerp-thread-picker',
  communication: 'towerp-communication-form',
};

/** Opens things inside a panel and leads the focus in and back. */
export class PlaceController implements ReactiveController {
  readonly #host: LitElement;
  #place: Place = list;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get value(): Place {
    return this.#place;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  async open(place: Exclude<Place, { name: 'list' }>): Promise<void> {
    this.#place = place;
    this.#host.requestUpdate();
    const { name } = place;
    if (name === 'list') return;
    await loaders[name]();
    await this.#host.updateComplete;
    this.#focus(focusOf[name]);
  }

  /** Back to the list; the focus returns to the row from which it came. */
  readonly close = (): void => {
    this.reset();
    void this.#host.updateComplete.then(() => {
      this.#focus('.topic[tabindex="0"]');
    });
  };

  /** Back to the list without touching the focus. */
  reset(): void {
    this.#place = list;
    this.#host.requestUpdate();
  }

  #focus(selector: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
