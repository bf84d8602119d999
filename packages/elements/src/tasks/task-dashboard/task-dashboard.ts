import type { Connection, CountedList, Loadable, TaskFilter } from '@towerp/crm-client';
import type { Status, Task } from '@towerp/crm-protocol';
import { isClosed, statuses } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { KeydownController } from '../../base/keydown-controller.js';
import { actingKey } from '../../base/keys.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { dayOf, dueOf, type Timing } from '../../base/times.js';
import { taskBoardWords } from '../../locale/task-board-words.js';
import { base } from '../../styles/base.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { connectionBar, emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { heading } from '../../ui/heading.js';
import { calendarIcon, plusIcon } from '../../ui/icons.js';
import { columnsIcon, downloadIcon, listIcon } from '../../ui/list-icons.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import { changeTask } from '../change-task.js';
import { completeTask } from '../complete-task.js';
import { bucketOf, buckets } from '../due-date.js';
import type { TaskDoneEvent } from '../events.js';
import { board, columns } from './board.js';
import { calendar, dayByKey } from './calendar.js';
import { statusDonut } from './donut.js';
import { taskDashboardStyles } from './task-dashboard.styles.js';

export type TaskDashboardLayout = 'list' | 'board' | 'calendar';
const layouts: readonly TaskDashboardLayout[] = ['list', 'board', 'calendar'];
const scopes = ['me', 'author', 'team'] as const;
const open = statuses.filter((status) => !isClosed(status));
const icons = { list: listIcon, board: columnsIcon, calendar: calendarIcon };
const pageSize = 100;

/** The day's work: open tasks by due date, as a board by status or as a calendar; one's own, those that one gave, or the
 *  team's; live, so that what somebody gives arrives by itself (R12, R13).
 *  @cssstate loading - Nothing is known yet.  @cssstate empty - There is no open task.  @cssstate error - It did not load.
 *  @cssstate offline - What is shown may be old.
 *  @fires {ThreadOpenEvent} towerp-thread-open - The thread of a task was asked for; cancelable. */
export class TaskDashboard extends LitElement {
  static override styles = [tokens, base, controls, marks, conditions, taskDashboardStyles];

