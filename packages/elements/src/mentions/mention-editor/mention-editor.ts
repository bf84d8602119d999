import type { RichText, RichTextDocument, Visibility } from '@towerp/crm-protocol';
import { isEmptyRichText, plainTextOf, richTextMaxLength, richTextOf } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { DraftController } from '../../base/draft-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { base } from '../../styles/base.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { listIcon } from '../../ui/list-icons.js';
import { atSignIcon } from '../../ui/more-icons.js';
import { restoredNote } from '../../ui/restored-note.js';
import type { MentionMenu } from './mention-menu.js';
import type * as RichEditorModule from './rich-editor.js';
import { EditorSubmitEvent } from './events.js';
import { validityOf } from './validity.js';
import { valueOfTyping } from './value.js';
import { mentionEditorStyles } from './mention-editor.styles.js';

const empty: RichTextDocument = { version: 1, blocks: [] };

/** Writes rich text with mentions: `@` for people and groups, `№` or `#` for documents and products, or Ctrl+M.
 *  A textarea takes what is typed until the rich editor has arrived; both are one field of a form, whose value is the text as JSON.
 *  @csspart frame - The box around the text.
 *  @cssstate invalid - The text does not hold what is asked of it.
 *  @fires {InputEvent} input - The text changed.
 *  @fires {EditorSubmitEvent} towerp-submit - Ctrl+Enter was pressed. */
