import type { CrmClient } from '@towerp/crm-client';
import type { Contact } from '@towerp/crm-protocol';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { communicationWords } from '../../locale/communication-words.js';
import type { Messages } from '../../locale/messages.js';
import { ComboboxController, type Choice } from '../../ui/combobox-controller.js';
import { plusIcon } from '../../ui/icons.js';

type Ports = {
  client: () => CrmClient | undefined;
  /** Whose people are offered, and to whom one is added. */
  counterparty: () => { id: string; title: string } | undefined;
  messages: () => Messages;
};

type Details = { position: string; phone: string; email: string };

const most = 8;
const nothingMore: Details = { position: '', phone: '', email: '' };
const folded = (text: string): string => text.trim().toLocaleLowerCase();

/** With whom a communication was: a person of the counterparty, or one who is added to it. */
export class ContactField {
  readonly #host: LitElement;
  readonly #ports: Ports;
  readonly #combobox: ComboboxController<Contact | string>;
  #text = '';
  #contact: Contact | undefined;
  #added: Details | undefined;
  #isRefused = false;

  constructor(host: LitElement, ports: Ports) {
    this.#host = host;
    this.#ports = ports;
    this.#combobox = new ComboboxController<Contact | string>(host, {
      search: (words, signal) => this.#search(words, signal),
      pick: (choice) => {
        if (typeof choice === 'string') this.#added = { ...nothingMore };
        else this.set(choice);
        this.#isRefused = false;
        this.#host.requestUpdate();
      },
      typed: (text) => {
        this.#text = text;
        this.#contact = undefined;
        if (text.trim() === '') this.#added = undefined;
        this.#isRefused = false;
        this.#host.requestUpdate();
      },
    });
  }

  set(contact: Contact | undefined): void {
    this.#contact = contact;
    this.#text = contact?.name ?? '';
    this.#added = undefined;
    this.#host.requestUpdate();
  }

  /** False, and said beside the field, where a name stands in it that nobody has. */
  check(): boolean {
    this.#isRefused = this.#text.trim() !== '' && !this.#contact && !this.#added;
    if (this.#isRefused) this.#host.renderRoot.querySelector<HTMLElement>('#contact')?.focus();
    this.#host.requestUpdate();
    return !this.#isRefused;
  }

  /** The contact's id; who is added is created first, once. */
  async take(): Promise<string | undefined> {
    const counterparty = this.#ports.counterparty();
    if (this.#added && counterparty) {
      const { position, phone, email } = this.#added;
      const created = await this.#ports.client()?.people.createContact({
        counterpartyId: counterparty.id,
        name: this.#text.trim(),
        position: position.trim() || null,
        phone: phone.trim() || null,
        email: email.trim() || null,
      });
      this.set(created);
    }
    return this.#contact?.id;
  }

  async #search(words: string, signal: AbortSignal): Promise<Choice<Contact | string>[]> {
    const counterparty = this.#ports.counterparty();
    const query = {
      ...(words ? { q: words } : {}),
      ...(counterparty ? { counterparty: counterparty.id } : {}),
      limit: most,
    };
    const page = await this.#ports.client()?.people.contacts(query, { signal });
    const items = page?.items ?? [];
    const choices: Choice<Contact | string>[] = items.map((value) => ({
      value,
      label: html`<span>${value.name}</span><span class="small muted">${value.position}</span>`,
    }));
    const isKnown = words === '' || items.some(({ name }) => folded(name) === folded(words));
    if (!counterparty || isKnown) return choices;
    const label = communicationWords(this.#ports.messages()).addContact(words);
    return [...choices, { value: words, label: html`${plusIcon()}<span>${label}</span>` }];
  }

  #details(added: Details, counterparty: string): TemplateResult {
    const { newContact, contactFields } = communicationWords(this.#ports.messages());
    const field = (name: keyof Details, type: string): TemplateResult =>
      html`<div class="field">
        <label for=${name}>${contactFields[name]}</label>
        <input class="input" id=${name} type=${type} autocomplete="off" .value=${added[name]} @input=${(event: Event) => { added[name] = (event.target as HTMLInputElement).value; }} />
      </div>`; // prettier-ignore
    return html`<fieldset class="new-contact">
      <legend class="label">${newContact(counterparty)}</legend>
      ${field('position', 'text')}${field('phone', 'tel')}${field('email', 'email')}
    </fieldset>`;
  }

  render(): TemplateResult {
    const messages = this.#ports.messages();
    const { contact, contactHint, contactUnknown } = communicationWords(messages);
    const refused = this.#isRefused ? { invalid: true, describedBy: 'contact-error' } : {};
    return html`<div class="field">
        <label for="contact">${contact}</label>
        ${this.#combobox.render({ id: 'contact', value: this.#text, placeholder: contactHint, ...refused }, messages)}
        ${this.#isRefused ? html`<p class="refusal" id="contact-error" role="alert">${contactUnknown}</p>` : nothing}
      </div>
      ${this.#added ? this.#details(this.#added, this.#ports.counterparty()?.title ?? '') : nothing}`;
  }
}
