/** What a hand does to a row. */
export type RowActions = {
  open: (id: string) => void;
  toggle: (id: string) => void;
  extend: (id: string) => void;
  focused: (id: string) => void;
};

const longPress = 500;
const slip = 10;

const rowOf = (event: Event): string | undefined =>
  (event.target as Element).closest<HTMLElement>('[data-thread]')?.dataset['thread'];

/** Listeners for the rows: a click opens; with Ctrl, Shift, on the box, or by a long press it selects. */
export class RowPointer {
  readonly #actions: RowActions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #start: { x: number; y: number } | undefined;
  #wasLong = false;

  constructor(actions: RowActions) {
    this.#actions = actions;
  }

  readonly click = (event: MouseEvent): void => {
    const id = rowOf(event);
    if (id === undefined) return;
    if (this.#wasLong) {
      this.#wasLong = false;
      return;
    }
    const isBox = (event.target as Element).closest('.pick') !== null;
    if (event.shiftKey) this.#actions.extend(id);
    else if (isBox || event.ctrlKey || event.metaKey) this.#actions.toggle(id);
    else this.#actions.open(id);
  };

  readonly focusin = (event: FocusEvent): void => {
    const id = rowOf(event);
    if (id !== undefined) this.#actions.focused(id);
  };

  readonly pointerdown = (event: PointerEvent): void => {
    this.#wasLong = false;
    const id = rowOf(event);
    // A range of rows is wanted, not of text.
    if (event.shiftKey) event.preventDefault();
    if (event.pointerType !== 'touch' || id === undefined) return;
    this.#start = { x: event.clientX, y: event.clientY };
    this.#timer = setTimeout(() => {
      this.#wasLong = true;
      this.#actions.toggle(id);
    }, longPress);
  };

  readonly pointermove = (event: PointerEvent): void => {
    if (this.#start && Math.hypot(event.clientX - this.#start.x, event.clientY - this.#start.y) > slip) this.stop();
  };

  /** The finger left, or the list did. */
  readonly stop = (): void => {
    clearTimeout(this.#timer);
    this.#start = undefined;
  };
}
