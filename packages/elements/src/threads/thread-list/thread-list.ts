import type { Connection, Loadable, ThreadFilter, ThreadList as Listed } from '@towerp/crm-client';
import { statuses, type Status, type Thread, type ThreadSort } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { actingKey, statusIndexOf } from '../../base/keys.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { Timing } from '../../base/times.js';
import { NavigateEvent } from '../../records/events.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { heading } from '../../ui/heading.js';
import { listFilterIcon, messagesSquareIcon, plusIcon } from '../../ui/icons.js';
import { arrowDownIcon, searchIcon } from '../../ui/more-icons.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import { changeStatus } from '../change-status.js';
import { FilterChangeEvent, ThreadNewEvent, ThreadOpenEvent } from '../events.js';
import { HeldOrder } from '../held-order.js';
import { statusChips } from '../status-chips.js';
import { threadRow } from '../thread-row.js';
import { threadRowStyles } from '../thread-row.styles.js';
import { statusesOf, threadFilterOf, type ThreadListView } from './thread-filter.js';
import { threadListStyles } from './thread-list.styles.js';

const prefixTime = 1_500;
const searchPause = 250;

/** Lists threads, filtered by status, view, record, counterparty or text; worked by keys (J, K, Enter, S 1–6, E, C, /, Z).
 *  @slot empty - Shown instead of the words when there is no thread at all.
 *  @csspart row - One thread.
 *  @cssstate loading - Nothing is known yet.  @cssstate empty - No thread is shown.  @cssstate error - It did not load.
 *  @cssstate offline - What is shown may be old.
 *  @fires {ThreadOpenEvent} towerp-thread-open - A thread was asked for; cancelable.
 *  @fires {ThreadNewEvent} towerp-thread-new - A new thread was asked for; cancelable.
 *  @fires {FilterChangeEvent} towerp-filter-change - The reader changed the filter.
 *  @fires {StatusChangeEvent} towerp-status-change - A status is about to change; cancelable. */
export class ThreadList extends LitElement {
  static override styles = [tokens, base, controls, marks, conditions, threadRowStyles, threadListStyles];

