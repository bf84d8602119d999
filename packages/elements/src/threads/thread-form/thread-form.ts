import type { Loadable } from '@towerp/crm-client';
import type { RecordView, Ref, Resolved } from '@towerp/crm-protocol';
import { formatRef, parseRef, sameRef } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { CloseEvent } from '../../base/close-event.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
import { editWords } from '../../locale/edit-words.js';
import { searchRecords } from '../../records/record-search.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { forms } from '../../styles/forms.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import type { TopicPicker } from '../../topics/topic-picker/topic-picker.js';
import { ComboboxController } from '../../ui/combobox-controller.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { xIcon } from '../../ui/icons.js';
import { eyeIcon } from '../../ui/more-icons.js';
import { ThreadCreatedEvent } from '../events.js';
import { CounterpartyField } from './counterparty-field.js';
import { threadFormStyles } from './thread-form.styles.js';

type Attached = { ref: Ref; view: RecordView | undefined };

/** Opens a thread: topic free or predefined, description with mentions, with whom it is, orders attached at once (R2, R3, R5).
 *  @fires {ThreadCreatedEvent} towerp-thread-created - The thread was opened.
 *  @fires {CloseEvent} towerp-close - It was opened or given up. */
export class ThreadForm extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    marks,
    popups,
    conditions,
    combobox,
    forms,
    threadFormStyles,
  ];

  /** A record that is attached from the start, `kind:id`. */
  @property() record = '';
  /** The id of the counterparty with whom it is, where no document says so. */
  @property() counterparty = '';
  /** What the topic begins with. */
  @property() topic = '';

  @state() private added: readonly Attached[] = [];
  @state() private isPrefilled = true;
  @state() private isShared = false;
  @state() private refusal: Failure | undefined;
  @state() private isSaving = false;

  @query('towerp-topic-picker') private readonly topicPicker!: TopicPicker | null;
  @query('towerp-mention-editor') private readonly editor!: MentionEditor | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #record = new StoreController<Loadable<Resolved>>(this, () => {
    const ref = parseRef(this.record);
    return ref && this.#client.value?.records.$view(ref);
  });
  readonly #party = new StoreController<Loadable<Resolved>>(this, () => {
    const id = this.#partyId;
    return id ? this.#client.value?.records.$view({ kind: 'counterparty', id }) : undefined;
  });
  readonly #counterparty = new CounterpartyField(this, {
    client: () => this.#client.value,
    given: () => {
      const id = this.#partyId;
      const loaded = this.#party.value;
      const view = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
      return id ? { id, title: view && !view.hidden ? view.title : '' } : undefined;
    },
    messages: () => this.#language.messages,
  });
  readonly #picker = new ComboboxController<RecordView>(this, {
    search: (words, signal) => searchRecords(this.#client.value, words, this.#language.messages, signal),
    clears: true,
    pick: (view) => {
      const ref = { kind: view.kind, id: view.id };
      if (!this.#attached.some((one) => sameRef(one.ref, ref))) this.added = [...this.added, { ref, view }];
    },
  });

  /** What is begun for one record waits for it, also when the form is closed. */
  get #draftKey(): string {
    return `new ${this.record || this.counterparty}`;
  }

  get #attached(): readonly Attached[] {
    const ref = this.isPrefilled ? parseRef(this.record) : undefined;
    const loaded = this.#record.value;
    const resolved = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    const view = resolved && !resolved.hidden ? resolved : undefined;
    return ref ? [{ ref, view }, ...this.added] : this.added;
  }

  /** With whom it is: by the first document that says so, or by the page. */
  get #partyId(): string {
    return this.#attached.find(({ view }) => view?.counterpartyId)?.view?.counterpartyId ?? this.counterparty;
  }

  #remove(ref: Ref): void {
    if (formatRef(ref) === this.record) this.isPrefilled = false;
    this.added = this.added.filter((one) => !sameRef(one.ref, ref));
  }

  async #save(event?: Event): Promise<void> {
    event?.preventDefault();
    const client = this.#client.value;
    const topic = this.topicPicker?.take();
    if (!client || !topic || this.isSaving || !this.#counterparty.check()) return;
    this.isSaving = true;
    this.refusal = undefined;
    const { editor } = this;
    const counterpartyId = this.#counterparty.value;
    try {
      const thread = await client.threads.create(
        {
          ...topic,
          attach: this.#attached.map(({ ref }) => ref),
          ...(editor && !editor.isEmpty ? { description: editor.value } : {}),
          ...(this.#reader.isMember && counterpartyId ? { counterpartyId } : {}),
          ...(this.#reader.isMember && counterpartyId && this.isShared ? { visibility: 'shared' as const } : {}),
        },
        { queue: false },
      );
      editor?.clear();
      this.topicPicker?.clear();
      this.#counterparty.clear();
      this.dispatchEvent(new ThreadCreatedEvent(thread));
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

  #attachments(): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="field">
      <label for="attach">${editWords(messages).attachTitle}</label>
      <ul class="attached" aria-label=${editWords(messages).attachTitle}>
        ${this.#attached.map(({ ref, view }) => html`<li>
          <towerp-record-chip record=${formatRef(ref)} .view=${view}></towerp-record-chip>
          <button type="button" class="remove" aria-label=${messages.remove(view?.number ?? ref.id)} @click=${() => { this.#remove(ref); }}>${xIcon()}</button>
        </li>`)}
      </ul>
      ${this.#picker.render({ id: 'attach', value: '', placeholder: editWords(messages).attachMore }, messages)}
    </div>`;
  } // prettier-ignore

  #share(): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    if (!this.#reader.isMember) return nothing;
    const isPossible = this.#counterparty.value !== undefined;
    return html`<div class="field">
      <span class="switch ${isPossible && this.isShared ? 'on' : ''}">
        <input class="check" id="share" type="checkbox" role="switch" .checked=${isPossible && this.isShared} ?disabled=${!isPossible} aria-describedby=${isPossible ? nothing : 'share-why'}
          @change=${(event: Event) => { this.isShared = (event.target as HTMLInputElement).checked; }} />
        ${eyeIcon()}<label for="share">${editWords(messages).shareSwitch}</label>
      </span>
      ${isPossible ? nothing : html`<p class="small muted" id="share-why">${editWords(messages).shareNeedsOrder}</p>`}
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    return html`<form @submit=${this.#save} @keydown=${this.#handleKeydown} novalidate aria-label=${messages.newThread}>
      <towerp-topic-picker scope="thread" name="topic" required draft-key=${this.#draftKey} .value=${this.topic}></towerp-topic-picker>
      <div class="field">
        <span class="label">${messages.description}</span>
        <towerp-mention-editor name="description" draft-key=${this.#draftKey} label=${messages.description} placeholder=${messages.description} @towerp-submit=${() => this.#save()}></towerp-mention-editor>
      </div>
      ${this.#attachments()}${this.#reader.isMember ? this.#counterparty.render() : nothing}${this.#share()}
      ${this.refusal ? refusalBar(editWords(messages).threadRefused, this.refusal, messages) : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${() => { this.dispatchEvent(new CloseEvent()); }}>${messages.cancel}</button>
        <button type="submit" class="button primary" ?disabled=${this.isSaving}>${editWords(messages).createThread}</button>
      </div>
    </form>`;
  } // prettier-ignore
}
