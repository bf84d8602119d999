import type { AttachmentList as Listed, Loadable } from '@towerp/crm-client';
import type { Attachment, RecordView } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClientController } from '../../base/client-controller.js';
import { money } from '../../base/money.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { shortDay } from '../../base/times.js';
import { attachmentWords } from '../../locale/attachment-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf } from '../../ui/failure.js';
import { heading } from '../../ui/heading.js';
import { linkIcon, plusIcon } from '../../ui/icons.js';
import { kindMark, kindName } from '../../ui/kind-mark.js';
import { cornerDownRightIcon, gitBranchIcon, unlinkIcon } from '../../ui/more-icons.js';
import { showToast } from '../../ui/toasts/toast-store.js';
import type { AttachmentPicker } from '../attachment-picker/attachment-picker.js';
import { AttachmentRemoveEvent } from '../events.js';
import { byKind, commonRoot, kindsOf, numbersOf, pathOf, type Numbers } from '../path.js';
import { attachmentListStyles } from './attachment-list.styles.js';

/** From how many on their kinds are counted. */
const few = 5;

/** What is attached to a thread: directly by somebody, or derived, with the path by which it came here (R15, R17).
 *  @fires {AttachmentAddEvent} towerp-attachment-add - A record is about to be attached; cancelable.
 *  @fires {AttachmentRemoveEvent} towerp-attachment-remove - A record is about to be detached; cancelable. */
export class AttachmentList extends LitElement {
  static override styles = [tokens, base, controls, marks, conditions, attachmentListStyles];

  /** The thread. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** Nothing can be attached or detached. */
  @property({ type: Boolean }) readonly = false;
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  @state() private isPicking = false;
  /** The kind to which the reader has narrowed the list. */
  @state() private kind = '';
  /** What is about to be detached, and may still stay. */
  @state() private leaving: ReadonlySet<string> = new Set();

