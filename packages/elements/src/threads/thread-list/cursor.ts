import type { Thread } from '@towerp/crm-protocol';
import type { LitElement, ReactiveController } from 'lit';
import type { Arrangement } from './arrangement.js';
import type { RowWindow } from './row-window.js';

/** The row that keys act on: it keeps to its thread while others come and go, and to its place when its thread goes. */
export class Cursor implements ReactiveController {
  readonly #host: LitElement;
  readonly #arrangement: Arrangement;
  readonly #window: RowWindow;
  #id: string | undefined;
  #place = 0;
  #hadFocus = false;
  #wantsFocus = false;

  constructor(host: LitElement, arrangement: Arrangement, window: RowWindow) {
    this.#host = host;
    this.#arrangement = arrangement;
    this.#window = window;
    host.addController(this);
  }

  get thread(): Thread | undefined {
    const { threads } = this.#arrangement;
    const at = this.#arrangement.indexOf(this.#id, this.#place);
    return threads[at] ?? threads[Math.min(this.#place, threads.length - 1)];
  }

  /** In which line it stands, −1 where there is none. */
  get line(): number {
    return this.#arrangement.lineOf(this.thread?.id, this.#place);
  }

  /** True while a row has the focus: it stays rendered wherever one scrolls. */
  get hasFocus(): boolean {
    return this.#focused !== undefined;
  }

  get #focused(): string | undefined {
    return (this.#host.shadowRoot?.activeElement as HTMLElement | null | undefined)?.dataset['thread'];
  }

  /** A row was focused by hand. */
  take(id: string): void {
    if (id === this.#id) return;
    this.#set(id);
    this.#host.requestUpdate();
  }

  /** Goes so many rows on, and gives the row the focus. */
  move(step: number): boolean {
    const { threads } = this.#arrangement;
    const focused = this.#focused;
    const id = focused ?? this.thread?.id;
    const at = this.#arrangement.indexOf(id, this.#place);
    const from = focused !== undefined || !Number.isFinite(step) ? at + step : at;
    const next = threads[Math.min(Math.max(from, 0), threads.length - 1)];
    if (!next) return false;
    this.#set(next.id);
    this.#window.reveal(this.line);
    const row = this.#row(next.id);
    row?.focus({ preventScroll: true });
    // One that is not rendered yet gets it as soon as it is.
    this.#wantsFocus = row === null;
    this.#host.requestUpdate();
    return true;
  }

  hostUpdate(): void {
    this.#hadFocus = this.hasFocus;
  }

  hostUpdated(): void {
    const { thread } = this;
    // Its place moves with it, so that the next one in that place is known when it goes.
    if (thread && this.#id !== undefined) this.#set(thread.id);
    // The focused row is gone: the one that took its place goes on.
    const isLost = this.#hadFocus && !this.hasFocus && !this.#host.shadowRoot?.activeElement;
    if (!isLost && !this.#wantsFocus) return;
    this.#wantsFocus = false;
    this.#row(thread?.id)?.focus({ preventScroll: true });
  }

  #set(id: string): void {
    this.#id = id;
    this.#place = Math.max(0, this.#arrangement.indexOf(id, this.#place));
  }

  #row(id: string | undefined): HTMLElement | null {
    return id === undefined
      ? null
      : this.#host.renderRoot.querySelector<HTMLElement>(`[data-thread="${CSS.escape(id)}"]`);
  }
}
