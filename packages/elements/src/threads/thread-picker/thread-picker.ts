import type { Write } from '@towerp/crm-client';
import type { Thread } from '@towerp/crm-protocol';
import { newId } from '@towerp/crm-protocol/words';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { editWords } from '../../locale/edit-words.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { ComboboxController, type Choice } from '../../ui/combobox-controller.js';
import { plusIcon } from '../../ui/icons.js';
import { statusShape } from '../../ui/shape.js';
import { ThreadCreatedEvent, ThreadPickEvent } from '../events.js';

const most = 8;

/** A thread that stands, or the topic of one that is to be made. */
type Picked = Thread | { readonly newTopic: string };

/** Picks one thread by topic or number, or makes one; a field of the form in which an order is made (R16), whose value is the thread's id.
 *  @fires {ThreadPickEvent} towerp-thread-pick - A thread was picked.
 *  @fires {ThreadCreatedEvent} towerp-thread-created - A thread was made by the topic that was typed. */
export class ThreadPicker extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, fields, marks, popups, combobox];

  /** The name of the field in its form. */
  @property({ reflect: true }) name = '';
  /** The id of the picked thread; the attribute is the first one, to which a reset of the form returns. */
  @property() value = '';
  /** What the field is called. */
  @property() label = '';
  /** The id of the counterparty whose threads are offered, and with which a new one is made. */
  @property() counterparty = '';
  /** Offers to make a thread of what was typed. */
  @property({ type: Boolean }) creates = false;
  /** A thread must be picked. */
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;

  @state() private text = '';
  @state() private isDisabledByForm = false;

  readonly #internals = this.attachInternals();
  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  #shownFor = '';
  #made: Write<Thread> | undefined;
  readonly #threads = new ComboboxController<Picked>(this, {
    search: async (words, signal) => {
      const filter = { ...(this.counterparty ? { counterparty: this.counterparty } : {}), ...(words ? { q: words } : {}) };
      const page = await this.#client.value?.threads.list({ limit: most, ...filter }, { signal });
      const found: Choice<Picked>[] = (page?.items ?? []).map((value) => ({
        value,
        label: html`${statusShape(value.status)}<span class="cut grow">${value.topic}</span
          ><span class="small muted cut">${value.counterparty?.title}</span>`,
      }));
      const made = html`${plusIcon()}<span class="cut grow">${editWords(this.#language.messages).newThreadCalled(words)}</span>`;
      return this.creates && words ? [...found, { value: { newTopic: words }, label: made }] : found;
    },
    pick: (picked) => {
      if ('newTopic' in picked) this.#make(picked.newTopic);
      else {
        this.#show(picked.id, picked.topic);
        this.dispatchEvent(new ThreadPickEvent(picked));
      }
    },
    typed: (text) => { this.#show('', text); },
  });

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // A value that the page or its form gave has no words yet.
    if (changed.has('value') && this.value !== this.#shownFor) void this.#find(this.value);
  }

  override updated(): void {
    this.#internals.setFormValue(this.value || null);
    const isMissing = this.required && !this.value;
    const { pickThread } = editWords(this.#language.messages);
    const field = this.renderRoot.querySelector('input') ?? undefined;
    this.#internals.setValidity(isMissing ? { valueMissing: true } : {}, isMissing ? pickThread : '', field);
  }

  /** A thread that was made for this form alone is taken back, while that can be. */
  formResetCallback(): void {
    void this.#made?.undo();
    this.#made = undefined;
    this.#show('', '');
    this.value = this.getAttribute('value') ?? '';
  }

  formStateRestoreCallback(state: string): void {
    this.value = state;
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.isDisabledByForm = isDisabled;
  }

  #show(value: string, text: string): void {
    this.#shownFor = this.value = value;
    this.text = text;
  }

  #make(topic: string): void {
    const client = this.#client.value;
    if (!client) return;
    const id = newId();
    const made = (this.#made = client.threads.create({
      id, topic, ...(this.counterparty ? { counterpartyId: this.counterparty } : {}),
    })); // prettier-ignore
    this.#show(id, topic);
    made.then(
      (thread) => this.dispatchEvent(new ThreadCreatedEvent(thread)),
      // What was refused is told by the outbox, with its words; here nothing is picked then.
      () => { if (this.value === id) this.#show('', topic); },
    ); // prettier-ignore
  }

  async #find(id: string): Promise<void> {
    this.#shownFor = id;
    this.text = '';
    const thread = id ? await this.#client.value?.threads.get(id).catch(() => undefined) : undefined;
    if (thread && this.value === id) this.text = thread.topic;
  }

  override render(): TemplateResult {
    const { messages } = this.#language;
    const label = this.label || editWords(messages).pickThread;
    const field = { id: 'thread', value: this.text, placeholder: editWords(messages).pickThreadHint };
    return html`<div class="field" part="field">
      <label for="thread">${label}</label>
      ${this.#threads.render({ ...field, required: this.required, disabled: this.disabled || this.isDisabledByForm }, messages)}
    </div>`;
  }
} // prettier-ignore
