import type { Status } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { BasicLanguageController } from '../../../base/basic-language-controller.js';
import { statusIndexOf } from '../../../base/keys.js';
import { listWords } from '../../../locale/list-words.js';
import { triageWords } from '../../../locale/triage-words.js';
import { base } from '../../../styles/base.styles.js';
import { controls } from '../../../styles/controls.styles.js';
import { marks } from '../../../styles/marks.styles.js';
import { popups } from '../../../styles/popups.styles.js';
import { tokens } from '../../../styles/tokens.styles.js';
import { downloadIcon } from '../../../ui/list-icons.js';
import { MenuController } from '../../../ui/menu-controller.js';
import { bellIcon, chevronDownIcon } from '../../../ui/more-icons.js';
import { statusShape } from '../../../ui/shape.js';
import { openLetterIcon } from '../../../ui/triage-icons.js';
import type { Triage } from '../triage.js';

const own = css`
  :host {
    container: towerp-selection-bar / inline-size;
    width: 100%;
  }
  .selection {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 6px 20px;
    overflow-x: auto;
    background: light-dark(#17201f, #e7ecea);
    color: light-dark(#fff, #17201f);
    white-space: nowrap;
  }
  .selection > strong {
    margin-inline-end: 8px;
  }
  .selection .button {
    border-color: color-mix(in oklab, currentColor 40%, transparent);
    background: transparent;
    color: inherit;
  }
  .selection .button:hover {
    background: color-mix(in oklab, currentColor 14%, transparent);
  }
  .selection .button > .icon {
    color: inherit;
  }
  .selection kbd {
    border-color: color-mix(in oklab, currentColor 45%, transparent);
    background: transparent;
    color: inherit;
  }
  .selection :focus-visible {
    outline-color: currentColor;
    outline-offset: -2px;
  }
  .popup {
    width: 240px;
  }
  .item > .shape {
    stroke: var(--_c);
  }
  @container towerp-selection-bar (max-width: 619.9px) {
    .word {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .selection {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;

/** What can be done to the selected threads.
 *  @internal */
export class SelectionBar extends LitElement {
  static override styles = [tokens, base, controls, marks, popups, own];

  /** How many are selected. */
  @property({ type: Number }) count = 0;
  /** Does it. */
  @property({ attribute: false }) triage: Triage | undefined;

  @query('[role=menu]') private readonly menuElement!: HTMLElement | null;

  readonly #language = new BasicLanguageController(this);
  readonly #menu = new MenuController(this, () => this.menuElement);

  #set(status: Status): void {
    this.#menu.close();
    this.triage?.setStatus(status);
  }

  #handleKeydown(event: KeyboardEvent): void {
    const index = statusIndexOf(event.code);
    const status = index === undefined ? undefined : statuses[index];
    if (status && this.#menu.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.#set(status);
    } else if (this.#menu.isOpen) this.#menu.handleKeydown(event);
  }

  #menuOfStatuses(): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="popup" id="menu" popover role="menu" aria-label=${messages.statusMenu} @toggle=${this.#menu.handleToggle} @keydown=${this.#handleKeydown}>
      ${statuses.map((status, index) => html`<button type="button" class="item ${status}" role="menuitem" tabindex="-1" @click=${() => { this.#set(status); }}>${statusShape(status)}${messages.statuses[status]}<kbd class="key" aria-hidden="true">${index + 1}</kbd></button>`)}
    </div>`;
  } // prettier-ignore

  #action(icon: TemplateResult, word: string, key: string, act: () => void): TemplateResult {
    return html`<button type="button" class="button compact" aria-keyshortcuts=${key || nothing} @click=${act}>${icon}<span class="word">${word}</span>${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}</button>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const words = triageWords(messages);
    const { triage } = this;
    return html`<div class="selection" role="group" aria-label=${words.selection}>
        <strong class="strong" role="status">${listWords(messages).selected(this.count)}</strong>
        <button type="button" class="button compact" popovertarget="menu" aria-haspopup="menu" aria-expanded=${this.#menu.isOpen ? 'true' : 'false'} aria-keyshortcuts="s">${words.setStatus}<kbd aria-hidden="true">S</kbd>${chevronDownIcon()}</button>
        ${this.#action(openLetterIcon(), words.markRead, 'U', () => triage?.mark('read'))}
        ${this.#action(bellIcon(), words.follow, 'F', () => triage?.mark('follow'))}
        ${this.#action(downloadIcon(), listWords(messages).exportCsv, '', () => triage?.export({}, this.count))}
        <span class="grow"></span>
        <button type="button" class="button compact quiet" title=${words.clearSelection} aria-keyshortcuts="Escape" @click=${() => triage?.clear()}>${messages.cancel}<kbd aria-hidden="true">Esc</kbd></button>
      </div>
      ${this.#menuOfStatuses()}`;
  } // prettier-ignore
}