  /** Whose tasks: `me`, `author` (those that the reader made), `team`, or the id of a colleague. */
  @property({ reflect: true }) assignee = 'me';
  @property({ reflect: true }) layout: TaskDashboardLayout = 'list';
  /** Offers nothing that changes a task. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** The level of the title. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  @state() private day = '';
  @state() private opened: Task | undefined;
  @state() private done: Task | undefined;
  @state() private isGiving = false;
  /** The thread of the task that is given next. */
  @state() private givingIn = '';
  @state() private arrived = 0;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #connection = new StoreController<Connection>(this, () => this.#client.value?.connection.$state);
  readonly #tasks = new StoreController<Loadable<CountedList<Task>>>(this, () =>
    this.#client.value?.tasks.$list(this.#filter),
  );
  #known: { key: string; ids: ReadonlySet<string> } | undefined;

  constructor() {
    super();
    const keys = new KeydownController(this, (event) => this.#takeKey(event));
    this.addController(keys);
  }

  get #filter(): TaskFilter {
    const who: TaskFilter = this.assignee === 'team' ? {} : this.assignee === 'author' ? { author: 'me' } : { assignee: this.assignee || 'me' };
    return { ...who, status: open, limit: pageSize };
  } // prettier-ignore

  get #list(): CountedList<Task> | undefined {
    const loaded = this.#tasks.value;
    return loaded && loaded.state !== 'loading' ? loaded.value : undefined;
  }

  get #isWritable(): boolean {
    return !this.readonly && this.#reader.isMember;
  }

  get #today(): string {
    return dayOf(this.#clock.now, this.#reader.timeZone);
  }

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('assignee')) this.done = undefined;
    const list = this.#list;
    if (!list) return;
    const key = JSON.stringify(this.#filter);
    const ids = new Set(list.items.map(({ id }) => id));
    const former = this.#known?.key === key ? this.#known.ids : undefined;
    const news = former ? [...ids].filter((id) => !former.has(id)).length : 0;
    if (news > 0) this.arrived = news;
    this.#known = { key, ids: former ? new Set([...former, ...ids]) : ids };
  }

  readonly #moveDue = (task: Task, dueDate: string): void => {
    const client = this.#client.value;
    if (!client || dueDate === task.dueDate) return;
    const timing = this.#timing();
    const said = taskBoardWords(timing.messages).dueSet(task.topic, dueOf(dueDate, timing).text);
    changeTask(client, task, { dueDate }, said, timing.messages);
  };

  readonly #moveStatus = (task: Task, status: Status): void => {
    const client = this.#client.value;
    if (!client || status === task.status) return;
    const { messages } = this.#language;
    if (status === 'completed') {
      completeTask(client, task, messages);
      this.done = task;
    } else changeTask(client, task, { status }, taskBoardWords(messages).statusSet(task.topic, messages.statuses[status]), messages);
  }; // prettier-ignore

  readonly #handleDone = (event: TaskDoneEvent): void => {
    // The card leaves the list with its task, so the question is asked here.
    event.preventDefault();
    this.done = event.detail.task;
  };

  async #give(threadId = ''): Promise<void> {
    await import('../task-form/define.js');
    this.done = undefined;
    this.givingIn = threadId;
    this.isGiving = true;
    await this.updateComplete;
    this.renderRoot.querySelector('towerp-task-form')?.focus();
  }

  #takeKey(event: KeyboardEvent): boolean {
    if (actingKey(event) === 'KeyZ') return undoLatest();
    const target = event.composedPath()[0] as HTMLElement;
    if (this.layout === 'calendar') return this.#takeCalendarKey(event, target);
    return this.layout === 'board' && event.altKey && this.#shift(event);
  }

  /** Alt with an arrow takes a card of the board to the column beside. */
  #shift(event: KeyboardEvent): boolean {
    const id = event.composedPath().find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset['task'] !== undefined)?.dataset['task'];
    const task = this.#list?.items.find((one) => one.id === id);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!task || step === undefined || !this.#isWritable) return false;
    const to = columns[columns.indexOf(task.status) + (getComputedStyle(this).direction === 'rtl' ? -step : step)];
    if (to) this.#moveStatus(task, to);
    return to !== undefined;
  } // prettier-ignore

  #takeCalendarKey(event: KeyboardEvent, target: HTMLElement): boolean {
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const task = this.#list?.items.find(({ id }) => id === target.dataset?.['task']);
    if (task?.dueDate) {
      const to = event.altKey ? dayByKey(event, task.dueDate, isRtl) : undefined;
      if (to !== undefined && this.#isWritable) {
        this.#moveDue(task, to);
        this.#go(to, `[data-task="${task.id}"]`);
        return true;
      }
      const buttons = [...(target.parentElement?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape' || (step !== undefined && !buttons[buttons.indexOf(target) + step])) {
        target.closest('td')?.focus();
        return true;
      }
      if (step !== undefined) buttons[buttons.indexOf(target) + step]?.focus();
      return step !== undefined;
    }
    const { day } = target.dataset ?? {};
    if (day === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Enter') {
      target.querySelector<HTMLElement>('[data-task]')?.focus();
      return true;
    }
    const to = dayByKey(event, day, isRtl);
    if (to === undefined) return false;
    this.#go(to, `[data-day="${to}"]`);
    return true;
  }

  /** Shows a day and leads the focus there once it stands. */
  #go(day: string, selector = ''): void {
    this.day = day;
    if (!selector) return;
    void this.updateComplete.then(async () => {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  #head(): TemplateResult {
    const { messages } = this.#language;
    const words = taskBoardWords(messages);
    const list = this.#list;
    return html`<header class="head">
      ${heading(this.headingLevel, 'title', words.title)}
      <span class="grow"></span>
      <span class="switch" role="group" aria-label=${words.whose}>${scopes.map((scope) => html`<button type="button" class="button compact" aria-pressed=${this.assignee === scope ? 'true' : 'false'} @click=${() => { this.assignee = scope; }}>${words.scopes[scope]}</button>`)}</span>
      <span class="switch" role="group" aria-label=${words.layout}>${layouts.map((layout) => html`<button type="button" class="button compact square" aria-label=${words.layouts[layout]} title=${words.layouts[layout]} aria-pressed=${this.layout === layout ? 'true' : 'false'} @click=${() => { this.layout = layout; }}>${icons[layout]()}</button>`)}</span>
      <button type="button" class="button compact square" aria-label=${words.exportIcs} title=${words.exportIcs} ?disabled=${!list} @click=${() => this.save()}>${downloadIcon()}</button>
      ${this.#isWritable ? html`<button type="button" class="button compact primary" @click=${() => this.#give()}>${plusIcon()}${words.newTask}</button>` : nothing}
    </header>`;
  } // prettier-ignore

  /** Keeps the shown tasks as a file for a calendar (RFC 5545). */
  async save(): Promise<void> {
    const { saveIcs } = await import('../ics.js');
    saveIcs(this.#list?.items ?? [], taskBoardWords(this.#language.messages).file);
  }

  #buckets(tasks: readonly Task[]): TemplateResult {
    const words = taskBoardWords(this.#language.messages);
    const today = this.#today;
    const byBucket = Map.groupBy(tasks, ({ dueDate }) => bucketOf(dueDate, today));
    return html`<div class="buckets">
      ${buckets.map((bucket) => {
        const own = [...(byBucket.get(bucket) ?? [])].sort((a, b) => (a.dueDate ?? '').localeCompare(b.dueDate ?? ''));
        return own.length === 0
          ? nothing
          : html`<section class="bucket ${bucket}">
              ${heading(this.headingLevel + 1, 'bucket-title', html`${words.buckets[bucket]}<span class="count">${own.length}</span>`)}
              <ul class="box">${repeat(own, ({ id }) => id, (task) => html`<li><towerp-task-card .task=${task} ?readonly=${this.readonly}></towerp-task-card></li>`)}</ul>
            </section>`;
      })}
    </div>`;
  } // prettier-ignore

  #shown(tasks: readonly Task[]): TemplateResult {
    const timing = this.#timing();
    const canMove = this.#isWritable;
    if (this.layout === 'board') return board({ tasks, timing, readonly: this.readonly, move: canMove ? this.#moveStatus : undefined });
    if (this.layout === 'list') return this.#buckets(tasks);
    const opened = this.opened && tasks.find(({ id }) => id === this.opened?.id);
    return html`${calendar({ tasks, timing, today: this.#today, day: this.day || this.#today, go: (day) => { this.#go(day); }, move: canMove ? this.#moveDue : undefined, open: (task) => { this.opened = task; } })}
      ${opened ? html`<div class="box opened"><towerp-task-card .task=${opened} ?readonly=${this.readonly}></towerp-task-card></div>` : nothing}`;
  } // prettier-ignore

  #next(task: Task): TemplateResult {
    const words = taskBoardWords(this.#language.messages);
    const close = (): void => { this.done = undefined; };
    return html`<div class="next" role="status">
      <span class="grow">${words.whatNext(task.topic)}</span>
      <button type="button" class="button compact" @click=${() => this.#give(task.threadId ?? '')}>${words.nextTask}</button>
      <button type="button" class="button compact quiet" @click=${close}>${words.nothingNext}</button>
    </div>`;
  } // prettier-ignore

  #content(): TemplateResult {
    const { messages } = this.#language;
    const words = taskBoardWords(messages);
    const loaded = this.#tasks.value;
    const list = this.#list;
    this.#states.set({ loading: !list && loaded?.state !== 'failed', error: !list && loaded?.state === 'failed', empty: list?.items.length === 0, offline: this.#connection.value?.state === 'offline' });
    if (!list) return loaded?.state === 'failed' ? failedPlace(words.failed, loaded.error, messages, () => this.#client.value?.connection.reconnect()) : skeletonRows(5, messages);
    const isEmpty = list.items.length === 0;
    if (isEmpty && this.layout !== 'calendar') return emptyPlace({ icon: calendarIcon(), title: words.empty, why: this.assignee === 'me' ? words.emptyWhy : undefined });
    return html`<div class="columns ${this.layout}">
      <div class="main" @towerp-task-done=${this.#handleDone}>${this.#shown(list.items)}
        ${list.nextCursor === null ? nothing : html`<button type="button" class="button compact" @click=${() => this.#client.value?.tasks.loadMore(this.#filter)}>${words.loadMore}</button>`}
      </div>
      ${isEmpty ? nothing : html`<aside class="box by-status">${heading(this.headingLevel + 1, 'bucket-title', words.byStatus)}${statusDonut(list.items, this.#language.code, messages)}</aside>`}
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const words = taskBoardWords(this.#language.messages);
    return html`${this.#head()}${connectionBar(this.#connection.value, this.#timing())}
      <p class="unseen" role="status">${this.arrived > 0 ? words.arrived(this.arrived) : nothing}</p>
      ${this.done ? this.#next(this.done) : nothing}
      ${this.isGiving ? html`<div class="box giving"><towerp-task-form thread-id=${this.givingIn} @towerp-close=${() => { this.isGiving = false; }}></towerp-task-form></div>` : nothing}
      ${this.#content()}
      <towerp-toasts embedded></towerp-toasts>`;
  } // prettier-ignore
}
