import type { Loadable } from '@towerp/crm-client';
import type { Candidate, Resolved, Status, Task } from '@towerp/crm-protocol';
import { isClosed, statuses } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { ClockController } from '../../base/clock-controller.js';
import { KeydownController } from '../../base/keydown-controller.js';
import { actingKey } from '../../base/keys.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { StatesController } from '../../base/states-controller.js';
import { StoreController } from '../../base/store-controller.js';
import { dayOf, dueOf, type Timing } from '../../base/times.js';
import { taskWords } from '../../locale/task-words.js';
import { taskBoardWords } from '../../locale/task-board-words.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { ThreadOpenEvent } from '../../threads/events.js';
import { StatusKeys } from '../../threads/status-keys.js';
import { ComboboxController } from '../../ui/combobox-controller.js';
import { emptyPlace, failedPlace, skeletonRows } from '../../ui/conditions.js';
import { failureOf } from '../../ui/failure.js';
import { calendarIcon, messagesSquareIcon } from '../../ui/icons.js';
import { dueMark } from '../../ui/moments.js';
import { MenuController } from '../../ui/menu-controller.js';
import { statusShape } from '../../ui/shape.js';
import { statusPill } from '../../ui/status-pill.js';
import { avatar } from '../../ui/avatar.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import { searchAssignees } from '../assignees.js';
import { changeTask, type TaskChange } from '../change-task.js';
import { completeTask } from '../complete-task.js';
import { dayAfter, readDue } from '../due-date.js';
import { TaskDoneEvent } from '../events.js';
import { taskLines } from '../open-tasks.styles.js';
import { taskCardStyles } from './task-card.styles.js';

type Field = 'due' | 'assignee' | 'status';

/** One task: done with a way back, topic, due date, assignee, status and its thread, each changed in its place (R12).
 *  Keys inside it: E topic, D due date, A assignee, S status (then 1–6), Z undo.
 *  @cssstate loading - It is not known yet.  @cssstate error - It did not load.  @cssstate overdue - Its date has passed.
 *  @fires {TaskDoneEvent} towerp-task-done - The task was done; cancelable.
 *  @fires {ThreadOpenEvent} towerp-thread-open - Its thread was asked for; cancelable. */
