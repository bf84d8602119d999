import type { Topic, TopicScope } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { DraftController } from '../../base/draft-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { editWords } from '../../locale/edit-words.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { ComboboxController } from '../../ui/combobox-controller.js';
import { restoredNote } from '../../ui/restored-note.js';

const mostCharacters = 300;

/** What is sent of a topic: the predefined one where the words are its own, else the words. */
export type TopicInput = { topicId: string } | { topic: string };
type Kept = { text: string; topicId: string };

/** Picks a topic that the company has predefined for a scope, or takes words of one's own (R2, R11, R14). A field of its form:
 *  under its name the words are submitted, under its name with `Id` the predefined topic where one is picked.
 *  @csspart field - The label, the field and what is said of it.
 *  @cssstate invalid - It was submitted without a topic.
 *  @fires {InputEvent} input - The topic changed.
 *  @fires {Event} change - A topic was picked, or the words were left. */
export class TopicPicker extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, fields, popups, combobox];

  /** Whose predefined topics are offered: `thread`, `communication` or `task`. */
  @property() scope: TopicScope = 'thread';
  /** The name of the field in its form. */
  @property({ reflect: true }) name = '';
  /** What the field is called; "Тема" unless told. */
  @property() label = '';
  /** A topic must be given. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** Nothing can be picked or written. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** The topic can be read and copied only. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Keeps what is begun as a draft under this name. */
  @property({ attribute: 'draft-key' }) draftKey = '';

  @state() private isRefused = false;
  @state() private isRestored = false;
  @query('input') private readonly field!: HTMLInputElement;

  readonly #internals = this.attachInternals();
  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  readonly #states = new StatesController(this, this.#internals);
  readonly #draft = new DraftController<Kept>(this, {
    client: () => this.#client.value,
    name: () => this.draftKey && `${this.draftKey} topic ${this.scope}`,
    restore: (kept) => {
      // What the page has put here is meant.
      if (this.#held.text !== '') return;
      this.#set(kept);
      this.isRestored = true;
    },
  });
  readonly #combobox = new ComboboxController<Topic>(this, {
    search: (words) => this.#search(words),
    pick: ({ id, title }) => {
      this.#write({ text: title, topicId: id });
      this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      this.dispatchEvent(new Event('change', { bubbles: true }));
    },
    typed: (text) => {
      this.#write({ text, topicId: '' });
    },
  });
  #topics: Promise<readonly Topic[]> | undefined;
  #held: Kept = { text: '', topicId: '' };
  #isDisabledByForm = false;
  #wasSet = false;

  /** The words of the topic. */
  @property({ noAccessor: true })
  get value(): string {
    return this.#held.text;
  }

  set value(text: string) {
    this.#set({ text, topicId: '' });
  }

  /** The id of the predefined topic whose words these are; empty for words of one's own. */
  get topicId(): string {
    return this.#held.topicId;
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  constructor() {
    super();
    this.addEventListener('invalid', () => {
      this.isRefused = true;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#wasSet) this.#set({ text: this.getAttribute('value') ?? '', topicId: '' });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('scope')) this.#topics = undefined;
    // The same field now serves another owner, whose draft comes after this.
    if (changed.get('draftKey')) this.#set({ text: '', topicId: '' });
  }

  override updated(): void {
    this.#validate();
  }

  formResetCallback(): void {
    this.#set({ text: this.getAttribute('value') ?? '', topicId: '' });
    this.#draft.keep(undefined);
  }

  formDisabledCallback(disabled: boolean): void {
    this.#isDisabledByForm = disabled;
    this.requestUpdate();
  }

  formStateRestoreCallback(state: string | null): void {
    if (state) this.#set(JSON.parse(state) as Kept);
  }

  checkValidity(): boolean {
    this.#validate();
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    this.#validate();
    return this.#internals.reportValidity();
  }

  /** What the contract takes; undefined, said beside the field and with the focus in it, where nothing is written. */
  take(): TopicInput | undefined {
    const { text, topicId } = this.#held;
    if (topicId) return { topicId };
    if (text.trim() !== '') return { topic: text.trim() };
    this.isRefused = true;
    this.field.focus();
    return undefined;
  }

  /** Empties the field and forgets its draft. */
  clear(): void {
    this.#set({ text: '', topicId: '' });
    this.#draft.keep(undefined);
  }

  #set(held: Kept): void {
    this.#held = held;
    this.#wasSet = true;
    this.isRestored = this.isRefused = false;
    this.requestUpdate();
  }

  #write(held: Kept): void {
    this.#set(held);
    this.#draft.keep(held.text.trim() === '' ? undefined : held);
  }

  #validate(): void {
    const { text, topicId } = this.#held;
    const { messages } = this.#language;
    const data = new FormData();
    if (this.name) data.set(this.name, text.trim());
    if (this.name && topicId) data.set(`${this.name}Id`, topicId);
    this.#internals.setFormValue(data, JSON.stringify(this.#held));
    const isMissing = this.required && text.trim() === '';
    const isLong = text.trim().length > mostCharacters;
    const message = isMissing ? editWords(messages).topicNeeded : isLong ? messages.tooLong(mostCharacters) : '';
    this.#internals.setValidity({ valueMissing: isMissing, tooLong: isLong }, message, this.field);
    this.#states.set({ invalid: this.isRefused });
  }

  readonly #handleChange = (event: Event): void => {
    event.stopPropagation();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  /** As in any field of a form; the list has taken the Enter that picks. */
  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.defaultPrevented && !event.isComposing) this.form?.requestSubmit();
  };

  async #search(query: string): Promise<{ value: Topic; label: string }[]> {
    const client = this.#client.value;
    if (!client || this.readonly) return [];
    // Words of one's own can be written all the same; the next search asks again.
    this.#topics ??= client.topics.list(this.scope).then(
      ({ items }) => items.filter(({ archived }) => !archived),
      () => {
        this.#topics = undefined;
        return [];
      },
    );
    const words = query.toLocaleLowerCase();
    return (await this.#topics)
      .filter(({ title }) => title.toLocaleLowerCase().includes(words))
      .map((value) => ({ value, label: value.title }));
  }

  readonly #discard = (): void => {
    this.clear();
    this.field.focus();
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };

  override render(): TemplateResult {
    const { messages } = this.#language;
    const field = {
      id: 'topic',
      value: this.#held.text,
      placeholder: editWords(messages).topicHint,
      required: this.required,
      disabled: this.disabled || this.#isDisabledByForm,
      readonly: this.readonly,
      invalid: this.isRefused,
      maxlength: mostCharacters,
      ...(this.isRefused ? { describedBy: 'topic-error' } : {}),
    };
    return html`<div class="field" part="field" @change=${this.#handleChange} @keydown=${this.#handleKeydown}>
      <label for="topic">${this.label || messages.topic}</label>
      ${this.#combobox.render(field, messages)}
      ${this.isRefused ? html`<p class="refusal" id="topic-error" role="alert">${editWords(messages).topicNeeded}</p>` : nothing}
      ${this.isRestored ? restoredNote(messages, this.#discard) : nothing}
    </div>`;
  }
}
