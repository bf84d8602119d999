import type { Connection, Loadable, ThreadFilter, ThreadList as Listed } from '@towerp/crm-client';
import type { Thread, ThreadSort } from '@towerp/crm-protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { lazily } from '../../base/lazily.js';
import { BasicLanguageController } from '../../base/basic-language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import type { Timing } from '../../base/times.js';
import { listWords } from '../../locale/list-words.js';
import { NavigateEvent } from '../../records/events.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { connectionBar, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { building2Icon } from '../../ui/list-icons.js';
import { FilterChangeEvent, ThreadNewEvent, ThreadOpenEvent } from '../events.js';
import { Presence } from '../presence.js';
import { Arrangement } from './arrangement.js';
import { Cursor } from './cursor.js';
import type { GroupBy } from './entries.js';
import { emptyList, moreFoot } from './list-edges.js';
import { listFilters, listHead, totalOf, type HeadOptions } from './list-head.js';
import { ListKeys } from './list-keys.js';
import { listRows } from './list-rows.js';
import { loadDesk } from './load-desk.js';
import { Paging } from './paging.js';
import { RowPointer } from './row-pointer.js';
import { RowWindow } from './row-window.js';
import {
  statusesOf,
  threadFilterOf,
  type ThreadListFilter,
  type ThreadListLayout,
  type ThreadListView,
} from './thread-filter.js';
import { threadListStyles } from './thread-list.styles.js';
import { Triage } from './triage.js';
import type { ViewFilter } from './views/saved-views.js';

const searchPause = 250;
const loadBoard = lazily(() => import('./board/define.js'));
const nothingSet = { status: '', query: '', counterparty: '', view: 'all' } as const;

/** Lists threads for who goes through hundreds a day, as rows or as a board by status: filters, saved views, changes to
 *  many at once, export. Keys while the focus is inside: J K or arrows, Enter, X, S then 1–6, E, U, F, C, /, Z; ? lists them.
 *  @slot empty - Shown instead of the words when there is no thread at all.
 *  @csspart row - One thread.  @csspart rows - What holds the rows.
 *  @cssprop [--towerp-list-height=720px] - How high the list grows before it scrolls.
 *  @cssstate loading - Nothing is known yet.  @cssstate empty - No thread is shown.  @cssstate error - It did not load.
 *  @cssstate offline - What is shown may be old.  @cssstate selected - Threads are selected.
 *  @fires {ThreadOpenEvent} towerp-thread-open - A thread was asked for; cancelable.
 *  @fires {NavigateEvent} towerp-navigate - The same, as a ref; cancelable.
 *  @fires {ThreadNewEvent} towerp-thread-new - A new thread was asked for; cancelable.
 *  @fires {FilterChangeEvent} towerp-filter-change - The reader changed what is shown.
 *  @fires {StatusChangeEvent} towerp-status-change - A status is about to change; cancelable, one for each thread. */
export class ThreadList extends LitElement implements ThreadListFilter {
  static override styles = [tokens, base, controls, marks, conditions, threadListStyles];

