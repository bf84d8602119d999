import type { ThreadFilter } from '@towerp/crm-client';
import type { Status, Thread } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClientController } from '../../../base/client-controller.js';
import { ClockController } from '../../../base/clock-controller.js';
import { statusIndexOf } from '../../../base/keys.js';
import { BasicLanguageController } from '../../../base/basic-language-controller.js';
import { ReaderController } from '../../../base/reader-controller.js';
import type { Timing } from '../../../base/times.js';
import { triageWords } from '../../../locale/triage-words.js';
import { NavigateEvent } from '../../../records/events.js';
import { base } from '../../../styles/base.styles.js';
import { controls } from '../../../styles/controls.styles.js';
import { fields } from '../../../styles/fields.styles.js';
import { marks } from '../../../styles/marks.styles.js';
import { popups } from '../../../styles/popups.styles.js';
import { tokens } from '../../../styles/tokens.styles.js';
import { heading } from '../../../ui/heading.js';
import { arrowUpIcon } from '../../../ui/list-icons.js';
import { MenuController } from '../../../ui/menu-controller.js';
import { statusShape } from '../../../ui/shape.js';
import { changeStatus } from '../../change-status.js';
import { ThreadOpenEvent } from '../../events.js';
import { Presence } from '../../presence.js';
import { loadDesk } from '../load-desk.js';
import { BoardKeys } from './board-keys.js';
import { ColumnStore, type Column } from './column-store.js';
import { threadCard } from './thread-card.js';
import { threadBoardStyles } from './thread-board.styles.js';

/** Threads as cards in a column for each status; a card moves by pointer, by keys and by its menu.
 *  @internal */
export class ThreadBoard extends LitElement {
  static override styles = [tokens, base, controls, fields, marks, popups, threadBoardStyles];

  /** Which threads stand on the board; its statuses are the columns. */
  @property({
    attribute: false,
    hasChanged: (now: object, before?: object) => JSON.stringify(now) !== JSON.stringify(before),
  })
  filter: ThreadFilter = {};
  /** Offers nothing that changes a thread. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** `off` leaves the letter keys to the page. */
  @property() shortcuts: 'on' | 'off' = 'on';
  /** The level of the columns' heads. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  @state() private current = '';
  @state() private dragged: Thread | undefined;
  @state() private over: Status | undefined;
  /** The column that a narrow board shows. */
  @state() private tab: Status = 'new';
  @state() private said = '';