  @query('towerp-attachment-picker') private readonly picker!: AttachmentPicker | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #attachments = new StoreController<Loadable<Listed>>(this, () =>
    this.threadId ? this.#client.value?.attachments.$of(this.threadId) : undefined,
  );
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('threadId')) this.kind = '';
  }

  /** Opens the field in which a record is looked for; it is loaded when it is first asked for. */
  async pick(): Promise<void> {
    if (this.readonly || !this.#reader.me) return;
    await import('../attachment-picker/define.js');
    this.isPicking = true;
    await this.updateComplete;
    await this.picker?.open();
  }

  get #isWritable(): boolean {
    return !this.readonly && this.#reader.isMember;
  }

  /** Nothing is sent before the time to take it back is over. */
  #detach({ id, record }: Attachment): void {
    const client = this.#client.value;
    const { messages } = this.#language;
    const ref = { kind: record.kind, id: record.id };
    const { threadId } = this;
    if (!client || !this.dispatchEvent(new AttachmentRemoveEvent(threadId, id, ref))) return;
    const stay = (): void => {
      this.leaving = new Set([...this.leaving].filter((one) => one !== id));
    };
    const leave = (): void => {
      client.attachments.detach(threadId, id).then(stay, (error: unknown) => {
        stay();
        showToast({
          text: `${attachmentWords(messages).detachRefused} ${failureOf(error, messages).sentence}`,
          failed: true,
        });
      });
    };
    this.leaving = new Set([...this.leaving, id]);
    showToast({ text: attachmentWords(messages).detachedNow(record.number ?? record.title), undo: stay, leave });
  }

  #close(): void {
    this.isPicking = false;
    this.renderRoot.querySelector<HTMLElement>('.attach')?.focus();
  }

  #handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  }

  #fact({ amount, currency, date }: RecordView): string {
    const { code, messages } = this.#language;
    if (amount !== null) return money(amount, currency, code);
    return date ? shortDay(date, { language: code, messages, now: new Date() }) : '';
  }

  #attachment(attachment: Attachment, numbers: Numbers, hasRoot: boolean): TemplateResult {
    const { messages } = this.#language;
    const { record, origin, via } = attachment;
    // The title of its group says it where all derive from one record itself.
    const path = (via?.length ?? 0) > (hasRoot ? 1 : 0) ? pathOf(via, numbers, messages) : '';
    const canRemove = origin === 'direct' && this.#isWritable;
    return html`<li class="attachment">
      <towerp-record-chip .view=${record}></towerp-record-chip>
      <span class="small muted nowrap">${this.#fact(record)}</span>
      ${canRemove
        ? html`<button type="button" class="remove" aria-label=${attachmentWords(messages).detach(record.number ?? record.title)} title=${attachmentWords(messages).detach(record.number ?? record.title)} @click=${() => { this.#detach(attachment); }}>${unlinkIcon()}</button>`
        : nothing}
      ${path ? html`<span class="via">${cornerDownRightIcon()}${messages.from(path)}</span>` : nothing}
    </li>`;
  } // prettier-ignore

  #group(attachments: readonly Attachment[], title: string, icon: TemplateResult, numbers: Numbers, hasRoot = false): TemplateResult | typeof nothing {
    if (attachments.length === 0) return nothing;
    return html`<p class="group">${icon}${title}</p>
      <ul aria-label=${title}>${repeat(attachments, ({ id }) => id, (attachment) => this.#attachment(attachment, numbers, hasRoot))}</ul>`;
  } // prettier-ignore

  #derived(attachments: readonly Attachment[], numbers: Numbers): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    const count = attachments.length;
    const root = count > 0 ? commonRoot(attachments, numbers, messages) : undefined;
    const title = root
      ? attachmentWords(messages).attachedFrom(count, root)
      : attachmentWords(messages).attachedDerived(count);
    return this.#group(attachments, title, gitBranchIcon(), numbers, root !== undefined);
  }

  /** How many there are of each kind; pressed, one kind alone is shown. */
  #kinds(items: readonly Attachment[]): TemplateResult | typeof nothing {
    const { messages } = this.#language;
    const kinds = kindsOf(items.map(({ record }) => record));
    if (kinds.length < 2 || items.length < few) return nothing;
    const press = (kind: string): void => {
      this.kind = this.kind === kind ? '' : kind;
    };
    return html`<div class="kinds" role="group" aria-label=${attachmentWords(messages).byKind}>
      ${kinds.map((kind) => {
        const count = items.filter(({ record }) => record.kind === kind).length;
        return html`<button type="button" class="chip" aria-pressed=${this.kind === kind ? 'true' : 'false'} title=${kindName(kind, messages)} @click=${() => { press(kind); }}>${kindMark(kind, messages)}<span class="unseen">${kindName(kind, messages)}</span><span class="count">${count}</span></button>`;
      })}
    </div>`;
  } // prettier-ignore

  #head(count: number | undefined): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="head">
      ${heading(this.headingLevel, 'title', messages.attachments)}<span class="count">${count}</span><span class="grow"></span>
      ${!this.readonly && this.#reader.me
        ? html`<button type="button" class="button compact square quiet attach" aria-label=${messages.attach} title=${messages.attach} aria-expanded=${this.isPicking ? 'true' : 'false'} @click=${() => { if (this.isPicking) this.#close(); else void this.pick(); }}>${plusIcon()}</button>`
        : nothing}
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const loaded = this.#attachments.value;
    const list = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    if (!list && loaded?.state === 'failed')
      return html`${this.#head(undefined)}${failedPlace(attachmentWords(messages).attachmentsFailed, loaded.error, messages, () => { this.#client.value?.connection.reconnect(); })}`;
    if (!list && this.threadId) return html`${this.#head(undefined)}${skeletonRows(3, messages)}`;
    const items = byKind((list?.items ?? []).filter(({ id }) => !this.leaving.has(id)));
    const shown = items.some(({ record }) => record.kind === this.kind) ? items.filter(({ record }) => record.kind === this.kind) : items;
    const numbers = numbersOf(list?.items ?? []);
    const direct = shown.filter(({ origin }) => origin === 'direct');
    const derived = shown.filter(({ origin }) => origin === 'derived');
    return html`${this.#head(list && items.length)}
      ${this.isPicking && !this.readonly
        ? html`<towerp-attachment-picker thread-id=${this.threadId} @keydown=${this.#handleKeydown}></towerp-attachment-picker>`
        : nothing}
      ${list && items.length === 0 ? html`<p class="small muted">${attachmentWords(messages).noAttachments}</p>` : nothing}
      ${this.#kinds(items)}
      ${this.#group(direct, attachmentWords(messages).attachedDirectly(direct.length), linkIcon(), numbers)}
      ${this.#derived(derived, numbers)}`;
  } // prettier-ignore
}
