import type { Connection, Loadable, ThreadFilter, ThreadList } from '@towerp/crm-client';
import type { Overview, Ref, Status, Thread } from '@towerp/crm-protocol';
import { formatRef, parseRef } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { attachRecord } from '../../attachments/attach.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { KeydownController } from '../../base/keydown-controller.js';
import { actingKey } from '../../base/keys.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { Timing } from '../../base/times.js';
import { listWords } from '../../locale/list-words.js';
import { panelWords } from '../../locale/panel-words.js';
import { flowStrip } from '../../records/flow-strip.js';
import { flowStripStyles } from '../../records/flow-strip.styles.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { completeTask } from '../../tasks/complete-task.js';
import { taskLines } from '../../tasks/open-tasks.styles.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf } from '../../ui/failure.js';
import { heading } from '../../ui/heading.js';
import { chevronLeftIcon, linkIcon, listFilterIcon, messagesSquareIcon, plusIcon, xIcon } from '../../ui/icons.js';
import { kindName } from '../../ui/kind-mark.js';
import { showToast, undoLatest } from '../../ui/toasts/toast-store.js';
import {
  FilterChangeEvent,
  ThreadNewEvent,
  ThreadOpenEvent,
  type ThreadCreatedEvent,
  type ThreadPickEvent,
} from '../../threads/events.js';
import { HeldOrder } from '../../threads/held-order.js';
import { statusChips } from '../../threads/status-chips.js';
import { threadRow } from '../../threads/thread-row.js';
import { threadRowStyles } from '../../threads/thread-row.styles.js';
import { FlowController } from './flow-controller.js';
import { lastContactBox, nextTaskBox } from './order-panel-parts.js';
import { PlaceController } from './place-controller.js';
import { orderPanelStyles } from './order-panel.styles.js';

/** The threads around an order, or around any record: by status, with the next task, the last contact and the document flow.
 *  A thread opens inside the panel unless the page opens it itself.
 *  @csspart row - One thread.
 *  @cssstate loading - Nothing is known yet.  @cssstate empty - There is no thread.  @cssstate error - It did not load.
 *  @cssstate offline - What is shown may be old.
 *  @fires {ThreadOpenEvent} towerp-thread-open - A thread was asked for; cancelable.
 *  @fires {ThreadNewEvent} towerp-thread-new - A new thread was asked for; cancelable.
 *  @fires {ThreadCreatedEvent} towerp-thread-created - A thread was opened.
 *  @fires {AttachmentAddEvent} towerp-attachment-add - The record is about to be attached to a thread; cancelable.
 *  @fires {FilterChangeEvent} towerp-filter-change - The reader changed the filter. */
export class OrderPanel extends LitElement {
  static override styles = [
    tokens,
    base,
    controls,
    marks,
    conditions,
    taskLines,
    flowStripStyles,
    threadRowStyles,
    orderPanelStyles,
  ];

