import type { AttachmentList, Connection, Loadable } from '@towerp/crm-client';
import type { Attachment } from '@towerp/crm-protocol';
import { formatRef } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { attachmentWords, type AttachmentWords } from '../../locale/attachment-words.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { ComboboxController, type Choice } from '../../ui/combobox-controller.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { lockIcon, refreshCcwIcon, wifiOffIcon } from '../../ui/icons.js';
import { kindMark, kindName } from '../../ui/kind-mark.js';
import { checkIcon } from '../../ui/more-icons.js';
import { statusShape } from '../../ui/shape.js';
import { attachRecord } from '../attach.js';
import { attachmentPickerStyles } from './attachment-picker.styles.js';
import { attachableKinds, findAttachable, type Found } from './candidates.js';

const nameOf = ({ number, title }: Found): string => number ?? title;

/** Attaches records of any kind to a thread, one after another: found by number or words, those of late first (R5, R15).
 *  @fires {AttachmentAddEvent} towerp-attachment-add - A record is about to be attached; cancelable. */
export class AttachmentPicker extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, fields, marks, conditions, combobox, attachmentPickerStyles];

  /** The thread. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** Nothing can be attached. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Nothing can be done for now. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  @state() private kind = '';
  @state() private picked: ReadonlySet<string> = new Set();
  @state() private refused: { title: string; failure: Failure } | undefined;
  @state() private searchFailure: Failure | undefined;

  #opens = false;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #attached = new StoreController<Loadable<AttachmentList>>(this, () =>
    this.threadId ? this.#client.value?.attachments.$of(this.threadId) : undefined,
  );
  readonly #combobox = new ComboboxController<Found>(this, {
    search: (words, signal) => this.#search(words, signal),
    clears: true,
    pick: (found) => {
      this.#pick(found);
    },
  });

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('threadId')) return;
    this.picked = new Set();
    this.refused = this.searchFailure = undefined;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[role=combobox]')?.focus();
  }

  /** Puts the caret into the field and shows what was of late. */
  async open(): Promise<void> {
    this.#opens = true;
    this.requestUpdate();
    await this.updateComplete;
  }

  override updated(): void {
    // Who reads may come to be known after the field was asked for.
    if (!this.#opens || this.#isLocked) return;
    this.#opens = false;
    this.focus();
    void this.#combobox.ask();
  }

  get #isLocked(): boolean {
    return this.readonly || this.disabled || this.#reader.me === undefined || !this.threadId;
  }

  get #items(): readonly Attachment[] {
    const loaded = this.#attached.value;
    return (loaded && loaded.state !== 'loading' ? loaded.value?.items : undefined) ?? [];
  }

  get #words(): AttachmentWords {
    return attachmentWords(this.#language.messages);
  }

  async #search(words: string, signal: AbortSignal): Promise<Choice<Found>[]> {
    const client = this.#client.value;
    if (!client) return [];
    try {
      const found = await findAttachable(client, { words, kind: this.kind, threadId: this.threadId, signal });
      this.searchFailure = undefined;
      return found.map((one) => this.#choice(one));
    } catch (error) {
      if (!signal.aborted) this.searchFailure = failureOf(error, this.#language.messages);
      return [];
    }
  }

  #choice(value: Found): Choice<Found> {
    const { messages } = this.#language;
    const words = this.#words;
    const ref = formatRef(value);
    const known = this.#items.find(({ record }) => formatRef(record) === ref);
    const isHere = this.picked.has(ref) || known?.origin === 'direct';
    const isDerived = known?.origin === 'derived';
    return {
      value,
      disabled: isHere,
      label: html`${kindMark(value.kind, messages)}<span class="unseen">${kindName(value.kind, messages)}</span>
        <span class="about"><span class="cut">${value.number ? html`<span class="medium">${value.number}</span> ` : nothing}${value.title}</span>
          ${isHere ? html`<span class="small muted here">${checkIcon()}${words.already}</span>` : isDerived ? html`<span class="small muted">${words.derivedHere}</span>` : nothing}</span>
        ${statusShape(value.status)}`,
    };
  } // prettier-ignore

  #pick(found: Found): void {
    const client = this.#client.value;
    const { messages } = this.#language;
    if (!client) return;
    const ref = formatRef(found);
    const words = this.#words;
    const said = words.attached(`${kindName(found.kind, messages)} ${nameOf(found)}`);
    const forget = (): void => {
      this.picked = new Set([...this.picked].filter((one) => one !== ref));
    };
    const attaching = attachRecord(this, this.threadId, found, { client, messages, said, undone: forget });
    if (!attaching) return;
    this.refused = undefined;
    this.picked = new Set([...this.picked, ref]);
    attaching.catch((error: unknown) => {
      forget();
      this.refused = { title: words.refused(nameOf(found)), failure: failureOf(error, messages) };
      this.#combobox.close();
    });
    // The next one may follow at once.
    void this.#combobox.ask();
  }

  #chooseKind(kind: string): void {
    this.kind = kind;
    void this.#combobox.ask();
  }

  #kindChoice(kind: string): TemplateResult {
    const { messages } = this.#language;
    const name = kind ? kindName(kind, messages) : this.#words.anyKind;
    return html`<label class="chip plain" title=${name}>
      <input class="unseen" type="radio" name="kind" .checked=${kind === this.kind} ?disabled=${this.#isLocked} @change=${() => { this.#chooseKind(kind); }} />
      ${kind ? kindMark(kind, messages) : nothing}<span class=${kind ? 'kind-name' : ''}>${name}</span>
    </label>`;
  } // prettier-ignore

  #notes(): TemplateResult {
    const { messages } = this.#language;
    const { error } = this.#reader;
    const failure = error === undefined ? this.searchFailure : failureOf(error, messages);
    const retry = (): void => {
      if (error !== undefined) this.#client.value?.connection.reconnect();
      this.focus();
      void this.#combobox.ask();
    };
    return html`${this.#connection.value?.state === 'offline' ? html`<p class="bar offline">${wifiOffIcon()}${this.#words.offline}</p>` : nothing}
      ${this.refused ? refusalBar(this.refused.title, this.refused.failure, messages) : nothing}
      ${failure
        ? html`${refusalBar(this.#words.searchFailed, failure, messages)}
            <button type="button" class="button compact" @click=${retry}>${refreshCcwIcon()}${messages.retry}</button>`
        : nothing}`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const words = this.#words;
    if (this.readonly) return html`<p class="bar">${lockIcon()}${words.readonly}</p>`;
    return html`<fieldset class="kinds"><legend class="unseen">${words.kind}</legend>
        ${['', ...attachableKinds].map((kind) => this.#kindChoice(kind))}</fieldset>
      <label class="unseen" for="pick">${words.label}</label>
      ${this.#combobox.render({ id: 'pick', value: '', placeholder: words.placeholder, disabled: this.#isLocked }, messages)}
      ${this.#notes()}`;
  } // prettier-ignore
}
