import type { AttachmentList as Listed, Loadable } from '@towerp/crm-client';
import type { Attachment, RecordView } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClientController } from '../../base/client-controller.js';
import { money } from '../../base/money.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { shortDay } from '../../base/times.js';
import { searchRecords } from '../../records/record-search.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { ComboboxController } from '../../ui/combobox-controller.js';
import { failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { heading } from '../../ui/heading.js';
import { linkIcon, plusIcon } from '../../ui/icons.js';
import { cornerDownRightIcon, gitBranchIcon, unlinkIcon } from '../../ui/more-icons.js';
import { AttachmentAddEvent, AttachmentRemoveEvent } from '../events.js';
import { numbersOf, pathOf, type Numbers } from '../path.js';
import { attachmentListStyles } from './attachment-list.styles.js';

/** What is attached to a thread: directly by somebody, or derived, with the path by which it came here (R15, R17).
 *  @fires {AttachmentAddEvent} towerp-attachment-add - A record is about to be attached; cancelable.
 *  @fires {AttachmentRemoveEvent} towerp-attachment-remove - A record is about to be detached; cancelable. */
export class AttachmentList extends LitElement {
  static override styles = [tokens, base, controls, fields, marks, popups, conditions, combobox, attachmentListStyles];

  /** The thread. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** Nothing can be attached or detached. */
  @property({ type: Boolean }) readonly = false;
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  @state() private isPicking = false;
  @state() private refusal: Failure | undefined;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #attachments = new StoreController<Loadable<Listed>>(this, () =>
    this.threadId ? this.#client.value?.attachments.$of(this.threadId) : undefined,
  );
  readonly #picker = new ComboboxController<RecordView>(this, {
    search: (words, signal) => searchRecords(this.#client.value, words, this.#language.messages, signal),
    pick: (record) => {
      void this.#attach(record);
    },
  });

  /** Opens the field in which a record is looked for. */
  async pick(): Promise<void> {
    if (!this.#isWritable) return;
    this.isPicking = true;
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  get #isWritable(): boolean {
    return !this.readonly && this.#reader.isMember;
  }

  async #attach({ kind, id }: RecordView): Promise<void> {
    const client = this.#client.value;
    const ref = { kind, id };
    if (!client || !this.dispatchEvent(new AttachmentAddEvent(this.threadId, ref))) return;
    this.isPicking = false;
    await this.#run(client.attachments.attach(this.threadId, ref));
  }

  async #detach({ id, record }: Attachment): Promise<void> {
    const client = this.#client.value;
    const ref = { kind: record.kind, id: record.id };
    if (!client || !this.dispatchEvent(new AttachmentRemoveEvent(this.threadId, id, ref))) return;
    await this.#run(client.attachments.detach(this.threadId, id));
  }

  async #run(action: Promise<unknown>): Promise<void> {
    this.refusal = undefined;
    try {
      await action;
    } catch (error) {
      this.refusal = failureOf(error, this.#language.messages);
    }
  }

  #handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.isPicking = false;
  }

  #fact({ amount, currency, date }: RecordView): string {
    const { code, messages } = this.#language;
    if (amount !== null) return money(amount, currency, code);
    return date ? shortDay(date, { language: code, messages, now: new Date() }) : '';
  }

  #attachment(attachment: Attachment, numbers: Numbers): TemplateResult {
    const { messages } = this.#language;
    const { record, origin, via } = attachment;
    // What derives from the attached record itself needs no path.
    const path = (via?.length ?? 0) > 1 ? pathOf(via, numbers, messages) : '';
    const canRemove = origin === 'direct' && this.#isWritable;
    return html`<li class="attachment">
      <towerp-record-chip .view=${record}></towerp-record-chip>
      <span class="small muted nowrap">${this.#fact(record)}</span>
      ${canRemove
        ? html`<button type="button" class="remove" aria-label=${messages.detach(record.number ?? record.title)} title=${messages.detach(record.number ?? record.title)} @click=${() => this.#detach(attachment)}>${unlinkIcon()}</button>`
        : nothing}
      ${path ? html`<span class="via">${cornerDownRightIcon()}${messages.from(path)}</span>` : nothing}
    </li>`;
  } // prettier-ignore

  #group(attachments: readonly Attachment[], title: string, icon: TemplateResult, numbers: Numbers): TemplateResult | typeof nothing {
    if (attachments.length === 0) return nothing;
    return html`<p class="group">${icon}${title}</p>
      <ul aria-label=${title}>${repeat(attachments, ({ id }) => id, (attachment) => this.#attachment(attachment, numbers))}</ul>`;
  } // prettier-ignore

  #head(count: number | undefined): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="head">
      ${heading(this.headingLevel, 'title', messages.attachments)}<span class="count">${count}</span><span class="grow"></span>
      ${this.#isWritable
        ? html`<button type="button" class="button compact square quiet" aria-label=${messages.attach} title=${messages.attach} aria-expanded=${this.isPicking ? 'true' : 'false'} @click=${() => (this.isPicking ? (this.isPicking = false) : this.pick())}>${plusIcon()}</button>`
        : nothing}
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const loaded = this.#attachments.value;
    const list = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    if (!list && loaded?.state === 'failed')
      return html`${this.#head(undefined)}${failedPlace(messages.attachmentsFailed, loaded.error, messages, () => { this.#client.value?.connection.reconnect(); })}`;
    if (!list && this.threadId) return html`${this.#head(undefined)}${skeletonRows(3, messages)}`;
    const items = list?.items ?? [];
    const numbers = numbersOf(items);
    const direct = items.filter(({ origin }) => origin === 'direct');
    const derived = items.filter(({ origin }) => origin === 'derived');
    return html`${this.#head(list && items.length)}
      ${this.isPicking
        ? html`<div class="picker" @keydown=${this.#handleKeydown}>${this.#picker.render({ id: 'pick', value: '', placeholder: messages.attachPlaceholder }, messages)}</div>`
        : nothing}
      ${this.refusal ? refusalBar(messages.attachRefused, this.refusal, messages) : nothing}
      ${list && items.length === 0 ? html`<p class="small muted">${messages.noAttachments}</p>` : nothing}
      ${this.#group(direct, messages.attachedDirectly(direct.length), linkIcon(), numbers)}
      ${this.#group(derived, messages.attachedDerived(derived.length), gitBranchIcon(), numbers)}`;
  } // prettier-ignore
}
