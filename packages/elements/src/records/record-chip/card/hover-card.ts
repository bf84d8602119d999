import { RecordCard } from './define.js';

// Long enough not to flicker while the pointer travels over a text, and to reach the card over the gap.
const openAfterMs = 350;
const closeAfterMs = 250;
const pressMs = 500;

/** Closes the card that is open: there is one at a time. */
let closeCurrent = (): void => undefined;

/** Opens a card on its chip: when the pointer stays on it, by focus from the keyboard, by a long press. It stays while the
 *  pointer is on it or the focus on the chip, and Escape closes it (WCAG 1.4.13). */
class HoverCard {
  readonly #chip: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #record: () => string;
  readonly #card = new RecordCard();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPressed = false;
  /** The pointer is on the chip or on its card, which is a part of it. */
  #isPointed = false;

  constructor(chip: HTMLElement, root: ShadowRoot, record: () => string) {
    this.#chip = chip;
    this.#root = root;
    this.#record = record;
    this.#card.id = 'card';
    this.#card.popover = 'manual';
    this.#card.role = 'tooltip';
    root.append(this.#card);
    chip.addEventListener('pointerenter', this.#enter);
    chip.addEventListener('pointerleave', this.#leave);
    chip.addEventListener('focusin', this.#enter);
    chip.addEventListener('focusout', this.#leave);
    chip.addEventListener('pointerdown', this.#press);
    chip.addEventListener('pointerup', this.#release);
    chip.addEventListener('pointercancel', this.#release);
    chip.addEventListener('contextmenu', this.#refuseMenu);
    chip.addEventListener('click', this.#swallow, { capture: true });
  }

  readonly #enter = (event: Event): void => {
    if (event instanceof PointerEvent) this.#isPointed = event.pointerType !== 'touch';
    if (this.#isReached()) this.#later(this.#open, openAfterMs);
  };

  readonly #leave = (event: Event): void => {
    if (event instanceof PointerEvent) this.#isPointed = false;
    if (!this.#isReached()) this.#later(this.#close, closeAfterMs);
  };

  readonly #press = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#close();
    else {
      this.#isPressed = false;
      this.#later(() => {
        this.#isPressed = true;
        this.#open();
      }, pressMs);
    }
  };

  readonly #release = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' && !this.#isPressed) clearTimeout(this.#timer);
  };

  /** The finger that opened the card asked for no more. */
  readonly #swallow = (event: Event): void => {
    if (this.#isPressed) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.#isPressed = false;
  };

  readonly #refuseMenu = (event: Event): void => {
    if (this.#isPressed) event.preventDefault();
  };

  readonly #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // What stands around the chip has its own Escape, which is meant by the next one.
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  readonly #elsewhere = (event: Event): void => {
    if (!event.composedPath().includes(this.#chip)) this.#close();
  };

  begin(event: Event): void {
    if (event instanceof PointerEvent && event.type === 'pointerdown') this.#press(event);
    // The pointer may have gone on while this was downloaded.
    else if (event.type === 'focusin' || this.#chip.matches(':hover')) this.#enter(event);
  }

  #isReached(): boolean {
    return this.#isPointed || this.#root.querySelector(':focus-visible') !== null;
  }

  #later(act: () => void, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  readonly #open = (): void => {
    const anchor = this.#root.querySelector<HTMLElement>('a, button');
    if (!anchor || !this.#chip.isConnected || this.#card.matches(':popover-open')) return;
    closeCurrent();
    closeCurrent = this.#close;
    this.#card.record = this.#record();
    anchor.setAttribute('aria-describedby', 'card');
    this.#card.showPopover({ source: anchor });
    document.addEventListener('keydown', this.#keys, { capture: true });
    document.addEventListener('pointerdown', this.#elsewhere, { capture: true });
  };

  readonly #close = (): void => {
    clearTimeout(this.#timer);
    document.removeEventListener('keydown', this.#keys, { capture: true });
    document.removeEventListener('pointerdown', this.#elsewhere, { capture: true });
    if (this.#card.matches(':popover-open')) this.#card.hidePopover();
    // Nothing is followed that nobody sees.
    this.#card.record = '';
    this.#root.querySelector('[aria-describedby]')?.removeAttribute('aria-describedby');
  };
}

const cards = new WeakMap<HTMLElement, HoverCard>();

/** Gives a chip its card, and lets the event that asked for it begin to open it. */
export const hoverCard = (chip: HTMLElement, root: ShadowRoot, record: () => string, event: Event): void => {
  const card = cards.get(chip) ?? new HoverCard(chip, root, record);
  cards.set(chip, card);
  card.begin(event);
};
