import type { Loadable } from '@towerp/crm-client';
import type { Channel, Contact, Direction, Thread } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { CloseEvent } from '../../base/close-event.js';
import { LanguageController } from '../../base/language-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { forms } from '../../styles/forms.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import type { TopicPicker } from '../../topics/topic-picker/topic-picker.js';
import { ComboboxController } from '../../ui/combobox-controller.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { CommunicationSavedEvent } from '../events.js';

const channels: readonly Channel[] = ['phone', 'meeting', 'email'];
const directions: readonly Direction[] = ['inbound', 'outbound'];

/** Records a talk, a meeting or an email with the outside (R10, R11).
 *  @fires {CommunicationSavedEvent} towerp-communication-saved - It was recorded.
 *  @fires {CloseEvent} towerp-close - It was recorded or given up. */
export class CommunicationForm extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, fields, popups, conditions, combobox, forms];

  /** The thread in which it is recorded. */
  @property({ attribute: 'thread-id' }) threadId = '';

  @state() private channel: Channel = 'phone';
  @state() private direction: Direction = 'inbound';
  @state() private contact: Contact | undefined;
  @state() private contactText = '';
  @state() private refusal: Failure | undefined;
  @state() private isSaving = false;

  @query('towerp-topic-picker') private readonly topicPicker!: TopicPicker | null;
  @query('towerp-mention-editor') private readonly editor!: MentionEditor | null;

  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  readonly #thread = new StoreController<Loadable<Thread>>(this, () =>
    this.threadId ? this.#client.value?.threads.$one(this.threadId) : undefined,
  );
  readonly #contacts = new ComboboxController<Contact>(this, {
    search: async (words) => {
      const counterparty = this.#counterpartyId;
      const page = await this.#client.value?.people.contacts({
        ...(words ? { q: words } : {}),
        ...(counterparty ? { counterparty } : {}),
        limit: 8,
      });
      return (page?.items ?? []).map((value) => ({
        value,
        label: html`<span>${value.name}</span><span class="small muted">${value.position}</span>`,
      }));
    },
    pick: (contact) => {
      this.contact = contact;
      this.contactText = contact.name;
    },
    typed: (text) => {
      this.contactText = text;
      this.contact = undefined;
    },
  });

  get #counterpartyId(): string | undefined {
    const loaded = this.#thread.value;
    return (loaded && loaded.state !== 'loading' ? loaded.value : undefined)?.counterparty?.id;
  }

  async #save(event?: Event): Promise<void> {
    event?.preventDefault();
    const client = this.#client.value;
    const topic = this.topicPicker?.take();
    if (!client || !topic || this.isSaving) return;
    this.isSaving = true;
    this.refusal = undefined;
    const { editor } = this;
    try {
      const communication = await client.communications.create(
        {
          threadId: this.threadId || null,
          ...topic,
          direction: this.direction,
          channel: this.channel,
          ...(this.contact ? { contactId: this.contact.id } : {}),
          ...(editor && !editor.isEmpty ? { body: editor.value } : {}),
        },
        { queue: false },
      );
      editor?.clear();
      this.topicPicker?.clear();
      this.dispatchEvent(new CommunicationSavedEvent(communication));
      this.dispatchEvent(new CloseEvent());
    } catch (error) {
      this.refusal = failureOf(error, this.#language.messages);
    } finally {
      this.isSaving = false;
    }
  }

  #handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.dispatchEvent(new CloseEvent());
  }

  #radios<T extends string>(name: string, legend: string, values: readonly T[], words: Readonly<Record<T, string>>, chosen: T, choose: (value: T) => void): TemplateResult {
    return html`<fieldset class="field">
      <legend class="label">${legend}</legend>
      <div class="choices-row">
        ${values.map((value) => html`<label class="radio"><input type="radio" name=${name} .checked=${value === chosen} @change=${() => { choose(value); }} />${words[value]}</label>`)}
      </div>
    </fieldset>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    return html`<form @submit=${this.#save} @keydown=${this.#handleKeydown} novalidate>
      <p class="form-title">${messages.communicationTitle}</p>
      ${this.#radios('channel', messages.channel, channels, messages.channels, this.channel, (value) => { this.channel = value; })}
      ${this.#radios('direction', messages.direction, directions, messages.directions, this.direction, (value) => { this.direction = value; })}
      <towerp-topic-picker scope="communication" name="topic" required draft-key=${this.threadId}></towerp-topic-picker>
      <div class="field">
        <label for="contact">${messages.kinds['contact']}</label>
        ${this.#contacts.render({ id: 'contact', value: this.contactText, placeholder: messages.kinds['contact'] ?? '' }, messages)}
      </div>
      <towerp-mention-editor name="communication" thread-id=${this.threadId} label=${messages.notes} placeholder=${messages.notes} @towerp-submit=${() => this.#save()}></towerp-mention-editor>
      ${this.refusal ? refusalBar(messages.communicationRefused, this.refusal, messages) : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${() => { this.dispatchEvent(new CloseEvent()); }}>${messages.cancel}</button>
        <button type="submit" class="button primary" ?disabled=${this.isSaving}>${messages.save}</button>
      </div>
    </form>`; // prettier-ignore
  }
}
