import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows from `from` up to, not including, `to`. */
export type Range = { from: number; to: number };

// Rows are taken in and let go in lots, so that most scrolling renders nothing at all.
const lot = 8;
const margin = 8;

/** Tells its host which of many rows of equal height are in sight, and renders it when that changes. */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => HTMLElement | null;
  #scroller: HTMLElement | null = null;
  #sizes: ResizeObserver | undefined;
  #top = 0;
  #view = 720;
  #row = 36;
  #kept: number | undefined;
  #isPrinting = false;
  /** How many rows there are. */
  count = 0;

  constructor(host: ReactiveControllerHost, find: () => HTMLElement | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** The height of every row. */
  get rowHeight(): number {
    return this.#row;
  }

  /** How many rows the view holds. */
  get rowsInView(): number {
    return Math.max(1, Math.floor(this.#view / this.#row));
  }

  get isAtTop(): boolean {
    return this.#top < 1;
  }

  /** The rows worth rendering. */
  range(count = this.count): Range {
    if (this.#isPrinting) return { from: 0, to: this.count };
    const first = Math.floor(Math.min(this.#top, count * this.#row) / this.#row);
    const from = Math.max(0, Math.floor((first - margin) / lot) * lot);
    const to = Math.min(count, Math.ceil((first + this.#view / this.#row + margin) / lot) * lot);
    return { from, to };
  }

  /** The first row in sight. */
  get first(): number {
    return Math.floor(this.#top / this.#row);
  }

  scrollTo(top: number): void {
    if (this.#scroller) this.#scroller.scrollTop = top;
    this.#read();
  }

  /** Scrolls so far that the row stands wholly in the view. */
  reveal(index: number): void {
    const top = index * this.#row;
    if (top < this.#top) this.scrollTo(top);
    else if (top + this.#row > this.#top + this.#view) this.scrollTo(top + this.#row - this.#view);
  }

  /** Holds a row where it stands on the screen, whatever comes in or goes above it; it is going to be in this line. */
  keep(line: number): void {
    if (line >= 0) this.#kept = this.#top + (line - this.first) * this.#row;
  }

  hostUpdated(): void {
    const scroller = this.#find();
    if (scroller) this.#stretch(scroller);
    if (scroller !== this.#scroller) this.#follow(scroller);
    else if (scroller) this.#measureRow(scroller);
    if (this.#kept === undefined) return;
    if (this.#kept !== this.#top) this.scrollTo(this.#kept);
    this.#kept = undefined;
  }

  hostConnected(): void {
    globalThis.addEventListener('beforeprint', this.#handlePrint);
    globalThis.addEventListener('afterprint', this.#handlePrint);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('beforeprint', this.#handlePrint);
    globalThis.removeEventListener('afterprint', this.#handlePrint);
    this.#follow(null);
  }

  /** Paper has no window. */
  readonly #handlePrint = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.#host.requestUpdate();
  };

  #follow(scroller: HTMLElement | null): void {
    this.#scroller?.removeEventListener('scroll', this.#handleScroll);
    this.#sizes?.disconnect();
    this.#scroller = scroller;
    this.#top = 0;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#handleScroll, { passive: true });
    this.#sizes ??= new ResizeObserver(() => {
      if (this.#scroller) this.#measureRow(this.#scroller);
      this.#read();
    });
    this.#sizes.observe(scroller);
    this.#measureRow(scroller);
    this.#read();
  }

  #stretch(scroller: HTMLElement): void {
    const canvas = scroller.firstElementChild as HTMLElement;
    const height = `${String(this.count * this.#row)}px`;
    if (canvas.style.height !== height) canvas.style.height = height;
  }

  /** The sheet says how high a row is, by container and density. */
  #measureRow(scroller: HTMLElement): void {
    const height = scroller.querySelector<HTMLElement>('.row')?.offsetHeight;
    if (!height || height === this.#row) return;
    const first = this.first;
    this.#row = height;
    this.#stretch(scroller);
    this.#host.requestUpdate();
    if (first > 0) this.scrollTo(first * height);
  }

  readonly #handleScroll = (): void => {
    this.#read();
  };

  #read(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const before = this.range(Infinity);
    const wasAtTop = this.isAtTop;
    this.#top = scroller.scrollTop;
    this.#view = scroller.clientHeight || this.#view;
    const now = this.range(Infinity);
    if (before.from !== now.from || before.to !== now.to || wasAtTop !== this.isAtTop) this.#host.requestUpdate();
  }
}