  @query('[role=menu]') private readonly menuElement!: HTMLElement | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new BasicLanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #menu = new MenuController(this, () => this.menuElement);
  readonly #presence = new Presence(this);
  readonly #store = new ColumnStore(this, {
    client: () => this.#client.value,
    filter: () => this.filter,
    mayMove: () => !this.#presence.isReading && !this.dragged,
  });
  #moving: Thread | undefined;
  /** The card that gets the focus once it stands in its column. */
  #focusAfter: { id: string; status: Status } | undefined;

  constructor() {
    super();
    const keys = new BoardKeys(this, {
      isOn: () => this.shortcuts !== 'off',
      walk: (step) => this.#walk(step),
      cross: (step) => this.#cross(step),
      shift: (step) => this.#shift(step),
      setStatus: (status) => this.#move(this.#currentThread, status),
      toggleUnread: () => this.#toggleUnread(),
    });
    this.addController(keys);
  }

  get #isWritable(): boolean {
    return !this.readonly && this.#reader.isMember;
  }

  get #currentThread(): Thread | undefined {
    const cards = this.#store.columns.flatMap(({ threads }) => threads);
    const focused = (this.shadowRoot?.activeElement as HTMLElement | null | undefined)?.dataset['thread'];
    return cards.find(({ id }) => id === (focused ?? this.current)) ?? cards[0];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const pressed = this.filter.status;
    if (changed.has('filter') && pressed && !pressed.includes(this.tab)) this.tab = pressed[0] ?? 'new';
  }

  override updated(): void {
    const wanted = this.#focusAfter;
    const card =
      wanted &&
      this.renderRoot.querySelector<HTMLElement>(`.${wanted.status} [data-thread="${CSS.escape(wanted.id)}"]`);
    if (!card) return;
    this.#focusAfter = undefined;
    card.focus();
  }

  /** Puts a thread into a status, tells so, and keeps the focus on its card. */
  #move(thread: Thread | undefined, to: Status): boolean {
    const client = this.#client.value;
    const { messages } = this.#language;
    if (!thread || !client || !this.#isWritable || thread.status === to) return false;
    this.#store.expect(to, thread.id);
    const hadFocus = this.shadowRoot?.activeElement !== null;
    changeStatus(this, client, thread, to, messages);
    this.current = thread.id;
    this.tab = this.tab === thread.status ? to : this.tab;
    if (hadFocus) this.#focusAfter = { id: thread.id, status: to };
    this.said = triageWords(messages).moved(thread.topic, messages.statuses[to]);
    return true;
  }

  #place(): { column: number; row: number; columns: Column[] } {
    const { columns } = this.#store;
    const id = this.#currentThread?.id;
    const column = columns.findIndex(({ threads }) => threads.some((one) => one.id === id));
    return { columns, column, row: columns[column]?.threads.findIndex((one) => one.id === id) ?? -1 };
  }

  #focus(thread: Thread | undefined): boolean {
    if (!thread) return false;
    this.current = thread.id;
    this.tab = thread.status;
    this.#focusAfter = { id: thread.id, status: thread.status };
    this.requestUpdate();
    return true;
  }

  #walk(step: number): boolean {
    const { columns, column, row } = this.#place();
    const threads = columns[column]?.threads ?? [];
    const isOnCard = this.shadowRoot?.activeElement?.matches('.topic') ?? false;
    return this.#focus(threads[Math.min(Math.max(isOnCard ? row + step : row, 0), threads.length - 1)]);
  }

  /** Goes to the next column that has cards. */
  #cross(step: number): boolean {
    const { columns, column, row } = this.#place();
    for (let at = column + step; at >= 0 && at < columns.length; at += step) {
      const threads = columns[at]?.threads ?? [];
      if (threads.length > 0) return this.#focus(threads[Math.min(row, threads.length - 1)]);
    }
    return false;
  }

  #shift(step: number): boolean {
    const { columns, column } = this.#place();
    const next = columns[column + step]?.status;
    return next !== undefined && this.#move(this.#currentThread, next);
  }

  #toggleUnread(): boolean {
    const client = this.#client.value;
    const thread = this.#currentThread;
    if (!client || !thread) return false;
    const mark = thread.unread > 0 ? 'read' : 'unread';
    void loadDesk().then(({ markThreads }) => markThreads(client, [thread], mark, this.#language.messages));
    return true;
  }

  readonly #open = (thread: Thread): void => {
    if (this.dispatchEvent(new ThreadOpenEvent(thread.id)))
      this.dispatchEvent(new NavigateEvent({ kind: 'thread', id: thread.id }));
  };

  readonly #openMenu = (thread: Thread, event: Event): void => {
    this.#moving = thread;
    this.current = thread.id;
    this.menuElement?.showPopover({ source: event.currentTarget as HTMLElement });
  };

  readonly #pick = (status: Status): void => {
    this.#menu.close();
    if (this.#moving && !this.#move(this.#moving, status)) this.#focus(this.#moving);
  };

  #handleMenuKeydown(event: KeyboardEvent): void {
    const index = statusIndexOf(event.code);
    const status = index === undefined ? undefined : statuses[index];
    event.stopPropagation();
    if (status) this.#pick(status);
    else this.#menu.handleKeydown(event);
  }

  #handleDrag(status: Status, event: DragEvent): void {
    if (!this.dragged) return;
    this.over = this.dragged.status === status ? undefined : status;
    if (!this.over) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'move';
  }

  #handleDrop(status: Status, event: DragEvent): void {
    if (!this.dragged) return;
    event.preventDefault();
    this.#move(this.dragged, status);
    this.#endDrag();
  }

  readonly #endDrag = (): void => {
    this.dragged = undefined;
    this.over = undefined;
  };

  readonly #startDrag = (thread: Thread, event: DragEvent): void => {
    event.dataTransfer?.setData('text/plain', thread.topic);
    // Firefox gives up a drag whose source changes while it begins.
    setTimeout(() => { this.dragged = thread; });
  }; // prettier-ignore

  #card(thread: Thread, timing: Timing): TemplateResult {
    return threadCard(thread, {
      timing,
      isCurrent: thread.id === this.#currentThread?.id,
      isWritable: this.#isWritable,
      isDragged: this.dragged?.id === thread.id,
      open: this.#open,
      focused: ({ id }) => { this.current = id; },
      menu: this.#openMenu,
      dragStart: this.#startDrag,
      dragEnd: this.#endDrag,
    });
  } // prettier-ignore

  #column({ status, threads, count, hasMore, news, isLoading }: Column, timing: Timing): TemplateResult {
    const { messages } = timing;
    const words = triageWords(messages);
    const isOver = this.over === status;
    return html`<section
      class="column ${status} ${isOver ? 'over' : ''} ${this.tab === status ? 'shown' : ''}"
      aria-labelledby="head-${status}"
      @dragover=${(event: DragEvent) => { this.#handleDrag(status, event); }}
      @drop=${(event: DragEvent) => { this.#handleDrop(status, event); }}
    >
      <div class="column-head" id="head-${status}">${heading(this.headingLevel, 'column-title', html`${statusShape(status)}${messages.statuses[status]}`)}<span class="count">${count}</span></div>
      <div class="cards">
        ${news > 0 ? html`<button type="button" class="new-pill" @click=${() => { this.#store.release(status); this.requestUpdate(); }}>${arrowUpIcon()}${messages.newsCount(news)}</button>` : nothing}
        ${isOver ? html`<div class="slot" aria-hidden="true">${words.dropHere}</div>` : nothing}
        <ul>${repeat(threads, ({ id }) => id, (thread) => this.#card(thread, timing))}</ul>
        ${threads.length === 0 && !isOver && !isLoading ? html`<p class="small muted none">${words.emptyColumn}</p>` : nothing}
        ${hasMore ? html`<button type="button" class="button compact quiet load-more" @click=${() => { this.#store.more(status); }}>${words.moreInColumn(count - threads.length)}</button>` : nothing}
      </div>
    </section>`;
  } // prettier-ignore

  #tabs(columns: readonly Column[]): TemplateResult {
    const { messages } = this.#language;
    return html`<div class="tabs" role="group" aria-label=${triageWords(messages).board}>
      ${columns.map(({ status, count }) => html`<button type="button" class="chip ${status}" aria-pressed=${this.tab === status ? 'true' : 'false'} @click=${() => { this.tab = status; }}>${statusShape(status)}${messages.statuses[status]}<span class="count">${count}</span></button>`)}
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { code, messages } = this.#language;
    const timing: Timing = { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
    const { columns } = this.#store;
    return html`${this.#tabs(columns)}
      <div class="board" role="group" aria-label=${triageWords(messages).board}>${columns.map((column) => this.#column(column, timing))}</div>
      <div class="popup" id="menu" popover role="menu" aria-label=${messages.statusMenu} @toggle=${this.#menu.handleToggle} @keydown=${this.#handleMenuKeydown}>
        ${statuses.map((status, index) => html`<button type="button" class="item ${status}" role="menuitemradio" tabindex="-1" aria-checked=${this.#moving?.status === status ? 'true' : 'false'} @click=${() => { this.#pick(status); }}>${statusShape(status)}${messages.statuses[status]}<kbd class="key" aria-hidden="true">${index + 1}</kbd></button>`)}
      </div>
      <div class="unseen" role="status">${this.said}</div>`;
  } // prettier-ignore
}
