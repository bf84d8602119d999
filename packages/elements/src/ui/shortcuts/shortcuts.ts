import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { triageWords } from '../../locale/triage-words.js';
import { base } from '../../styles/base.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { xIcon } from '../icons.js';

/** One thing that keys do. */
export type Shortcut = { keys: readonly string[]; does: string };

const own = css`
  dialog {
    width: min(560px, calc(100% - 24px));
    padding: 0;
    border: 0;
    border-radius: var(--_radius-lg);
    background: var(--_surface-pop);
    box-shadow: var(--_shadow-pop);
    color: var(--_text);
    font: 400 var(--_size-md) / 1.43 var(--_font);
  }
  dialog::backdrop {
    background: light-dark(#17201f40, #0009);
  }
  .head {
    display: flex;
    align-items: center;
    padding: 12px 12px 4px 20px;
    font-size: var(--_size-lg);
    font-weight: var(--_weight-strong);
  }
  dl {
    columns: 2 220px;
    column-gap: 32px;
    margin: 0;
    padding: 4px 20px 20px;
  }
  dl > div {
    display: flex;
    align-items: baseline;
    gap: 12px;
    padding-block: 5px;
    break-inside: avoid;
  }
  dt {
    flex: none;
    width: 96px;
  }
  dd {
    margin: 0;
    color: var(--_text-muted);
  }
  kbd + kbd {
    margin-inline-start: 3px;
  }
`;

/** Lists the keys that work where the reader is; opened by ? or F1. */
export class Shortcuts extends LitElement {
  static override styles = [tokens, base, controls, own];

  /** The keys and what they do. */
  @property({ attribute: false }) shortcuts: readonly Shortcut[] = [];

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  readonly #language = new BasicLanguageController(this);

  /** Opens the list; the focus goes back to where it was when it is closed. */
  async show(): Promise<void> {
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    const { messages } = this.#language;
    return html`<dialog aria-labelledby="title" closedby="any" @keydown=${(event: Event) => { event.stopPropagation(); }}>
      <div class="head">
        <span id="title" class="grow">${triageWords(messages).keys.title}</span>
        <button type="button" class="button compact square quiet" aria-label=${messages.close} @click=${() => { this.dialog.close(); }}>${xIcon()}</button>
      </div>
      <dl>
        ${this.shortcuts.map(({ keys, does }) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`)}
      </dl>
    </dialog>`;
  } // prettier-ignore
}