  /** The order or other record, `kind:id`. Without it, or before it is saved, threads can be opened and linked later. */
  @property({ reflect: true }) record = '';
  /** Offers nothing that changes anything. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** `off` leaves the letter keys to the page. */
  @property() shortcuts: 'on' | 'off' = 'on';
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private pressed: Status | undefined;
  @state() private showsAll = false;
  @state() private current = '';
  @state() private showsFlow = false;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this, panelWords);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #overview = new StoreController<Loadable<Overview>>(this, () => {
    const ref = this.#ref;
    return ref && this.#client.value?.records.$overview(ref);
  });
  readonly #threads = new StoreController<Loadable<ThreadList>>(this, () => {
    const filter = this.#filter;
    return filter && this.#client.value?.threads.$list(filter);
  });
  readonly #flow = new FlowController(this, () => ({
    client: this.#client.value,
    record: this.record,
    // Read anew when something was attached or derived, which the overview tells.
    attachmentsCount: this.#overviewNow?.attachmentsCount ?? -1,
  }));
  readonly #place = new PlaceController(this);
  readonly #order = new HeldOrder();
  readonly #unlinked: string[] = [];

  get #ref(): Ref | undefined {
    return parseRef(this.record);
  }

  get #overviewNow(): Overview | undefined {
    const loaded = this.#overview.value;
    return loaded && loaded.state !== 'loading' ? loaded.value : undefined;
  }

  /** The overview brings the first ten threads; a filter or "all" is a list of its own. */
  get #filter(): ThreadFilter | undefined {
    const record = this.#ref;
    if (!record || (!this.pressed && !this.showsAll)) return undefined;
    const around = record.kind === 'counterparty' ? { counterparty: record.id } : { record };
    return { ...around, ...(this.pressed ? { status: [this.pressed] } : {}) };
  }

  get #isWritable(): boolean {
    return !this.readonly && this.#reader.me !== undefined;
  }

  constructor() {
    super();
    const keys = new KeydownController(this, (event) => this.#takeKey(event));
    this.addController(keys);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('record') || !changed.get('record')) return;
    this.#place.reset();
    this.pressed = undefined;
    this.showsAll = false;
  }

  /** Links what was opened before the order was saved; called by the page with the saved order's ref. */
  async linkDraft(record: string): Promise<void> {
    const ref = parseRef(record);
    const client = this.#client.value;
    if (!ref || !client) return;
    await Promise.all(this.#unlinked.splice(0).map((threadId) => client.attachments.attach(threadId, ref)));
    this.record = record;
  }

  /** Opens a thread inside the panel. */
  openThread(threadId: string): Promise<void> {
    return this.#place.open({ name: 'thread', threadId });
  }

  /** Opens the form of a new thread, with this order attached. */
  async createThread(): Promise<void> {
    if (this.#isWritable && this.dispatchEvent(new ThreadNewEvent())) await this.#place.open({ name: 'new' });
  }

  /** Opens the whole document flow over the page; it is loaded when it is first asked for. */
  async openFlow(): Promise<void> {
    await import('../../records/document-flow/define.js');
    this.showsFlow = true;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  readonly #open = (thread: Thread): void => {
    this.current = thread.id;
    if (this.dispatchEvent(new ThreadOpenEvent(thread.id))) void this.openThread(thread.id);
  };

  #takeKey(event: KeyboardEvent): boolean {
    if (event.key === 'Escape' && this.#place.value.name !== 'list' && !event.defaultPrevented) {
      this.#place.close();
      return true;
    }
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    const code = isArrow ? event.key : this.shortcuts === 'off' ? undefined : actingKey(event);
    return code !== undefined && this.#place.value.name === 'list' && this.#act(code, event);
  }

  #act(code: string, event: KeyboardEvent): boolean {
    const isInRows = Boolean((event.composedPath()[0] as Element).closest?.('.rows'));
    switch (code) {
      case 'KeyJ': return this.#move(1);
      case 'KeyK': return this.#move(-1);
      case 'ArrowDown': return isInRows && this.#move(1);
      case 'ArrowUp': return isInRows && this.#move(-1);
      case 'KeyC': void this.createThread(); return true;
      case 'KeyZ': return undoLatest();
      default: return false;
    }
  } // prettier-ignore

  #move(step: number): boolean {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.topic')];
    const at = rows.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const next = rows[at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
    next?.focus();
    return next !== undefined;
  }

  readonly #toggle = (status: Status): void => {
    this.pressed = this.pressed === status ? undefined : status;
    this.dispatchEvent(new FilterChangeEvent({ status: this.pressed ? [this.pressed] : [], query: '' }));
  };

  #handleCreated({ detail }: ThreadCreatedEvent): void {
    if (!this.#overviewNow?.record && this.#ref?.kind !== 'counterparty') this.#unlinked.push(detail.thread.id);
    void this.openThread(detail.thread.id);
  }

  async #handlePick({ detail: { thread } }: ThreadPickEvent): Promise<void> {
    const { messages } = this.#language;
    const ref = this.#ref;
    const client = this.#client.value;
    if (!ref || !client) return;
    try {
      const said = messages.attachedTo(thread.topic);
      const attaching = attachRecord(this, thread.id, ref, { client, messages, said });
      if (!attaching) return;
      this.#place.close();
      await attaching;
    } catch (error) {
      showToast({ text: `${messages.attachRefused} ${failureOf(error, messages).sentence}`, failed: true });
    }
  }

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  /** "клиентска поръчка 43659" */
  #recordName(): string {
    const ref = this.#ref;
    return ref ? `${kindName(ref.kind, this.#language.messages)} ${this.#overviewNow?.record?.number ?? ref.id}` : '';
  }

  #head(overview: Overview | undefined): TemplateResult {
    const { messages } = this.#language;
    const counts = overview?.threads.counts;
    const total = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
    const canAttach = this.#isWritable && this.#reader.isMember && overview?.record && this.#ref?.kind !== 'counterparty';
    return html`<header class="panel-head">
      <div class="title-line">
        ${heading(this.headingLevel, 'title', messages.threads)}<span class="count">${total}</span><span class="grow"></span>
        ${canAttach
          ? html`<button type="button" class="button compact square quiet" aria-label=${messages.attachToThread} title=${messages.attachToThread} @click=${() => this.#place.open({ name: 'attach' })}>${linkIcon()}</button>`
          : nothing}
        ${this.#isWritable
          ? html`<button type="button" class="button compact primary" aria-keyshortcuts="c" @click=${() => this.createThread()}>${plusIcon()}${messages.newThread}</button>`
          : nothing}
      </div>
      ${total === 0 ? nothing : statusChips(counts, this.pressed ? [this.pressed] : [], messages, this.#toggle, { isWhole: !this.#reader.isPortal })}
    </header>`;
  } // prettier-ignore

  #empty(others: number): TemplateResult {
    const { messages } = this.#language;
    if (this.pressed) {
      const clear = (): void => { if (this.pressed) this.#toggle(this.pressed); };
      return emptyPlace({
        icon: listFilterIcon(),
        title: listWords(messages).noneInStatus(messages.statuses[this.pressed]),
        why: others > 0 ? listWords(messages).filterHides(others) : undefined,
        action: html`<button type="button" class="button compact" @click=${clear}>${listWords(messages).clearFilter}</button>`,
      });
    }
    const name = this.#recordName();
    return emptyPlace({
      icon: messagesSquareIcon(),
      title: name ? messages.noThreads(name) : listWords(messages).noThreadsAtAll,
      why: this.#reader.isPortal ? messages.noThreadsPortal : listWords(messages).noThreadsWhy,
      action: this.#isWritable
        ? html`<button type="button" class="button primary compact" @click=${() => this.createThread()}>${plusIcon()}${messages.newThread}</button>`
        : nothing,
    });
  } // prettier-ignore

  #rows(overview: Overview): TemplateResult {
    const { messages } = this.#language;
    const own = this.#threads.value;
    if (this.#filter && own?.state === 'failed' && !own.value) return failedPlace(listWords(messages).listFailed, own.error, messages, this.#retry);
    const listed = this.#filter ? (own && own.state !== 'loading' ? own.value : undefined) : overview.threads;
    if (!listed) return skeletonRows(3, messages);
    const counts = Object.values(overview.threads.counts).reduce((sum, count) => sum + count, 0);
    if (listed.items.length === 0) return this.#empty(counts);
    const mayMove = !this.matches(':hover') && !this.shadowRoot?.activeElement;
    const { items } = this.#order.arrange(JSON.stringify(this.#filter ?? this.record), listed.items, mayMove);
    const current = items.some(({ id }) => id === this.current) ? this.current : items[0]?.id;
    const { nextTask } = overview;
    const timing = this.#timing();
    return html`<ul class="rows" aria-label=${messages.threadsAround(this.#recordName())}>
        ${repeat(items, ({ id }) => id, (thread) => threadRow(thread, {
          timing,
          current: thread.id === current,
          due: nextTask?.threadId === thread.id ? nextTask.dueDate : null,
          open: this.#open,
          focused: ({ id }) => { this.current = id; },
        }))}
      </ul>
      ${listed.nextCursor === null ? nothing : this.#more(counts)}`;
  } // prettier-ignore

  #more(count: number): TemplateResult {
    const { messages } = this.#language;
    const filter = this.#filter;
    const more = (): void => {
      if (filter) void this.#client.value?.threads.loadMore(filter);
      else this.showsAll = true;
    };
    return html`<div class="foot">
      <button type="button" class="button compact quiet" @click=${more}>
        ${filter ? messages.loadMore : messages.showAll(count)}
      </button>
    </div>`;
  }

  readonly #retry = (): void => {
    this.#client.value?.connection.reconnect();
  };

  #boxes({ nextTask, lastCommunication }: Overview): TemplateResult {
    const timing = this.#timing();
    const level = this.headingLevel + 1;
    const client = this.#client.value;
    const canWrite = this.#isWritable && this.#reader.isMember && client;
    const flow = this.#flow.value;
    const ref = this.#ref;
    const strip = flow && ref ? flowStrip(flow, ref, timing.messages, this.#reader.isMember) : nothing;
    return html`<div class="boxes">
        ${nextTaskBox(nextTask, level, timing, canWrite ? (task) => { completeTask(client, task, timing.messages); } : undefined)}
        ${lastContactBox(lastCommunication, level, timing, canWrite ? (threadId) => void this.#place.open({ name: 'communication', threadId }) : undefined)}
      </div>
      ${strip === nothing ? nothing : html`<section class="box flow"><div class="title-line">${heading(level, 'box-title', timing.messages.flow)}<span class="grow"></span><button type="button" class="button compact quiet" aria-haspopup="dialog" @click=${() => this.openFlow()}>${timing.messages.openFlow}</button></div>${strip}</section>`}`;
  } // prettier-ignore

  #inside(title: string, content: TemplateResult): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="back">
        <button type="button" class="button compact quiet" @click=${this.#place.close}>
          ${chevronLeftIcon()}${messages.back}
        </button>
        <span class="small muted cut">${title}</span>
      </div>
      <div class="inner">${content}</div>`;
  }

  #attach(): TemplateResult {
    return html`<div class="attach">
      <towerp-thread-picker @towerp-thread-pick=${this.#handlePick}></towerp-thread-picker>
    </div>`;
  }

  #panel(): TemplateResult {
    const { messages } = this.#language;
    const loaded = this.#overview.value;
    const overview = this.#overviewNow;
    if (!this.#ref) return html`${this.#head(undefined)}${this.#empty(0)}`;
    if (!overview && loaded?.state === 'failed')
      return html`${this.#head(undefined)}${failedPlace(listWords(messages).listFailed, loaded.error, messages, this.#retry)}`;
    return html`${this.#head(overview)}${connectionBar(this.#connection.value, this.#timing())}
    ${overview ? html`${this.#rows(overview)}${this.#boxes(overview)}` : skeletonRows(4, messages)}`;
  }

  override render(): TemplateResult {
    const { messages } = this.#language;
    const place = this.#place.value;
    const overview = this.#overviewNow;
    const isFailed = this.#overview.value?.state === 'failed' && !overview;
    this.#states.set({ loading: !overview && !isFailed && this.#ref !== undefined, empty: overview?.threads.items.length === 0, error: isFailed, offline: this.#connection.value?.state === 'offline' });
    const record = this.#ref ? formatRef(this.#ref) : '';
    const counterparty = this.#ref?.kind === 'counterparty' ? this.#ref.id : '';
    return html`${place.name === 'list' ? this.#panel() : nothing}
      ${place.name === 'thread' ? this.#inside(messages.threadsAround(this.#recordName()), html`<towerp-thread-view thread-id=${place.threadId} heading-level=${this.headingLevel} shortcuts=${this.shortcuts} ?readonly=${this.readonly}></towerp-thread-view>`) : nothing}
      ${place.name === 'new' ? this.#inside(messages.newThread, html`<towerp-thread-form record=${overview?.record && !counterparty ? record : ''} counterparty=${counterparty} @towerp-thread-created=${this.#handleCreated} @towerp-close=${() => { if (this.#place.value.name === 'new') this.#place.close(); }}></towerp-thread-form>`) : nothing}
      ${place.name === 'attach' ? this.#inside(messages.attachToThread, this.#attach()) : nothing}
      ${place.name === 'communication' ? this.#inside(messages.communicationTitle, html`<towerp-communication-form thread-id=${place.threadId} @towerp-close=${this.#place.close}></towerp-communication-form>`) : nothing}
      ${this.showsFlow
        ? html`<dialog aria-label=${messages.flow} @close=${() => { this.showsFlow = false; }}>
            <form method="dialog"><button class="button compact square quiet" aria-label=${messages.close} title=${messages.close}>${xIcon()}</button></form>
            <towerp-document-flow record=${record} heading-level=${this.headingLevel + 1}></towerp-document-flow>
          </dialog>`
        : nothing}
      <towerp-toasts embedded></towerp-toasts>`;
  } // prettier-ignore
}
