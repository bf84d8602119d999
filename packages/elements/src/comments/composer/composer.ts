import type { Loadable } from '@towerp/crm-client';
import type { Comment, RichTextDocument, Thread, Visibility } from '@towerp/crm-protocol';
import { newId, plainTextOf } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { DraftController } from '../../base/draft-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { CommunicationSavedEvent } from '../../communications/events.js';
import { FilesController } from '../../files/files-controller.js';
import type { FileUpload } from '../../files/upload.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { lockIcon, phoneIcon, refreshCcwIcon, xIcon } from '../../ui/icons.js';
import { listIcon } from '../../ui/list-icons.js';
import { atSignIcon, eyeIcon, replyIcon, sendIcon, squareCheckBigIcon } from '../../ui/more-icons.js';
import { AudienceController } from './audience.js';
import { composerStyles } from './composer.styles.js';

type Mode = 'comment' | 'communication' | 'task';
type Words = { body: RichTextDocument; visibility: Visibility | undefined; replyTo: string | null; fileIds: string[] };
type Attempt = Words & { id: string };

/** Writes into a thread: a comment for colleagues or, where the thread is shared, for the client, set apart in colour and word.
 *  @csspart composer - The box; the shared lane tints it.
 *  @fires {UploadProgressEvent} towerp-upload-progress - A file of it has come further. */
export class Composer extends LitElement {
  static override styles = [tokens, base, controls, fields, marks, popups, conditions, composerStyles];

  /** The thread. */
  @property({ attribute: 'thread-id' }) threadId = '';

  @state() private lane: Visibility = 'internal';
  @state() private mode: Mode = 'comment';
  @state() private replyingTo: Comment | undefined;
  @state() private refusal: Failure | undefined;
  @state() private asksToCarry = false;