export class TaskCard extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    tokens,
    base,
    controls,
    fields,
    marks,
    popups,
    conditions,
    combobox,
    taskLines,
    taskCardStyles,
  ];

  /** The task to follow. */
  @property({ attribute: 'task-id' }) taskId = '';
  /** The task itself where the page has it already. */
  @property({ attribute: false }) task: Task | undefined;
  /** Offers nothing that changes the task. */
  @property({ type: Boolean }) readonly = false;
  /** `off` leaves the letter keys to the page. */
  @property() shortcuts: 'on' | 'off' = 'on';

  @state() private isEditing = false;
  @state() private isNoDate = false;
  @state() private assigneeText = '';
  /** The task that was just done, while it is asked what is next. */
  @state() private done: Task | undefined;
  @state() private next: 'task' | 'communication' | undefined;

  @query('#status') private readonly statusMenu!: HTMLElement | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #clock = new ClockController(this);
  readonly #states = new StatesController(this);
  readonly #menu = new MenuController(this, () => this.statusMenu);
  readonly #statusKeys = new StatusKeys();
  readonly #store = new StoreController<Loadable<Task>>(this, () =>
    this.taskId && !this.task ? this.#client.value?.tasks.$one(this.taskId) : undefined,
  );
  readonly #thread = new StoreController<Loadable<Resolved>>(this, () => {
    const id = this.#shown?.threadId;
    return id ? this.#client.value?.records.$view({ kind: 'thread', id }) : undefined;
  });
  readonly #assignees = new ComboboxController<Candidate>(this, {
    search: (words, signal) => searchAssignees(this.#client.value, words, this.#shown?.threadId ?? null, signal),
    pick: ({ id, label }) => {
      this.#close('assignee');
      const task = this.#shown;
      if (task && id !== task.assignee.id) this.#change({ assigneeId: id }, taskBoardWords(this.#language.messages).assigneeSet(task.topic, label));
    },
    typed: (text) => { this.assigneeText = text; },
  }); // prettier-ignore

  constructor() {
    super();
    const keys = new KeydownController(this, (event) => this.#takeKey(event));
    this.addController(keys);
  }

  get #shown(): Task | undefined {
    const loaded = this.#store.value;
    return this.task ?? (loaded && loaded.state !== 'loading' ? loaded.value : undefined);
  }

  get #isWritable(): boolean {
    return !this.readonly && this.#reader.isMember;
  }

  /** The day that it is now where the task is due. */
  get #today(): string {
    return dayOf(this.#clock.now, this.#reader.timeZone);
  }

  #timing(): Timing {
    const { code, messages } = this.#language;
    return { language: code, messages, now: this.#clock.now, timeZone: this.#reader.timeZone };
  }

  #change(change: TaskChange, said: string): void {
    const client = this.#client.value;
    const task = this.#shown;
    if (client && task) changeTask(client, task, change, said, this.#language.messages);
  }

  /** Does the task, with a way back; then asks what is next. */
  complete(): void {
    const client = this.#client.value;
    const task = this.#shown;
    if (!client || !task || !this.#isWritable || isClosed(task.status)) return;
    completeTask(client, task, this.#language.messages);
    if (this.dispatchEvent(new TaskDoneEvent(task))) this.done = task;
  }

  #setStatus(status: Status): void {
    this.#menu.close();
    const task = this.#shown;
    if (!task || status === task.status) return;
    if (status === 'completed') this.complete();
    else {
      const { messages } = this.#language;
      this.#change({ status }, taskBoardWords(messages).statusSet(task.topic, messages.statuses[status]));
    }
  }

  #setDue(dueDate: string | null): void {
    this.#close('due');
    const task = this.#shown;
    if (!task || dueDate === task.dueDate) return;
    const words = taskBoardWords(this.#language.messages);
    this.#change({ dueDate }, words.dueSet(task.topic, dueDate ? dueOf(dueDate, this.#timing()).text : words.noDue));
  }

  #typeDue(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const found = readDue(value, this.#today);
    this.isNoDate = value.trim() !== '' && found === undefined;
    if (found !== undefined) this.#setDue(found);
  }

  /** Lets the topic be changed in its place. */
  async edit(): Promise<void> {
    if (!this.#isWritable) return;
    this.isEditing = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('.topic-field')?.select();
  }

  async #keepTopic(topic: string, isKept = true): Promise<void> {
    if (!this.isEditing) return;
    this.isEditing = false;
    const task = this.#shown;
    const text = topic.trim();
    if (isKept && task && text && text !== task.topic) this.#change({ topic: text }, taskBoardWords(this.#language.messages).topicSet(text));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.topic')?.focus();
  } // prettier-ignore

  #popup(field: Field): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`#${field}`);
  }

  #close(field: Field): void {
    const popup = this.#popup(field);
    if (!popup?.matches(':popover-open')) return;
    popup.hidePopover();
    this.renderRoot.querySelector<HTMLElement>(`[popovertarget=${field}]`)?.focus();
  }

  #show(field: Field): boolean {
    const source = this.renderRoot.querySelector<HTMLElement>(`[popovertarget=${field}]`);
    if (!source) return false;
    this.#popup(field)?.showPopover({ source });
    return true;
  }

  readonly #opened = (event: ToggleEvent): void => {
    this.isNoDate = false;
    this.assigneeText = '';
    this.requestUpdate();
    if (event.newState === 'open') (event.target as HTMLElement).querySelector<HTMLElement>('input')?.focus();
  };

  #takeKey(event: KeyboardEvent): boolean {
    const code = actingKey(event);
    if (code === undefined || this.shortcuts === 'off') return false;
    if (code === 'KeyZ') return undoLatest();
    if (!this.#isWritable || !this.#shown) return false;
    const status = this.#statusKeys.statusOf(event);
    if (status) {
      this.#setStatus(status);
      return true;
    }
    switch (code) {
      case 'KeyE': void this.edit(); return true;
      case 'KeyD': return this.#show('due');
      case 'KeyA': return this.#show('assignee');
      case 'KeyS': this.#statusKeys.start(event); return this.#show('status');
      default: return false;
    }
  } // prettier-ignore

  async #goOn(next: 'task' | 'communication'): Promise<void> {
    await (next === 'task' ? import('../task-form/define.js') : import('../../communications/communication-form/define.js'));
    this.next = next;
  } // prettier-ignore

  readonly #rest = (): void => {
    this.done = undefined;
    this.next = undefined;
  };

  #topic(task: Task): TemplateResult {
    const words = taskBoardWords(this.#language.messages);
    if (this.isEditing)
      return html`<input class="input topic-field" aria-label=${this.#language.messages.topic} maxlength="200" .value=${task.topic} @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.stopPropagation();
        void this.#keepTopic((event.target as HTMLInputElement).value, event.key === 'Enter');
      }} @blur=${(event: Event) => this.#keepTopic((event.target as HTMLInputElement).value)} />`;
    return this.#isWritable
      ? html`<button type="button" class="topic" aria-keyshortcuts="e" title=${words.editTopic(task.topic)} @click=${() => this.edit()}>${task.topic}</button>`
      : html`<span class="topic">${task.topic}</span>`;
  } // prettier-ignore

  get #threadName(): string | undefined {
    const loaded = this.#thread.value;
    const view = loaded && loaded.state !== 'loading' ? loaded.value : undefined;
    return view && !view.hidden ? view.label : undefined;
  }

  #status(task: Task): TemplateResult {
    const { messages } = this.#language;
    if (!this.#isWritable) return statusPill(task.status, messages);
    return html`<button type="button" class="pill ${task.status}" popovertarget="status" aria-haspopup="menu" aria-keyshortcuts="s" aria-label=${messages.changeStatus(messages.statuses[task.status])}>${statusShape(task.status)}<span>${messages.statuses[task.status]}</span></button>
      <div class="popup" id="status" popover role="menu" aria-label=${messages.statusMenu} @toggle=${this.#menu.handleToggle} @keydown=${this.#menu.handleKeydown}>
        ${statuses.map((status, index) => html`<button type="button" class="item ${status}" role="menuitemradio" tabindex="-1" aria-checked=${status === task.status ? 'true' : 'false'} @click=${() => { this.#setStatus(status); }}>${statusShape(status)}${messages.statuses[status]}<kbd class="key" aria-hidden="true">${index + 1}</kbd></button>`)}
      </div>`;
  } // prettier-ignore

  #due(task: Task): TemplateResult {
    const timing = this.#timing();
    const { messages } = timing;
    const words = taskBoardWords(messages);
    const mark = task.dueDate ? dueMark(task.dueDate, timing) : html`<span class="due">${calendarIcon()}${words.noDue}</span>`;
    if (!this.#isWritable) return mark;
    const today = this.#today;
    const chips: [string, string | null][] = [[messages.today, today], [messages.tomorrow, dayAfter(today, 1)], [taskWords(messages).inAWeek, dayAfter(today, 7)], [words.noDue, null]];
    return html`<button type="button" class="value" popovertarget="due" aria-haspopup="dialog" aria-keyshortcuts="d" aria-label=${words.changeDue(task.dueDate ? dueOf(task.dueDate, timing).text : words.noDue)}>${mark}</button>
      <div class="popup due-popup" id="due" popover role="dialog" aria-label=${taskWords(messages).dueDate} @toggle=${this.#opened}>
        <input class="input" aria-label=${words.typedDueLabel} placeholder=${words.typedDue} autocomplete="off" aria-invalid=${this.isNoDate ? 'true' : 'false'} @change=${this.#typeDue} />
        <div class="line wraps">${chips.map(([word, day]) => html`<button type="button" class="chip" aria-pressed=${day === task.dueDate ? 'true' : 'false'} @click=${() => { this.#setDue(day); }}>${word}</button>`)}</div>
        <input class="input" type="date" aria-label=${taskWords(messages).dueDate} .value=${task.dueDate ?? ''} @change=${(event: Event) => { this.#setDue((event.target as HTMLInputElement).value || null); }} />
        ${this.isNoDate ? html`<p class="refusal" role="alert">${words.notDue}</p>` : nothing}
      </div>`;
  } // prettier-ignore

  #assignee(task: Task): TemplateResult {
    const { messages } = this.#language;
    const person = html`${avatar(task.assignee, 'tiny')}<span class="cut">${task.assignee.name}</span>`;
    if (!this.#isWritable) return html`<span class="line small">${person}</span>`;
    return html`<button type="button" class="value small" popovertarget="assignee" aria-haspopup="dialog" aria-keyshortcuts="a"><span class="unseen">${taskWords(messages).assignee}: </span>${person}</button>
      <div class="popup assignee-popup" id="assignee" popover role="dialog" aria-label=${taskWords(messages).assignee} @toggle=${this.#opened}>
        <label class="label" for="who">${taskWords(messages).assignee}</label>
        ${this.#assignees.render({ id: 'who', value: this.assigneeText, placeholder: taskWords(messages).assigneeHint }, messages)}
      </div>`;
  } // prettier-ignore

  #next(task: Task): TemplateResult {
    const { messages } = this.#language;
    const words = taskBoardWords(messages);
    const threadId = task.threadId ?? '';
    if (this.next === 'task') return html`<div class="next-form"><towerp-task-form thread-id=${threadId} @towerp-close=${this.#rest}></towerp-task-form></div>`;
    if (this.next === 'communication') return html`<div class="next-form"><towerp-communication-form thread-id=${threadId} @towerp-close=${this.#rest}></towerp-communication-form></div>`;
    return html`<div class="next" role="group" aria-label=${words.whatNext(task.topic)}>
      <span class="grow">${words.whatNext(task.topic)}</span>
      <button type="button" class="button compact" @click=${() => this.#goOn('task')}>${words.nextTask}</button>
      ${threadId ? html`<button type="button" class="button compact" @click=${() => this.#goOn('communication')}>${words.nextCommunication}</button>` : nothing}
      <button type="button" class="button compact quiet" @click=${this.#rest}>${words.nothingNext}</button>
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const words = taskBoardWords(messages);
    const task = this.#shown;
    const loaded = this.#store.value;
    this.#states.set({ loading: !task && loaded?.state !== 'failed', error: !task && loaded?.state === 'failed', overdue: task?.dueDate != null && !isClosed(task.status) && task.dueDate < this.#today });
    if (!task) {
      if (loaded?.state !== 'failed') return skeletonRows(1, messages);
      if (failureOf(loaded.error, messages).code === 'not_found') return emptyPlace({ icon: calendarIcon(), title: words.missing, why: words.missingWhy });
      return failedPlace(words.failed, loaded.error, messages, () => this.#client.value?.connection.reconnect());
    }
    const isDone = isClosed(task.status);
    return html`<div class="card ${isDone ? 'closed' : ''}">
        <input type="checkbox" class="done" aria-label=${messages.completeTask(task.topic)} .checked=${isDone} ?disabled=${isDone || !this.#isWritable} @change=${() => { this.complete(); }} />
        <div class="what">${this.#topic(task)}
          ${task.threadId
            ? html`<button type="button" class="link thread small" @click=${() => this.dispatchEvent(new ThreadOpenEvent(task.threadId ?? ''))}>${messagesSquareIcon()}<span class="cut">${this.#threadName ?? words.openThread}</span></button>`
            : html`<span class="small muted">${words.noThread}</span>`}
        </div>
        <div class="cells"><div class="cell">${this.#status(task)}</div>
        <div class="cell">${this.#due(task)}</div>
        <div class="cell">${this.#assignee(task)}</div></div>
      </div>
      ${this.done ? this.#next(this.done) : nothing}`;
  } // prettier-ignore
}