  /** Shows only threads in these statuses: `new,in_progress`. */
  @property({ reflect: true }) status = '';
  /** Shows all threads, those with work for the reader, the unread or the followed ones. */
  @property({ reflect: true }) view: ThreadListView = 'all';
  /** The order of the list. */
  @property({ reflect: true }) sort: ThreadSort = '-lastActivityAt';
  /** Gathers the rows under heads: `status`, `counterparty` or `day`. */
  @property({ reflect: true, attribute: 'group-by' }) groupBy: GroupBy = '';
  /** Shows only threads around this record, `kind:id`. */
  @property({ reflect: true }) record = '';
  /** Shows only threads with this counterparty. */
  @property({ reflect: true }) counterparty = '';
  /** Shows only threads in which these words stand. */
  @property({ reflect: true }) query = '';
  /** How many threads one page brings. */
  @property({ type: Number, reflect: true, attribute: 'page-size' }) pageSize = 50;
  /** Rows, or a board with a column for each status. */
  @property({ reflect: true }) layout: ThreadListLayout = 'list';
  /** Offers nothing that changes a thread. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Takes no input at all. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Shows the skeleton while the page itself is not ready. */
  @property({ type: Boolean, reflect: true }) loading = false;
  /** `off` leaves the letter keys to the page. */
  @property() shortcuts: 'on' | 'off' = 'on';
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private asksCounterparty = false;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #threads = new StoreController<Loadable<Listed>>(this, () =>
    this.#client.value?.threads.$list(this.#filter),
  );
  readonly #presence = new Presence(this);
  readonly #arrangement = new Arrangement();
  readonly #window = new RowWindow(this, () => this.renderRoot.querySelector<HTMLElement>('.scroller'));
  readonly #paging = new Paging(this, {
    list: () => (this.layout === 'board' ? undefined : this.#list),
    ahead: () => this.#arrangement.entries.length - this.#window.range(Infinity).to,
    pageSize: () => this.pageSize,
    more: () => this.#client.value?.threads.loadMore(this.#filter),
  });
  readonly #cursor = new Cursor(this, this.#arrangement, this.#window);
  readonly #triage = new Triage(this, {
    client: () => this.#client.value,
    threads: () => this.#arrangement.threads,
    current: () => this.#cursor.thread,
    isWritable: () => this.#isWritable,
    timing: () => this.#timing(),
  });
  readonly #pointer = new RowPointer({
    open: (id) => this.#open(this.#arrangement.threads.find((thread) => thread.id === id)),
    toggle: (id) => this.#triage.toggle(id),
    extend: (id) => this.#triage.extend(id),
    focused: (id) => { this.#cursor.take(id); },
  }); // prettier-ignore
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #key = '';
  #hasDesk = false;

  constructor() {
    super();
    const keys = new ListKeys(this, {
      isOn: () => this.shortcuts !== 'off' && !this.disabled,
      hasRows: () => this.layout !== 'board',
      move: (step, extend) => this.#move(step, extend),
      rowsInView: () => this.#window.rowsInView,
      open: () => this.#open(this.#cursor.thread),
      select: () => { const id = this.#cursor.thread?.id; return id !== undefined && this.#triage.toggle(id); },
      selectAll: () => this.#triage.selectAll(),
      clear: () => this.#triage.clear(),
      setStatus: (status) => this.#triage.setStatus(status),
      toggleUnread: () => this.#triage.mark(this.#cursor.thread?.unread === 0 ? 'unread' : 'read'),
      follow: () => this.#triage.mark('follow'),
      create: () => this.#create(),
      search: () => { this.renderRoot.querySelector<HTMLElement>('[type=search]')?.focus(); return true; },
      help: () => this.#help(),
    });
    this.addController(keys);
  } // prettier-ignore

  get #filter(): ThreadFilter {
    return { ...threadFilterOf(this), ...(this.layout === 'board' ? { limit: 1 } : {}) };
  }

  get #shown(): ViewFilter {
    const { status, view, sort, groupBy, counterparty, query, layout } = this;
    return { status, view, sort, groupBy, counterparty, query, layout };
  }

  get #isWritable(): boolean {
    return !this.readonly && !this.disabled && this.#reader.isMember;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pointer.stop();
    clearTimeout(this.#searchTimer);
  }

  /** Lets in the threads that wait behind "3 нови". */
  showNews(): void {
    this.#arrangement.release();
    this.#window.scrollTo(0);
    this.requestUpdate();
  }

  #move(step: number, extend: boolean): boolean {
    if (extend && this.#triage.selection.size === 0 && this.#cursor.thread) this.#triage.toggle(this.#cursor.thread.id);
    if (!this.#cursor.move(step)) return false;
    if (extend && this.#cursor.thread) this.#triage.extend(this.#cursor.thread.id);
    return true;
  }

  #open(thread: Thread | undefined): boolean {
    if (!thread) return false;
    if (this.dispatchEvent(new ThreadOpenEvent(thread.id)))
      this.dispatchEvent(new NavigateEvent({ kind: 'thread', id: thread.id }));
    return true;
  }

  #create(): boolean {
    if (this.readonly || this.disabled) return false;
    this.dispatchEvent(new ThreadNewEvent());
    return true;
  }

  readonly #help = (): boolean => {
    this.#triage.load(loadDesk, ({ showKeys }) => { showKeys(this, this.layout, this.#language.messages); });
    return true;
  }; // prettier-ignore

  readonly #change = (change: Partial<ThreadListFilter>): void => {
    clearTimeout(this.#searchTimer);
    Object.assign(this, change);
    this.#triage.selection.set([]);
    this.dispatchEvent(new FilterChangeEvent({ ...this.#shown, status: statusesOf(this.status) }));
  };

  readonly #handleSearch = (event: Event): void => {
    const query = (event.target as HTMLInputElement).value;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => { this.#change({ query }); }, searchPause);
  }; // prettier-ignore

  readonly #retry = (): void => {
    this.#client.value?.connection.reconnect();
  };

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('layout') && this.layout === 'board') this.#triage.load(loadBoard);
    if (this.counterparty) this.asksCounterparty = true;
    const list = this.#list;
    const key = JSON.stringify(this.#filter);
    if (key !== this.#key) this.#window.scrollTo(0);
    this.#key = key;
    const mayMove = !this.#presence.isReading && this.#window.isAtTop;
    const { groupBy, sort } = this;
    const time = sort.endsWith('createdAt') ? 'createdAt' : 'lastActivityAt';
    const items = this.layout === 'board' ? [] : (list?.items ?? []);
    const kept = this.#window.isAtTop ? undefined : this.#arrangement.entries[this.#window.first];
    if (!this.#arrangement.arrange({ key, items, mayMove, groupBy, time, timing: this.#timing() })) return;
    this.#window.count = this.#arrangement.entries.length;
    this.#triage.selection.prune(this.#arrangement.threads);
    this.#window.keep(kept && 'id' in kept ? this.#arrangement.lineOf(kept.id) : -1);
  }

  override updated(): void {
    if (this.#hasDesk) return;
    const arrived = (): void => { this.#hasDesk = true; };
    // Tried again with the next change; what needs it meanwhile says so itself.
    loadDesk().then(arrived, () => undefined);
  } // prettier-ignore

  get #list(): Listed | undefined {
    const loaded = this.#threads.value;
    return this.loading || !loaded || loaded.state === 'loading' ? undefined : loaded.value;
  }

  #counterparty(): TemplateResult {
    const { counterparty } = this;
    const known = this.#list?.items.find((thread) => thread.counterparty?.id === counterparty)?.counterparty?.title;
    if (this.asksCounterparty)
      return html`<towerp-counterparty-filter .value=${counterparty} .known=${known} .change=${this.#change}></towerp-counterparty-filter>`;
    return html`<button type="button" class="button compact" @click=${() => { this.asksCounterparty = true; }}>${building2Icon()}${listWords(this.#language.messages).columns.counterparty}</button>`;
  } // prettier-ignore

  #tools(head: HeadOptions, list: Listed | undefined): TemplateResult {
    const { size } = this.#triage.selection;
    const { work } = this.#triage;
    return html`<div class="filters">
        ${size > 0
          ? html`<towerp-selection-bar .count=${size} .triage=${this.#triage}></towerp-selection-bar>`
          : listFilters(head, list?.counts, this.#counterparty(), () => this.#triage.export(this.#filter, head.total ?? 0))}
      </div>
      ${work ? html`<towerp-work-bar .work=${work} .close=${this.#triage.closeWork}></towerp-work-bar>` : nothing}`;
  } // prettier-ignore

  #content(list: Listed): TemplateResult {
    const timing = this.#timing();
    const { messages } = timing;
    if (this.layout === 'board')
      return html`<towerp-thread-board .filter=${threadFilterOf(this)} .readonly=${!this.#isWritable} shortcuts=${this.shortcuts} heading-level=${this.headingLevel + 1}></towerp-thread-board>`;
    const { entries } = this.#arrangement;
    if (entries.length === 0) {
      const create = this.readonly || this.disabled ? undefined : () => { this.#create(); };
      return emptyList(list, this, messages, () => { this.#change(nothingSet); }, create);
    }
    const total = list.nextCursor === null ? entries.length : this.groupBy ? -1 : (totalOf(list, this.status) ?? -1);
    return html`${listRows({
        entries, total, timing,
        window: this.#window,
        count: this.#arrangement.threads.length,
        pointer: this.#pointer,
        current: this.#cursor.line,
        keepsCurrent: this.#cursor.hasFocus,
        selection: this.#triage.selection,
        isSelectable: this.#isWritable,
        label: listWords(messages).views[this.view],
        selectAll: () => { if (!this.#triage.clear()) this.#triage.selectAll(); },
      })}
      ${this.#paging.hasFailed ? moreFoot(messages, this.#paging.more) : nothing}`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const loaded = this.#threads.value;
    const list = this.#list;
    const isFailed = !this.loading && loaded?.state === 'failed' && !list;
    const connection = this.#connection.value;
    this.#states.set({
      loading: !list && !isFailed,
      empty: list?.items.length === 0,
      error: isFailed,
      offline: connection?.state === 'offline',
      selected: this.#triage.selection.size > 0,
      pickable: this.#isWritable,
    });
    const head: HeadOptions = {
      filter: this, level: this.headingLevel, messages, total: totalOf(list, this.status), news: this.#arrangement.news,
      canCreate: !this.readonly && !this.disabled, showNews: () => { this.showNews(); }, create: () => this.#create(), change: this.#change, search: this.#handleSearch,
    };
    return html`<div class="layout" ?inert=${this.disabled}>
        ${this.record ? nothing : html`<towerp-thread-views class="views" ?bar=${this.layout === 'board'} .shown=${this.#shown} .change=${this.#change}></towerp-thread-views>`}
        <div class="main">
          ${listHead(head)}${this.#tools(head, list)}${connectionBar(connection, this.#timing())}
          ${list ? this.#content(list) : isFailed ? failedPlace(listWords(messages).listFailed, loaded.error, messages, this.#retry) : skeletonRows(18, messages)}
          ${this.shortcuts === 'off' || !this.#isWritable || !list ? nothing : html`<towerp-key-foot .layout=${this.layout} .help=${this.#help}></towerp-key-foot>`}
        </div>
      </div>
      <towerp-toasts embedded></towerp-toasts>`;
  } // prettier-ignore
}
