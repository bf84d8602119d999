import type { Comment } from '@towerp/crm-protocol';
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
import { forms } from '../../styles/forms.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { commentEditStyles } from './comment-edit.styles.js';

/** Changes the words of a comment, in its place. What was begun waits until it is saved or given up by the button.
 *  @fires {CloseEvent} towerp-close - It was saved, given up, or left for later by Escape. */
export class CommentEdit extends LitElement {
  static override styles = [tokens, base, controls, conditions, forms, commentEditStyles];

  /** The comment as it stands. */
  @property({ attribute: false }) comment: Comment | undefined;

  @state() private refusal: Failure | undefined;
  @state() private isSaving = false;
  @query('towerp-mention-editor') private readonly editor!: MentionEditor | null;

  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);

  override firstUpdated(): void {
    const { editor } = this;
    if (!editor) return;
    // A draft that was begun comes after this, in its place.
    editor.value = this.comment?.body ?? null;
    editor.focus();
  }

  get #draftKey(): string {
    return `comment ${this.comment?.id ?? ''}`;
  }

  #close(): void {
    this.dispatchEvent(new CloseEvent());
  }

  readonly #giveUp = (): void => {
    this.editor?.clear();
    this.#close();
  };

  readonly #save = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    const client = this.#client.value;
    const { comment, editor } = this;
    if (!client || !comment || !editor || this.isSaving) return;
    if (editor.isEmpty || !editor.checkValidity()) {
      editor.focus();
      return;
    }
    this.isSaving = true;
    this.refusal = undefined;
    try {
      await client.comments.edit(comment.id, { body: editor.value }, { queue: false });
      this.#giveUp();
    } catch (error) {
      this.refusal = failureOf(error, this.#language.messages);
    } finally {
      this.isSaving = false;
    }
  };

  #handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.#close();
  }

  override render(): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    if (!this.comment) return nothing;
    return html`<form @submit=${this.#save} @keydown=${this.#handleKeydown} novalidate aria-label=${editWords(messages).editComment}>
      <towerp-mention-editor name="edit" draft-key=${this.#draftKey} label=${editWords(messages).editComment} .visibility=${this.comment.visibility} @towerp-submit=${() => this.#save()}></towerp-mention-editor>
      ${this.refusal ? refusalBar(messages.commentRefused, this.refusal, messages) : nothing}
      <div class="actions">
        <button type="button" class="button compact" @click=${this.#giveUp}>${messages.cancel}</button>
        <button type="submit" class="button compact primary" ?disabled=${this.isSaving}>${messages.save}</button>
      </div>
    </form>`;
  } // prettier-ignore
}