  @query('towerp-mention-editor') private readonly editor!: MentionEditor | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #audience = new AudienceController(this, () => this.#client.value);
  readonly #thread = new StoreController<Loadable<Thread>>(this, () =>
    this.threadId ? this.#client.value?.threads.$one(this.threadId) : undefined,
  );
  /** Whom a text answers belongs to its draft. */
  readonly #replyDraft = new DraftController<Comment>(this, {
    client: () => this.#client.value,
    name: () => (this.threadId && this.#reader.me ? `${this.threadId} ${this.#laneName} reply` : ''),
    restore: (comment) => {
      this.replyingTo = comment;
    },
  });
  readonly #files = new FilesController(this, {
    client: () => this.#client.value,
    draft: () =>
      this.mode === 'comment' && this.threadId && this.#reader.me ? `${this.threadId} ${this.#laneName} files` : '',
  });
  #refused: Attempt | undefined;
  #taskTopic = '';

  get #hasLanes(): boolean {
    const loaded = this.#thread.value;
    const thread = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    return this.#reader.isMember && thread?.visibility === 'shared';
  }

  get #isOutward(): boolean {
    return this.#hasLanes && this.lane === 'shared';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('threadId') || changed.get('threadId') === undefined) return;
    this.lane = 'internal';
    this.mode = 'comment';
    this.replyingTo = this.refusal = this.#refused = undefined;
    this.asksToCarry = false;
  }

  override focus(): void {
    this.editor?.focus();
  }

  /** Opens an answer in the lane of the comment that it answers. */
  reply(comment: Comment): void {
    this.mode = 'comment';
    if (this.#hasLanes && comment.visibility !== this.lane) this.#enter(comment.visibility);
    void this.#settled().then(() => {
      this.#answer(comment);
      this.editor?.focus();
    });
  }

  /** Opens the form of a communication or of a task in place of the comment. */
  async open(mode: Mode): Promise<void> {
    this.mode = mode;
    if (mode !== 'comment') await import('../desk.js');
    await this.updateComplete;
    this.renderRoot
      .querySelector<HTMLElement>('towerp-communication-form, towerp-task-form, towerp-mention-editor')
      ?.focus();
  }

  /** An answer to what colleagues alone see cannot go outward, and no text does without being asked about. */
  #enter(lane: Visibility): void {
    if (lane === this.lane) return;
    const isFilled = this.editor?.isEmpty === false || !this.#files.isEmpty;
    this.asksToCarry = lane === 'shared' && isFilled;
    if (this.asksToCarry) return;
    this.#move(lane, lane === 'internal' && isFilled);
  }

  /** Each lane keeps a draft of its own; a text that is carried over leaves the lane where it was. */
  #move(lane: Visibility, carries: boolean): void {
    const text = this.editor?.value;
    const isFitting = this.replyingTo?.visibility === lane || (carries && lane === 'internal');
    const replyingTo = isFitting ? this.replyingTo : undefined;
    const files = carries ? this.#files.release() : [];
    if (carries) this.editor?.clear();
    this.lane = lane;
    this.asksToCarry = false;
    this.refusal = undefined;
    this.replyingTo = undefined;
    void this.#settled().then(() => {
      if (carries && text && this.editor) {
        this.editor.value = text;
        this.editor.keepDraft();
      }
      this.#files.receive(files);
      if (replyingTo) this.#answer(replyingTo);
      this.editor?.focus();
      this.#askAudience();
    });
  }

  #answer(comment: Comment | undefined): void {
    this.replyingTo = comment;
    this.#replyDraft.keep(this.editor?.isEmpty === false ? comment : undefined);
  }

  /** The field follows the lane one beat later, and brings that lane's draft. */
  async #settled(): Promise<void> {
    await this.updateComplete;
    await this.editor?.updateComplete;
  }

  #askAudience(): void {
    if (!this.editor || !this.#reader.isMember) return;
    this.#audience.ask({ body: this.editor.value, threadId: this.threadId, visibility: this.#visibility });
  }

  get #visibility(): Visibility | undefined {
    return this.#reader.isMember ? (this.#isOutward ? 'shared' : 'internal') : undefined;
  }

  get #laneName(): Visibility {
    return this.#visibility ?? 'shared';
  }

  readonly #send = (): void => {
    const client = this.#client.value;
    if (!client || !this.editor?.checkValidity() || !this.#files.maySend(!this.editor.isEmpty, this.#send)) return;
    if (this.editor.isEmpty) return;
    const attempt = this.#attempt(this.editor.value);
    const before = this.replyingTo;
    const files = this.#files.release();
    this.editor.clear();
    this.refusal = this.#refused = undefined;
    this.#answer(undefined);
    this.#audience.ask({ body: this.editor.value, threadId: this.threadId, visibility: attempt.visibility });
    const { id, body, visibility, replyTo, fileIds } = attempt;
    const { threadId } = this;
    const write = client.comments.create(threadId, {
      id,
      body,
      ...(visibility ? { visibility } : {}),
      ...(replyTo ? { replyTo } : {}),
      ...(fileIds.length > 0 ? { fileIds } : {}),
    });
    write.catch((error: unknown) => {
      // The words go back into the field; where that is gone the outbox goes on keeping them.
      if (!this.isConnected || threadId !== this.threadId) return;
      this.#takeBack(error, attempt, before, files);
      void client.outbox.discard(write.id);
    });
    this.editor.focus();
  };

  /** The same words to the same lane keep their id: what did arrive after all is not written twice. */
  #attempt(body: RichTextDocument): Attempt {
    const next: Words = {
      body,
      visibility: this.#visibility,
      replyTo: this.replyingTo?.id ?? null,
      fileIds: this.#files.ids,
    };
    const { id, ...former } = this.#refused ?? { id: newId() };
    return JSON.stringify(former) === JSON.stringify(next) ? { id, ...next } : { id: newId(), ...next };
  }

  /** A refused text goes back where it was typed, before what was typed meanwhile, and its files with it. */
  #takeBack(error: unknown, attempt: Attempt, replyingTo: Comment | undefined, files: readonly FileUpload[]): void {
    this.refusal = failureOf(error, this.#language.messages);
    this.#refused = attempt;
    this.mode = 'comment';
    this.lane = attempt.visibility ?? this.lane;
    void this.#settled().then(() => {
      const { editor } = this;
      if (!editor) return;
      const meanwhile = editor.isEmpty ? [] : editor.value.blocks;
      editor.value = { version: 1, blocks: [...attempt.body.blocks, ...meanwhile] };
      editor.keepDraft();
      this.#files.receive(files, error);
      this.#answer(replyingTo);
    });
  }

  #handleLaneKeydown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    this.#enter(this.lane === 'internal' ? 'shared' : 'internal');
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
    );
  }

  #lane(lane: Visibility, icon: TemplateResult, word: string): TemplateResult {
    const isSelected = this.lane === lane;
    return html`<button type="button" class="lane" role="tab" id="lane-${lane}" aria-controls="text" aria-selected=${isSelected ? 'true' : 'false'} tabindex=${isSelected ? 0 : -1}
      @click=${() => { this.#enter(lane); }}>${icon}${word}</button>`;
  } // prettier-ignore

  #notes(): TemplateResult {
    const { messages } = this.#language;
    return html`${this.asksToCarry
        ? html`<div class="note question" role="alert">${eyeIcon()}<span class="grow">${messages.carryOut}</span>
            <button type="button" class="button compact" @click=${() => { this.#move('shared', false); }}>${messages.keepInternal}</button>
            <button type="button" class="button compact outward" @click=${() => { this.#move('shared', true); }}>${messages.carry}</button></div>`
        : nothing}
      ${this.refusal ? refusalBar(messages.commentRefused, this.refusal, messages) : nothing}
      ${this.replyingTo
        ? html`<div class="note">${replyIcon()}<span class="medium nowrap">${messages.replyingTo(this.replyingTo.author.name)}</span>
            <span class="muted cut grow">${this.replyingTo.body ? plainTextOf(this.replyingTo.body, (kind) => messages.kinds[kind] ?? kind) : ''}</span>
            <button type="button" class="button compact square quiet" aria-label=${messages.stopReplying} @click=${() => { this.#answer(undefined); }}>${xIcon()}</button></div>`
        : nothing}`;
  } // prettier-ignore

  #footer(): TemplateResult {
    const { messages } = this.#language;
    const { isMember } = this.#reader;
    const groups = new Map((this.#reader.me?.groups ?? []).map(({ id, name }) => [id, name]));
    const word = this.#files.isWaiting ? messages.waitsForFiles : this.#isOutward ? messages.sendToClient : isMember ? messages.add : messages.send;
    return html`<footer>
      <button type="button" class="button compact square quiet" aria-label=${messages.mention} title=${messages.mentionHint} @click=${() => void this.editor?.mention()}>${atSignIcon()}</button>
      ${this.#files.button(messages)}
      <button type="button" class="button compact square quiet wide" aria-label=${messages.list} title=${messages.list} @click=${() => void this.editor?.toggleList()}>${listIcon()}</button>
      ${isMember
        ? html`<button type="button" class="button compact quiet" title=${messages.communication} aria-keyshortcuts="m" @click=${() => this.open('communication')}>${phoneIcon()}<span class="word">${messages.communication}</span><kbd class="wide" aria-hidden="true">M</kbd></button>
            <button type="button" class="button compact quiet" title=${messages.task} aria-keyshortcuts="t" @click=${() => this.open('task')}>${squareCheckBigIcon()}<span class="word">${messages.task}</span><kbd class="wide" aria-hidden="true">T</kbd></button>`
        : nothing}
      <span class="grow"></span>
      ${isMember ? this.#audience.line(this.#isOutward, groups, messages) : nothing}
      <button type="button" class="button compact ${this.#isOutward ? 'outward' : 'primary'}" @click=${this.#send}>
        ${this.refusal ? refreshCcwIcon() : this.#isOutward || !isMember ? sendIcon() : nothing}${this.refusal ? messages.retry : word}<span class="keys wide" aria-hidden="true">Ctrl ↵</span>
      </button>
    </footer>`;
  } // prettier-ignore

  #comment(): TemplateResult {
    const { messages } = this.#language;
    const label = this.#isOutward ? messages.writeShared : this.#reader.isMember ? messages.writeInternal : messages.writePortal;
    return html`${this.#hasLanes
        ? html`<div class="lanes" role="tablist" aria-label=${messages.composer} @keydown=${this.#handleLaneKeydown}>
            ${this.#lane('internal', lockIcon(), messages.internal)}${this.#lane('shared', eyeIcon(), messages.shared)}
          </div>`
        : nothing}
      ${this.#notes()}
      <div id="text" role=${this.#hasLanes ? 'tabpanel' : nothing} aria-labelledby=${this.#hasLanes ? `lane-${this.lane}` : nothing}>
        <towerp-mention-editor bare name=${this.#laneName} thread-id=${this.threadId} label=${label} placeholder=${label} .visibility=${this.#visibility}
          @input=${() => { this.#files.hold(); this.#answer(this.replyingTo); this.#askAudience(); }} @towerp-submit=${this.#send}></towerp-mention-editor>
      </div>
      ${this.#files.tray()}${this.#footer()}`;
  } // prettier-ignore

  #form(): TemplateResult {
    const close = (): void => {
      this.#taskTopic = '';
      void this.open('comment');
    };
    const saved = ({ detail }: CommunicationSavedEvent): void => {
      this.#taskTopic = detail.wantsTask ? detail.communication.topic : '';
      if (detail.wantsTask) void this.open('task');
    };
    return this.mode === 'communication'
      ? html`<towerp-communication-form
          offers-task
          thread-id=${this.threadId}
          @towerp-communication-saved=${saved}
          @towerp-close=${close}
        ></towerp-communication-form>`
      : html`<towerp-task-form
          thread-id=${this.threadId}
          topic=${this.#taskTopic}
          @towerp-close=${close}
        ></towerp-task-form>`;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.#reader.me) return nothing;
    return html`<section
      class="composer ${this.#isOutward && this.mode === 'comment' ? 'shared' : ''}"
      part="composer"
      aria-label=${this.#language.messages.composer}
    >
      ${this.mode === 'comment' ? this.#comment() : this.#form()}
    </section>`;
  }
}