  /** Shows only threads in these statuses: `new,in_progress`. */
  @property({ reflect: true }) status = '';
  /** Shows all threads, those with work for the reader, the unread or the followed ones. */
  @property({ reflect: true }) view: ThreadListView = 'all';
  /** The order of the list. */
  @property() sort: ThreadSort = '-lastActivityAt';
  /** Shows only threads around this record, `kind:id`. */
  @property() record = '';
  /** Shows only threads with this counterparty. */
  @property() counterparty = '';
  /** Shows only threads in which these words stand. */
  @property() query = '';
  /** How many threads one page brings. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 50;
  /** Offers nothing that changes a thread. */
  @property({ type: Boolean }) readonly = false;
  /** `off` leaves the letter keys to the page. */
  @property() shortcuts: 'on' | 'off' = 'on';
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private current = '';
  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #threads = new StoreController<Loadable<Listed>>(this, () =>
    this.#client.value?.threads.$list(this.#filter),
  );
  readonly #order = new HeldOrder();
  #shown: readonly Thread[] = [];
  #awaitsStatusUntil = 0;
  #searchTimer: ReturnType<typeof setTimeout> | undefined;

  get #filter(): ThreadFilter {
    return threadFilterOf(this);
  }

  /** The row of the cursor: the one that had it last, else the first. */
  get #currentId(): string | undefined {
    return this.#shown.some(({ id }) => id === this.current) ? this.current : this.#shown[0]?.id;
  }

  get #isWritable(): boolean {
    return !this.readonly && this.#reader.isMember;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#handleKeydown);
    this.addEventListener('pointerleave', this.#settle);
    this.addEventListener('focusout', this.#settle);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#handleKeydown);
    this.removeEventListener('pointerleave', this.#settle);
    this.removeEventListener('focusout', this.#settle);
    clearTimeout(this.#searchTimer);
  }

  /** Lets in the threads that wait behind "3 нови". */
  showNews(): void {
    this.#order.release();
    this.requestUpdate();
  }

  readonly #settle = (): void => {
    this.requestUpdate();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    const code = isArrow ? event.key : this.shortcuts === 'off' ? undefined : actingKey(event);
    if (code === undefined || !this.#act(code, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #act(code: string, event: KeyboardEvent): boolean {
    const status = this.#statusOf(code);
    this.#awaitsStatusUntil = 0;
    if (status) return this.#setStatus(status);
    const isInRows = Boolean((event.composedPath()[0] as Element).closest?.('.rows'));
    switch (code) {
      case 'KeyJ': return this.#move(1);
      case 'KeyK': return this.#move(-1);
      case 'ArrowDown': return isInRows && this.#move(1);
      case 'ArrowUp': return isInRows && this.#move(-1);
      case 'KeyS': this.#awaitsStatusUntil = event.timeStamp + prefixTime; return true;
      case 'KeyE': return this.#setStatus('completed');
      case 'KeyC': return this.#create();
      case 'KeyZ': return undoLatest();
      case 'Slash': this.renderRoot.querySelector('input')?.focus(); return true;
      default: return false;
    }
  } // prettier-ignore

  #statusOf(code: string): Status | undefined {
    const index = statusIndexOf(code);
    return index !== undefined && performance.now() < this.#awaitsStatusUntil ? statuses[index] : undefined;
  }

  #move(step: number): boolean {
    const at = this.#shown.findIndex(({ id }) => id === this.#currentId);
    const onRow = this.shadowRoot?.activeElement?.matches('.topic') ?? false;
    const next = this.#shown[Math.min(Math.max(onRow ? at + step : Math.max(at, 0), 0), this.#shown.length - 1)];
    if (!next) return false;
    this.current = next.id;
    this.renderRoot.querySelector<HTMLElement>(`[data-thread="${next.id}"]`)?.focus();
    return true;
  }

  #setStatus(status: Status): boolean {
    const thread = this.#shown.find(({ id }) => id === this.#currentId);
    const client = this.#client.value;
    if (!thread || !client || !this.#isWritable) return false;
    changeStatus(this, client, thread, status, this.#language.messages);
    return true;
  }

  #create(): boolean {
    this.dispatchEvent(new ThreadNewEvent());
    return true;
  }

  readonly #open = (thread: Thread): void => {
    if (!this.dispatchEvent(new ThreadOpenEvent(thread.id))) return;
    this.dispatchEvent(new NavigateEvent({ kind: 'thread', id: thread.id }));
  };

  readonly #toggleStatus = (status: Status): void => {
    this.#changeFilter(this.status === status ? '' : status, this.query);
  };

  #handleSearch(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => {
      this.#changeFilter(this.status, value);
    }, searchPause);
  }

  #changeFilter(status: string, query: string): void {
    this.status = status;
    this.query = query;
    this.dispatchEvent(new FilterChangeEvent(statusesOf(status), query));
  }

  readonly #retry = (): void => {
    this.#client.value?.connection.reconnect();
  };

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  #head(list: Listed | undefined, news: number): TemplateResult {
    const { messages } = this.#language;
    const total = list?.counts && Object.values(list.counts).reduce((sum, count) => sum + count, 0);
    return html`<div class="head">
        ${heading(this.headingLevel, 'title', messages.threads)}<span class="count">${total}</span>
        ${news > 0
          ? html`<button type="button" class="new-pill" @click=${() => { this.showNews(); }}>${arrowDownIcon()}${messages.newsCount(news)}</button>`
          : nothing}
        <span class="grow"></span>
        <span class="search">
          ${searchIcon()}
          <input class="input" type="search" aria-label=${messages.searchThreads} placeholder=${messages.searchThreads} .value=${this.query} @input=${this.#handleSearch} />
        </span>
        ${this.readonly
          ? nothing
          : html`<button type="button" class="button primary" aria-keyshortcuts="c" @click=${() => { this.#create(); }}>${plusIcon()}${messages.newThread}</button>`}
      </div>
      ${statusChips(list?.counts, statusesOf(this.status), messages, this.#toggleStatus)}`; // prettier-ignore
  }

  #columns(): TemplateResult {
    const { columns } = this.#language.messages;
    return html`<div class="columns" aria-hidden="true">
      <span>${columns.status}</span><span class="about">${columns.topic}</span
      ><span class="with">${columns.counterparty}</span> <span class="people-column">${columns.people}</span
      ><span class="at-column">${columns.activity}</span>
    </div>`;
  }

  #empty(list: Listed): TemplateResult {
    const { messages } = this.#language;
    const only = statusesOf(this.status)[0];
    if (!only && !this.query) {
      return html`<slot name="empty"
        >${emptyPlace({ icon: messagesSquareIcon(), title: messages.noThreadsAtAll, why: messages.noThreadsWhy })}</slot
      >`;
    }
    const others = Object.values(list.counts ?? {}).reduce((sum, count) => sum + count, 0);
    return emptyPlace({
      icon: listFilterIcon(),
      title: only && !this.query ? messages.noneInStatus(messages.statuses[only]) : messages.noneFound,
      why: only && others > 0 ? messages.filterHides(others) : undefined,
      action: html`<button type="button" class="button compact" @click=${() => { this.#changeFilter('', ''); }}>${messages.clearFilter}</button>`,
    }); // prettier-ignore
  }

  #rows(list: Listed): TemplateResult {
    const { messages } = this.#language;
    if (list.items.length === 0) return this.#empty(list);
    const timing = this.#timing();
    const current = this.#currentId;
    return html`${this.#columns()}
      <ul class="rows" aria-label=${messages.threads}>
        ${repeat(this.#shown, ({ id }) => id, (thread) =>
          threadRow(thread, { timing, current: thread.id === current, open: this.#open, focused: ({ id }) => { this.current = id; } }))}
      </ul>
      ${list.nextCursor === null
        ? nothing
        : html`<div class="foot"><button type="button" class="button" ?disabled=${list.loadingMore} @click=${() => void this.#client.value?.threads.loadMore(this.#filter)}>${messages.loadMore}</button></div>`}`; // prettier-ignore
  }

  #keys(): TemplateResult | typeof nothing {
    const { keyHints } = this.#language.messages;
    if (this.shortcuts === 'off' || !this.#isWritable) return nothing;
    return html`<div class="keys" aria-hidden="true">
      <span><kbd>J</kbd><kbd>K</kbd> ${keyHints.move}</span><span><kbd>Enter</kbd> ${keyHints.open}</span>
      <span><kbd>S</kbd><kbd>1</kbd>–<kbd>6</kbd> ${keyHints.status}</span
      ><span><kbd>E</kbd> ${keyHints.complete}</span> <span><kbd>C</kbd> ${keyHints.create}</span
      ><span><kbd>Z</kbd> ${keyHints.undo}</span>
    </div>`;
  }

  override render(): TemplateResult {
    const loaded = this.#threads.value;
    const { messages } = this.#language;
    const list = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    const mayMove = !this.matches(':hover') && !this.shadowRoot?.activeElement;
    const held = this.#order.arrange(JSON.stringify(this.#filter), list?.items ?? [], mayMove);
    this.#shown = held.items;
    const connection = this.#connection.value;
    this.#states.set({
      loading: !list && loaded?.state !== 'failed',
      empty: list?.items.length === 0,
      error: loaded?.state === 'failed',
      offline: connection?.state === 'offline',
    });
    return html`${this.#head(list, held.news)}${connectionBar(connection, this.#timing())}
      ${list ? this.#rows(list) : loaded?.state === 'failed' ? failedPlace(messages.listFailed, loaded.error, messages, this.#retry) : skeletonRows(6, messages)}
      ${this.#keys()}<towerp-toasts embedded></towerp-toasts>`; // prettier-ignore
  }
}
