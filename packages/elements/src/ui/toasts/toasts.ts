import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { atom } from 'nanostores';
import { actingKey } from '../../base/keys.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { base } from '../../styles/base.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { circleAlertIcon, xIcon } from '../icons.js';
import { $toasts, dismissToast, holdToasts, undoLatest, undoToast, type Toast } from './toast-store.js';
import { toastStyles } from './toasts.styles.js';

// Every panel brings a place for toasts; only one of them may speak.
const $places = atom<readonly Toasts[]>([]);
const speaking = (): Toasts | undefined => $places.get().find((place) => !place.embedded) ?? $places.get()[0];

/** Shows what was just done at the end of the page, with a way to undo it for 8 seconds (button, Z).
 *  @csspart toast - One toast. */
export class Toasts extends LitElement {
  static override styles = [tokens, base, controls, toastStyles];

  /** Set inside other elements: it keeps silent where the page has a place of its own. */
  @property({ type: Boolean, reflect: true }) embedded = false;

  readonly #language = new BasicLanguageController(this);
  readonly #toasts = new StoreController(this, () => $toasts);
  readonly #places = new StoreController(this, () => $places);

  override connectedCallback(): void {
    super.connectedCallback();
    $places.set([...$places.get(), this]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    $places.set($places.get().filter((place) => place !== this));
  }

  override updated(): void {
    const shelf = this.renderRoot.querySelector<HTMLElement>('.toasts');
    if (!shelf) return;
    const filled = shelf.childElementCount > 0;
    if (filled === shelf.matches(':popover-open')) return;
    if (filled) shelf.showPopover();
    else shelf.hidePopover();
  }

  #handleKeydown(event: KeyboardEvent): void {
    if (actingKey(event) === 'KeyZ' && undoLatest()) event.preventDefault();
  }

  #toast(toast: Toast): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="toast ${toast.failed ? 'failed' : ''}" part="toast">
      ${toast.failed ? circleAlertIcon() : nothing}<span class="grow">${toast.text}</span>
      ${toast.undo
        ? html`<button type="button" class="button compact" aria-keyshortcuts="z" @click=${() => { undoToast(toast.id); }}>
            ${messages.undo}<kbd aria-hidden="true">Z</kbd>
          </button>`
        : nothing}
      <button type="button" class="button compact square quiet" aria-label=${messages.close} @click=${() => { dismissToast(toast.id); }}>${xIcon()}</button>
    </div>`; // prettier-ignore
  }

  override render(): TemplateResult {
    void this.#places.value;
    const toasts = speaking() === this ? (this.#toasts.value ?? []) : [];
    return html`<div
      class="toasts"
      popover="manual"
      role="status"
      @keydown=${this.#handleKeydown}
      @pointerenter=${() => { holdToasts(true); }}
      @pointerleave=${() => { holdToasts(false); }}
      @focusin=${() => { holdToasts(true); }}
      @focusout=${() => { holdToasts(false); }}
    >${repeat(toasts, ({ id }) => id, (toast) => this.#toast(toast))}</div>`; // prettier-ignore
  }
}
