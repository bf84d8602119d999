import type { CreateCommunicationInput, Loadable } from '@towerp/crm-client';
import type { Channel, Communication, Direction, Thread } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { CloseEvent } from '../../base/close-event.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { FilesController } from '../../files/files-controller.js';
import { standingFile } from '../../files/upload.js';
import { communicationWords } from '../../locale/communication-words.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
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
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { CommunicationSavedEvent } from '../events.js';
import { fieldOf, momentOf } from '../occurred-at.js';
import { communicationFormStyles } from './communication-form.styles.js';
import { ContactField } from './contact-field.js';

const channels: readonly Channel[] = ['phone', 'meeting', 'email'];
const directions: readonly Direction[] = ['inbound', 'outbound'];

/** Records a talk, a meeting or an email with the outside, or changes what was recorded (R10, R11).
 *  @fires {CommunicationSavedEvent} towerp-communication-saved - It was recorded or changed; `wantsTask` where a task is to follow.
 *  @fires {UploadProgressEvent} towerp-upload-progress - A file of it has come further.
 *  @fires {CloseEvent} towerp-close - It was recorded, changed or given up; not where a task is to follow. */
export class CommunicationForm extends LitElement {
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
    communicationFormStyles,
  ];

  /** The thread in which it is recorded. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** The communication that is changed; without one a new one is recorded. */
  @property({ attribute: false }) communication: Communication | undefined;
  /** Offers to go on with a task; the page opens it when `towerp-communication-saved` says `wantsTask`. */
  @property({ type: Boolean, attribute: 'offers-task' }) offersTask = false;

  @state() private channel: Channel = 'phone';
  @state() private direction: Direction = 'inbound';
  /** When it took place as the field shows it; empty while that is now. */
  @state() private occurredAt = '';
  @state() private needsTime = false;
  @state() private refusal: Failure | undefined;
  @state() private isSaving = false;

  @query('towerp-topic-picker') private readonly topicPicker!: TopicPicker | null;
  @query('towerp-mention-editor') private readonly editor!: MentionEditor | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #thread = new StoreController<Loadable<Thread>>(this, () =>
    this.threadId ? this.#client.value?.threads.$one(this.threadId) : undefined,
  );
  readonly #contact = new ContactField(this, {
    client: () => this.#client.value,
    counterparty: () => this.#counterparty,
    messages: () => this.#language.messages,
  });
  readonly #files = new FilesController(this, {
    client: () => this.#client.value,
    draft: () => (this.#reader.me ? `${this.communication?.id ?? this.threadId} communication files` : ''),
    standing: () => this.communication?.files.map(standingFile) ?? [],
  });
  readonly #opened = new Date();

  override willUpdate(changed: PropertyValues<this>): void {
    const { communication } = this;
    if (!changed.has('communication') || !communication) return;
    this.channel = communication.channel;
    this.direction = communication.direction;
    this.occurredAt = fieldOf(new Date(communication.occurredAt), this.#reader.timeZone);
    this.#contact.set(communication.contact ?? undefined);
  }

  override firstUpdated(): void {
    // A draft that was begun comes after this, in its place.
    if (this.editor && this.communication) this.editor.value = this.communication.body;
  }

  get #counterparty(): NonNullable<Thread['counterparty']> | undefined {
    const loaded = this.#thread.value;
    return (loaded && loaded.state !== 'loading' ? loaded.value : undefined)?.counterparty ?? undefined;
  }

  /** The moment that is meant; undefined, and said beside the field, where it is none or lies ahead. */
  #moment(): { occurredAt?: string } | undefined {
    const at = momentOf(this.occurredAt, this.#reader.timeZone);
    this.needsTime = this.occurredAt !== '' && (!at || at.getTime() > Date.now());
    if (this.needsTime) return undefined;
    const before = this.communication?.occurredAt;
    // A field of minutes must not cut the seconds of what was recorded.
    const isSame = before !== undefined && this.occurredAt === fieldOf(new Date(before), this.#reader.timeZone);
    return at && !isSame ? { occurredAt: at.toISOString() } : {};
  }

  async #save(wantsTask: boolean): Promise<void> {
    const client = this.#client.value;
    const topic = this.topicPicker?.take();
    const moment = this.#moment();
    if (!client || !topic || !moment || !this.#contact.check() || this.isSaving) return;
    if (this.editor?.checkValidity() === false) return;
    if (!this.#files.maySend(true, () => void this.#save(wantsTask))) return;
    this.isSaving = true;
    this.refusal = undefined;
    try {
      const contactId = (await this.#contact.take()) ?? null;
      const body = this.editor && !this.editor.isEmpty ? this.editor.value : null;
      const input = {
        ...topic,
        direction: this.direction,
        channel: this.channel,
        contactId,
        body,
        ...moment,
        ...this.#fileIds(),
      };
      const saved = await this.#send(input);
      this.#forget();
      this.dispatchEvent(new CommunicationSavedEvent(saved, wantsTask));
      if (!wantsTask) this.dispatchEvent(new CloseEvent());
    } catch (error) {
      this.refusal = failureOf(error, this.#language.messages);
    } finally {
      this.isSaving = false;
    }
  }

  async #send(input: Omit<CreateCommunicationInput, 'threadId'>): Promise<Communication> {
    const { communications } = this.#client.value ?? {};
    if (!communications) throw new Error('There is no client.');
    const { communication } = this;
    if (!communication)
      return await communications.create({ threadId: this.threadId || null, ...input }, { queue: false });
    // Words of one's own are no longer those of the predefined topic.
    const isReworded = input.topic !== undefined && input.topic !== communication.topic;
    const patch = isReworded ? { ...input, topicId: null } : input;
    return await communications.patch(communication.id, patch, { queue: false, ifMatch: communication.version });
  }

  /** Which files it is to show, where that changes. */
  #fileIds(): { fileIds?: string[] } {
    const { ids, isOpen } = this.#files;
    const before = this.communication?.files.map(({ id }) => id) ?? [];
    return isOpen && ids.join() !== before.join() ? { fileIds: ids } : {};
  }

  #forget(): void {
    this.#files.release();
    this.editor?.clear();
    this.topicPicker?.clear();
  }

  readonly #giveUp = (): void => {
    // What was begun to be changed is given up; what was begun anew waits.
    if (this.communication) this.#forget();
    this.dispatchEvent(new CloseEvent());
  };

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

  #when(): TemplateResult {
    const words = communicationWords(this.#language.messages);
    const isNow = this.occurredAt === '';
    const shown = isNow ? fieldOf(this.#opened, this.#reader.timeZone) : this.occurredAt;
    return html`<div class="field">
      <label for="when">${words.occurredAt}</label>
      <div class="choices-row">
        <input class="input date" id="when" type="datetime-local" .value=${shown} aria-invalid=${this.needsTime ? 'true' : nothing} aria-describedby=${this.needsTime ? 'when-error' : nothing}
          @change=${(event: Event) => { this.occurredAt = (event.target as HTMLInputElement).value; this.needsTime = false; }} />
        ${this.communication ? nothing : html`<button type="button" class="chip plain" aria-pressed=${isNow ? 'true' : 'false'} @click=${() => { this.occurredAt = ''; this.needsTime = false; }}>${words.now}</button>`}
      </div>
      ${this.needsTime ? html`<p class="refusal" id="when-error" role="alert">${words.timeNeeded}</p>` : nothing}
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const words = communicationWords(messages);
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#save(false);
    };
    return html`<form @submit=${submit} @keydown=${this.#handleKeydown} novalidate>
      <p class="form-title">${this.communication ? words.edit : messages.communicationTitle}</p>
      <div class="pair">
        ${this.#radios('channel', words.channel, channels, words.channels, this.channel, (value) => { this.channel = value; })}
        ${this.#radios('direction', words.direction, directions, words.directions, this.direction, (value) => { this.direction = value; })}
      </div>
      <towerp-topic-picker scope="communication" name="topic" required draft-key=${this.communication ? '' : this.threadId} .value=${this.communication?.topic ?? ''}></towerp-topic-picker>
      ${this.#contact.render()}
      <towerp-mention-editor name="communication" thread-id=${this.threadId} draft-key=${this.communication ? `communication ${this.communication.id}` : ''} label=${words.notes} placeholder=${words.notes} @input=${() => { this.#files.hold(); }} @towerp-submit=${() => this.#save(false)}></towerp-mention-editor>
      <div class="files">${this.#files.tray()}${this.#files.button(messages, messages.attachFile)}</div>
      ${this.#when()}
      ${this.refusal ? refusalBar(words.refused, this.refusal, messages) : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${this.#giveUp}>${messages.cancel}</button>
        ${this.offersTask ? html`<button type="button" class="button" ?disabled=${this.isSaving} @click=${() => this.#save(true)}>${words.saveAndTask}</button>` : nothing}
        <button type="submit" class="button primary" ?disabled=${this.isSaving}>${this.#files.isWaiting ? messages.waitsForFiles : messages.save}</button>
      </div>
    </form>`;
  } // prettier-ignore
}
