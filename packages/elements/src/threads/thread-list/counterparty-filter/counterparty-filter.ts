import type { RecordView } from '@towerp/crm-protocol';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../../base/client-controller.js';
import { BasicLanguageController } from '../../../base/basic-language-controller.js';
import { triageWords } from '../../../locale/triage-words.js';
import { base } from '../../../styles/base.styles.js';
import { combobox } from '../../../styles/combobox.styles.js';
import { controls } from '../../../styles/controls.styles.js';
import { fields } from '../../../styles/fields.styles.js';
import { popups } from '../../../styles/popups.styles.js';
import { tokens } from '../../../styles/tokens.styles.js';
import { ComboboxController } from '../../../ui/combobox-controller.js';
import { xIcon } from '../../../ui/icons.js';

const most = 8;

const own = css`
  :host {
    display: inline-block;
    width: 220px;
  }
  .line {
    gap: 0;
  }
  .combobox {
    flex: 1;
  }
  .input {
    min-height: 28px;
    font-size: var(--_size-sm);
  }
  .choices {
    min-width: 260px;
  }
  @media print {
    .button {
      display: none;
    }
  }
`;

/** Narrows a list to one counterparty, found by name.
 *  @internal */
export class CounterpartyFilter extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, fields, popups, combobox, own];

  /** The counterparty's id; empty where all are shown. */
  @property() value = '';
  /** Its name, where the list knows it. */
  @property({ attribute: false }) known: string | undefined;
  /** Shows another one. */
  @property({ attribute: false }) change: ((change: { counterparty: string }) => void) | undefined;

  @state() private text = '';

  readonly #client = new ClientController(this);
  readonly #language = new BasicLanguageController(this);
  readonly #found = new ComboboxController<RecordView>(this, {
    search: async (words, signal) => {
      const page = await this.#client.value?.records.list(
        { kind: 'counterparty', limit: most, ...(words ? { q: words } : {}) },
        { signal },
      );
      return (page?.items ?? []).map((value) => ({ value, label: html`<span class="cut grow">${value.title}</span>` }));
    },
    pick: ({ id, title }) => {
      this.text = title;
      this.change?.({ counterparty: id });
    },
  });

  override firstUpdated(): void {
    // Opened by hand: one goes on by typing.
    if (!this.value) this.renderRoot.querySelector('input')?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && !this.value) this.text = '';
    if (this.value && this.known) this.text = this.known;
  }

  override render(): TemplateResult {
    const { messages } = this.#language;
    const words = triageWords(messages);
    const clear = (): void => {
      this.text = '';
      this.change?.({ counterparty: '' });
    };
    return html`<div class="line">
      <label class="unseen" for="counterparty">${words.counterpartyHint}</label>
      ${this.#found.render({ id: 'counterparty', value: this.text || this.value, placeholder: words.counterpartyHint }, messages)}
      ${this.value ? html`<button type="button" class="button compact square quiet" aria-label=${words.anyCounterparty} title=${words.anyCounterparty} @click=${clear}>${xIcon()}</button>` : nothing}
    </div>`;
  } // prettier-ignore
}