export class MentionEditor extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, marks, popups, mentionEditorStyles];

  /** The name of the field in its form. */
  @property({ reflect: true }) name = '';
  /** What the field is called for assistive technology. */
  @property() label = '';
  /** Shown while nothing is written. */
  @property() placeholder = '';
  /** A text must be written. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** The most characters. */
  @property({ type: Number }) maxlength = richTextMaxLength;
  /** Nothing can be written. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** The text can be read and copied only. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** The thread for which is written: candidates of it come first, and the draft is kept under it. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** Keeps the draft under another name than the thread's. */
  @property({ attribute: 'draft-key' }) draftKey = '';
  /** Who will see the text; who will not is marked among the candidates. */
  @property() visibility: Visibility | undefined;
  /** Only these kinds may be mentioned, separated by spaces. */
  @property() kinds = '';
  /** Without frame and tools, for a page that brings its own. */
  @property({ type: Boolean, reflect: true }) bare = false;

  @query('.text') private readonly textarea!: HTMLTextAreaElement | null;
  @query('.place') private readonly place!: HTMLElement;
  @state() private isRich = false;
  @state() private isRestored = false;

  readonly #internals = this.attachInternals();
  readonly #client = new ClientController(this);
  readonly #language = new LanguageController(this);
  readonly #states = new StatesController(this, this.#internals);
  readonly #draft = new DraftController<RichTextDocument>(this, {
    client: () => this.#client.value,
    name: () => this.#draftName,
    restore: (draft) => {
      this.#set(draft);
      this.isRestored = true;
    },
  });
  #editor: RichEditorModule.RichEditor | undefined;
  #menu: MentionMenu | undefined;
  #loading: Promise<void> | undefined;
  #value: RichText | RichTextDocument = empty;
  #typed = '';
  #given: unknown;
  #awaited: string | undefined;
  #isComposing = false;
  #isDisabledByForm = false;
  #wasFilled = false;

  /** The text as the contract takes it. */
  @property({ attribute: false, noAccessor: true })
  get value(): RichTextDocument {
    return (this.#editor?.value ?? this.#value) as RichTextDocument;
  }

  set value(value: RichText | RichTextDocument | string | null) {
    // A page that renders anew gives the same object again, and means what is written since to stay.
    if (typeof value === 'object' && value !== null && value === this.#given) return;
    if (typeof value === 'string' && value.startsWith('{')) void this.#read(value);
    else this.#set(typeof value === 'string' && value !== '' ? richTextOf(value) : value || empty);
    this.#given = value;
  }

  get isEmpty(): boolean {
    return isEmptyRichText(this.value);
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

  override connectedCallback(): void {
    super.connectedCallback();
    const attribute = this.getAttribute('value');
    if (this.#wasFilled) this.#set(this.#value);
    else if (attribute) this.value = attribute;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#value = this.value;
    this.#typed = plainTextOf(this.#value);
    this.#editor?.destroy();
    this.#editor = undefined;
    this.#loading = undefined;
    this.isRich = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const hasOther = (['threadId', 'draftKey', 'name'] as const).some((key) => changed.has(key) && changed.get(key));
    // The same field now serves another thread or lane: its draft comes after this.
    if (this.#draftName && hasOther) this.value = null;
  }

  override updated(): void {
    this.#editor?.refresh();
    this.#validate();
    this.#menu?.place();
  }

  formResetCallback(): void {
    this.value = this.getAttribute('value');
    this.#draft.keep(undefined);
  }

  formStateRestoreCallback(state: string | null): void {
    this.value = state;
  }

  formDisabledCallback(disabled: boolean): void {
    this.#isDisabledByForm = disabled;
    this.requestUpdate();
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** Empties the field and forgets its draft. */
  clear(): void {
    this.value = null;
    this.#draft.keep(undefined);
  }

  /** Keeps what is written as the thread's draft; typing does it by itself. */
  keepDraft(): void {
    this.#draft.keep(this.isEmpty ? undefined : this.value);
  }

  override focus(): void {
    if (this.#editor) this.#editor.focus(true);
    else if (this.textarea) this.#focusTextarea();
    else
      void this.updateComplete.then(() => {
        this.#focusTextarea();
      });
  }

  /** A window in the background tells of no focus, so the editor is not left to wait for that. */
  #focusTextarea(): void {
    this.textarea?.focus();
    void this.#load();
  }

  /** Begins a mention at the caret, as the button and Ctrl+M do. */
  async mention(): Promise<void> {
    await this.#load();
    this.#editor?.beginMention('@');
  }

  /** Makes the paragraphs of the selection a list, or a list paragraphs again. */
  async toggleList(): Promise<void> {
    await this.#load();
    this.#editor?.toggleList();
  }

  get #draftName(): string {
    const owner = this.draftKey || this.threadId;
    return owner && `${owner} ${this.name}`;
  }

  get #isWritable(): boolean {
    return !this.disabled && !this.readonly && !this.#isDisabledByForm;
  }

  async #read(json: string): Promise<void> {
    this.#awaited = json;
    // Until it is read, and where it cannot be, the form sends what was given.
    this.#internals.setFormValue(json);
    const loaded = await import('./json-value.js').catch(() => undefined);
    if (loaded && this.#awaited === json) this.#set(loaded.valueOfJson(json));
  }

  #set(value: RichText | RichTextDocument): void {
    this.#awaited = undefined;
    this.isRestored = false;
    this.#wasFilled = value !== empty;
    this.#value = value;
    this.#typed = plainTextOf(value);
    if (this.#editor) this.#editor.value = value;
    // A textarea cannot show mentions, so what has any waits for the rich editor.
    else if (this.#wasFilled) void this.updateComplete.then(() => this.#load());
    this.requestUpdate();
  }

  /** Loads the rich editor once and lets it take over what the textarea holds by then. */
  #load(): Promise<void> {
    return (this.#loading ??= import('./rich-editor.js').then(
      async (module) => {
        await this.#composed();
        if (this.isConnected) this.#takeOver(module);
      },
      () => {
        // The textarea goes on working; the next focus tries again.
        this.#loading = undefined;
      },
    ));
  }

  /** A word that an IME is just making must not lose its field. */
  #composed(): Promise<unknown> | undefined {
    const { textarea } = this;
    return this.#isComposing && textarea ? new Promise((done) => { textarea.addEventListener('compositionend', done, { once: true }); }) : undefined;
  } // prettier-ignore

  #takeOver({ createRichEditor, MentionMenu }: typeof RichEditorModule): void {
    const hadFocus = this.shadowRoot?.activeElement === this.textarea && this.textarea !== null;
    this.#menu ??= new MentionMenu(this, {
      scope: () => ({
        client: this.#client.value,
        threadId: this.threadId,
        visibility: this.visibility,
        kinds: this.kinds.split(/\s+/).filter(Boolean),
      }),
      messages: () => this.#language.messages,
      caret: () => this.#editor?.caret(),
      pick: (candidate) => this.#editor?.insertMention(candidate),
    });
    this.#editor = createRichEditor({
      place: this.place,
      value: this.#value,
      attributes: () => this.#attributes(),
      isEditable: () => this.#isWritable,
      changed: () => {
        this.#changed();
      },
      triggered: (trigger) => {
        this.#menu?.follow(trigger);
      },
      keyPressed: (event) => this.#takeKey(event),
    });
    this.isRich = true;
    if (hadFocus) this.#editor.focus(true);
  }

  #attributes(): Record<string, string> {
    return {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': this.label || this.placeholder,
      'aria-autocomplete': 'list',
      'data-placeholder': this.placeholder,
      ...(this.isEmpty ? { 'data-empty': '' } : {}),
      ...(this.required ? { 'aria-required': 'true' } : {}),
      ...(this.#isWritable ? {} : { 'aria-readonly': 'true' }),
      ...this.#menu?.attributes(),
    };
  }

  #changed(): void {
    this.#awaited = undefined;
    this.#wasFilled = true;
    this.isRestored = false;
    this.keepDraft();
    this.requestUpdate();
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  #validate(): void {
    const { flags, message } = validityOf(this.value, this, this.#language.messages);
    const anchor = this.renderRoot.querySelector<HTMLElement>('.ProseMirror') ?? this.textarea ?? undefined;
    this.#internals.setValidity(flags, message, message ? anchor : undefined);
    this.#internals.setFormValue(this.#awaited ?? (this.isEmpty ? '' : JSON.stringify(this.value)));
    this.#states.set({ invalid: flags.tooLong === true });
  }

  #handleTyping(event: InputEvent): void {
    this.#typed = (event.target as HTMLTextAreaElement).value;
    this.#value = valueOfTyping(this.#typed);
    event.stopPropagation();
    this.#changed();
  }

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    // The rich editor asks for itself, before its own keys.
    if (event.composedPath()[0] === this.textarea) this.#takeKey(event);
  };

  #takeKey(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    const isControlled = event.ctrlKey || event.metaKey;
    if (isControlled && event.code === 'KeyM') void this.mention();
    else if (isControlled && event.key === 'Enter') this.dispatchEvent(new EditorSubmitEvent());
    else if (!this.#menu?.takeKey(event.key)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  readonly #discard = (): void => {
    this.clear();
    this.focus();
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };

  #tools(): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="tools">
      <button
        type="button"
        class="button compact square quiet"
        aria-label=${messages.mention}
        title=${messages.mentionHint}
        @click=${() => this.mention()}
      >
        ${atSignIcon()}
      </button>
      <button
        type="button"
        class="button compact square quiet"
        aria-label=${messages.list}
        title=${messages.list}
        @click=${() => this.toggleList()}
      >
        ${listIcon()}
      </button>
    </div>`;
  }

  override render(): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="frame" part="frame" @keydown=${this.#handleKeydown} @focusout=${() => { this.#menu?.close(); }}>
        <div class="place">
          ${this.isRich
            ? nothing
            : html`<textarea class="text" aria-label=${this.label || this.placeholder} placeholder=${this.placeholder} ?required=${this.required} ?disabled=${this.disabled || this.#isDisabledByForm} ?readonly=${this.readonly}
                .value=${this.#typed} @input=${this.#handleTyping} @focus=${() => this.#load()}
                @compositionstart=${() => { this.#isComposing = true; }} @compositionend=${() => { this.#isComposing = false; }}></textarea>`}
        </div>
        ${this.isRestored ? restoredNote(messages, this.#discard) : nothing}
        ${this.bare || !this.#isWritable ? nothing : this.#tools()}
      </div>
      ${this.#menu?.render()}`; // prettier-ignore
  }
}
