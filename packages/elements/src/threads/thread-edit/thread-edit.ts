import { isStaleError } from '@towerp/crm-client';
import type { PatchThread, Thread } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { CloseEvent } from '../../base/close-event.js';
import { LanguageController } from '../../base/language-controller.js';
import { editWords } from '../../locale/edit-words.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { forms } from '../../styles/forms.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { eyeIcon } from '../../ui/more-icons.js';
import { threadEditStyles } from './thread-edit.styles.js';

/** Changes a thread's topic, description and who sees it. Where somebody else changed it meanwhile both texts stand side by
 *  side, and the reader chooses: nothing is overwritten unseen.
 *  @fires {CloseEvent} towerp-close - It was saved, given up, or left for later by Escape. */
export class ThreadEdit extends LitElement {
  static override styles = [tokens, base, controls, fields, conditions, forms, threadEditStyles];

  /** The thread as it stood when editing began. */
  @property({ attribute: false }) thread: Thread | undefined;

  @state() private refusal: Failure | undefined;
  /** The thread as somebody else left it meanwhile. */
  @state() private theirs: Thread | undefined;
  @state() private isSaving = false;
  @state() private needsTopic = false;
  @query('#topic') private readonly topicField!: HTMLInputElement | null;
  @query('towerp-mention-editor') private readonly editor!: MentionEditor | null;

  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  #start: Thread | undefined;
  #isShared = false;

  override willUpdate(): void {
    if (this.#start || !this.thread) return;
    this.#start = this.thread;
    this.#isShared = this.thread.visibility === 'shared';
  }

  override firstUpdated(): void {
    // A draft that was begun comes after this, in its place.
    if (this.editor) this.editor.value = this.#start?.description ?? null;
    this.topicField?.focus();
  }

  get #draftKey(): string {
    return `thread ${this.#start?.id ?? ''}`;
  }

  readonly #giveUp = (): void => {
    this.editor?.clear();
    this.dispatchEvent(new CloseEvent());
  };

  /** What differs from the thread as it stood. */
  #patch(from: Thread): PatchThread {
    const topic = this.topicField?.value.trim() ?? from.topic;
    const description = this.editor && !this.editor.isEmpty ? this.editor.value : null;
    const isSame = JSON.stringify(description) === JSON.stringify(from.description);
    const visibility = this.#isShared ? 'shared' : 'internal';
    return {
      ...(topic === from.topic ? {} : { topic }),
      ...(isSame ? {} : { description }),
      ...(visibility === from.visibility ? {} : { visibility }),
    };
  }

  readonly #save = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const client = this.#client.value;
    const from = this.theirs ?? this.#start;
    if (!client || !from || this.isSaving) return;
    this.needsTopic = this.topicField?.value.trim() === '';
    if (this.needsTopic) this.topicField?.focus();
    if (this.needsTopic || this.editor?.checkValidity() === false) return;
    const patch = this.#patch(from);
    this.refusal = undefined;
    this.isSaving = true;
    try {
      if (Object.keys(patch).length > 0)
        await client.threads.patch(from.id, patch, { ifMatch: from.version, queue: false });
      this.#giveUp();
    } catch (error) {
      if (isStaleError(error) && error.current) this.theirs = error.current as Thread;
      else this.refusal = failureOf(error, this.#language.messages);
    } finally {
      this.isSaving = false;
    }
  };

  readonly #takeTheirs = (): void => {
    const { theirs, editor, topicField } = this;
    if (!theirs) return;
    this.#start = theirs;
    this.#isShared = theirs.visibility === 'shared';
    if (topicField) topicField.value = theirs.topic;
    if (editor) editor.value = theirs.description;
    this.theirs = undefined;
  };

  #handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.dispatchEvent(new CloseEvent());
  }

  #conflict(theirs: Thread): TemplateResult {
    const { messages } = this.#language;
    return html`<section class="theirs" role="alert" aria-label=${editWords(messages).theirVersion}>
      <p class="strong">${editWords(messages).changedMeanwhile}</p>
      <div class="version">
        <p class="small muted">${editWords(messages).theirVersion}</p>
        <p class="medium">${theirs.topic}</p>
        ${theirs.description ? html`<towerp-mention-text .value=${theirs.description}></towerp-mention-text>` : nothing}
      </div>
      <div class="actions">
        <button type="button" class="button compact" @click=${this.#takeTheirs}>${editWords(messages).takeTheirs}</button>
        <button type="submit" class="button compact primary" ?disabled=${this.isSaving}>${editWords(messages).keepMine}</button>
      </div>
    </section>`;
  } // prettier-ignore

  #share(thread: Thread): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    if (!thread.counterparty) return nothing;
    return html`<span class="switch">
      <input class="check" id="share" type="checkbox" role="switch" .checked=${this.#isShared} @change=${(event: Event) => { this.#isShared = (event.target as HTMLInputElement).checked; this.requestUpdate(); }} />
      ${eyeIcon()}<label for="share">${editWords(messages).shareSwitch}</label>
    </span>
    ${this.#isShared && thread.visibility === 'internal' ? html`<p class="small muted">${editWords(messages).shareWarning(thread.counterparty.title)}</p>` : nothing}`;
  } // prettier-ignore

  override render(): TemplateResult | typeof nothing {
    const thread = this.#start;
    const { messages } = this.#language;
    if (!thread) return nothing;
    return html`<form @submit=${this.#save} @keydown=${this.#handleKeydown} novalidate aria-label=${messages.editThread}>
      <div class="field">
        <label for="topic">${messages.topic}</label>
        <input class="input" id="topic" maxlength="300" .defaultValue=${thread.topic} aria-required="true" aria-invalid=${this.needsTopic ? 'true' : 'false'} aria-describedby=${this.needsTopic ? 'topic-error' : nothing} />
        ${this.needsTopic ? html`<p class="refusal" id="topic-error" role="alert">${editWords(messages).topicNeeded}</p>` : nothing}
      </div>
      <div class="field">
        <span class="label">${messages.description}</span>
        <towerp-mention-editor name="description" draft-key=${this.#draftKey} label=${messages.description} placeholder=${messages.description} @towerp-submit=${() => this.#save()}></towerp-mention-editor>
      </div>
      ${this.#share(thread)}
      ${this.theirs ? this.#conflict(this.theirs) : nothing}
      ${this.refusal ? refusalBar(editWords(messages).refused, this.refusal, messages) : nothing}
      ${this.theirs
        ? nothing
        : html`<div class="actions">
            <button type="button" class="button" @click=${this.#giveUp}>${messages.cancel}</button>
            <button type="submit" class="button primary" ?disabled=${this.isSaving}>${messages.save}</button>
          </div>`}
    </form>`;
  } // prettier-ignore
}
