import type { CrmClient } from '@towerp/crm-client';
import type { RecordView } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { editWords } from '../../locale/edit-words.js';
import type { Messages } from '../../locale/messages.js';
import { ComboboxController } from '../../ui/combobox-controller.js';

type Ports = {
  client: () => CrmClient | undefined;
  /** Whom the attached documents or the page name. */
  given: () => { id: string; title: string } | undefined;
  messages: () => Messages;
};

const most = 8;

/** With whom a thread is: the counterparty of its documents until somebody chooses another one, or none. */
export class CounterpartyField {
  readonly #host: LitElement;
  readonly #ports: Ports;
  readonly #combobox: ComboboxController<RecordView>;
  #typed: string | undefined;
  #chosen: { id: string; title: string } | undefined;
  #isRefused = false;

  constructor(host: LitElement, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
    this.#combobox = new ComboboxController<RecordView>(host, {
      search: async (words, signal) => {
        const query = { kind: 'counterparty', limit: most, ...(words ? { q: words } : {}) };
        const page = await ports.client()?.records.list(query, { signal });
        return (page?.items ?? []).map((value) => ({ value, label: html`<span class="cut">${value.title}</span>` }));
      },
      pick: ({ id, title }) => {
        this.#chosen = { id, title };
        this.#set(title);
      },
      typed: (text) => {
        this.#chosen = undefined;
        this.#set(text);
      },
    });
  }

  /** The counterparty's id; `undefined` where there is none. */
  get value(): string | undefined {
    return this.#typed === undefined ? this.#ports.given()?.id : this.#chosen?.id;
  }

  /** False, and said beside the field, where a name stands in it that was not chosen. */
  check(): boolean {
    this.#isRefused = this.value === undefined && Boolean(this.#typed?.trim());
    if (this.#isRefused) this.#host.renderRoot.querySelector<HTMLElement>('#counterparty')?.focus();
    this.#host.requestUpdate();
    return !this.#isRefused;
  }

  /** Back to whom the documents name. */
  clear(): void {
    this.#chosen = undefined;
    this.#set(undefined);
  }

  #set(text: string | undefined): void {
    this.#typed = text;
    this.#isRefused = false;
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const messages = this.#ports.messages();
    const words = editWords(messages);
    const refused = this.#isRefused ? { invalid: true, describedBy: 'counterparty-error' } : {};
    return html`<div class="field">
      <label for="counterparty">${words.counterparty}</label>
      ${this.#combobox.render({ id: 'counterparty', value: this.#typed ?? this.#ports.given()?.title ?? '', placeholder: words.counterpartyHint, ...refused }, messages)}
      ${this.#isRefused ? html`<p class="refusal" id="counterparty-error" role="alert">${words.counterpartyUnknown}</p>` : nothing}
    </div>`;
  } // prettier-ignore
}
