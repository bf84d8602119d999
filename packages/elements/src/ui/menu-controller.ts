import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';

const itemSelector = '[role^="menuitem"]:not([disabled])';

/** Keys of an APG menu inside a popover of the host's shadow root; the invoker is tied by `popovertarget`. */
export class MenuController implements ReactiveController {
  readonly #host: LitElement;
  readonly #menu: () => HTMLElement | null | undefined;

  constructor(host: LitElement, menu: () => HTMLElement | null | undefined) {
    this.#host = host;
    this.#menu = menu;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  get isOpen(): boolean {
    return this.#menu()?.matches(':popover-open') ?? false;
  }

  close(): void {
    if (this.isOpen) this.#menu()?.hidePopover();
  }

  /** For the popover's `toggle`: the checked item, or the first one, takes the focus. */
  readonly handleToggle = (event: Event): void => {
    this.#host.requestUpdate();
    if ((event as ToggleEvent).newState !== 'open') return;
    const items = this.#items();
    (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
  };

  /** For the popover's `keydown`: arrows, Home, End. */
  readonly handleKeydown = (event: KeyboardEvent): void => {
    const items = this.#items();
    const at = items.indexOf(event.composedPath()[0] as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[(next + items.length) % items.length]?.focus();
  };

  /** One action of the menu. */
  item(icon: TemplateResult, word: string, act: () => void): TemplateResult {
    const run = (): void => {
      this.close();
      act();
    };
    return html`<button type="button" class="item" role="menuitem" tabindex="-1" @click=${run}>${icon}${word}</button>`;
  }

  #items(): HTMLElement[] {
    return [...(this.#menu()?.querySelectorAll<HTMLElement>(itemSelector) ?? [])];
  }
}
