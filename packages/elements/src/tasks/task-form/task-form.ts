import type { Candidate, Status } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ClientController } from '../../base/client-controller.js';
import { CloseEvent } from '../../base/close-event.js';
import { LanguageController } from '../../base/language-controller.js';
import { ReaderController } from '../../base/reader-controller.js';
import { dayOf } from '../../base/times.js';
import { taskBoardWords } from '../../locale/task-board-words.js';
import { taskWords } from '../../locale/task-words.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
import { base } from '../../styles/base.styles.js';
import { combobox } from '../../styles/combobox.styles.js';
import { conditions } from '../../styles/conditions.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { fields } from '../../styles/fields.styles.js';
import { forms } from '../../styles/forms.styles.js';
import { marks } from '../../styles/marks.styles.js';
import { popups } from '../../styles/popups.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import type { TopicPicker } from '../../topics/topic-picker/topic-picker.js';
import { ComboboxController } from '../../ui/combobox-controller.js';
import { failureOf, refusalBar, type Failure } from '../../ui/failure.js';
import { searchAssignees } from '../assignees.js';
import { readDue } from '../due-date.js';
import { TaskSavedEvent } from '../events.js';

const dayLength = 86_400_000;

/** Gives a task to a colleague: topic, assignee, due date, status, description (R12, R14).
 *  @fires {TaskSavedEvent} towerp-task-saved - The task was given.
 *  @fires {CloseEvent} towerp-close - It was given, or given up. */
export class TaskForm extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [tokens, base, controls, fields, marks, popups, conditions, combobox, forms];

  /** The thread in which the task stands. */
  @property({ attribute: 'thread-id' }) threadId = '';
  /** What the topic begins with. */
  @property() topic = '';

  @state() private assigneeId = '';
  @state() private assigneeText = '';
  @state() private dueDate = '';
  @state() private status: Status = 'new';
  @state() private needsAssignee = false;
  @state() private refusal: Failure | undefined;
  @state() private isNoDate = false;
  @state() private isSaving = false;

  @query('towerp-topic-picker') private readonly topicPicker!: TopicPicker | null;
  @query('towerp-mention-editor') private readonly editor!: MentionEditor | null;

  readonly #client = new ClientController(this);
  readonly #reader = new ReaderController(this, this.#client);
  readonly #language = new LanguageController(this);
  readonly #assignees = new ComboboxController<Candidate>(this, {
    search: (words, signal) => searchAssignees(this.#client.value, words, this.threadId || null, signal),
    pick: ({ id, label }) => {
      this.assigneeId = id;
      this.assigneeText = label;
      this.needsAssignee = false;
    },
    typed: (text) => {
      this.assigneeText = text;
      this.assigneeId = '';
    },
  });

  async #save(event?: Event): Promise<void> {
    event?.preventDefault();
    const client = this.#client.value;
    const topic = this.topicPicker?.take();
    this.needsAssignee = !this.assigneeId;
    if (!client || !topic || this.needsAssignee || this.isSaving) return;
    this.isSaving = true;
    this.refusal = undefined;
    const { editor } = this;
    try {
      const task = await client.tasks.create(
        {
          threadId: this.threadId || null,
          ...topic,
          assigneeId: this.assigneeId,
          ...(this.status === 'new' ? {} : { status: this.status }),
          ...(this.dueDate ? { dueDate: this.dueDate } : {}),
          ...(editor && !editor.isEmpty ? { description: editor.value } : {}),
        },
        { queue: false },
      );
      editor?.clear();
      this.topicPicker?.clear();
      this.dispatchEvent(new TaskSavedEvent(task));
      this.dispatchEvent(new CloseEvent());
    } catch (error) {
      this.refusal = failureOf(error, this.#language.messages);
    } finally {
      this.isSaving = false;
    }
  }

  #handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.dispatchEvent(new CloseEvent());
  }

  #typeDue(event: Event): void {
    const field = event.target as HTMLInputElement;
    const text = field.value.trim();
    const found = readDue(text, dayOf(new Date(), this.#reader.timeZone));
    this.isNoDate = text !== '' && found === undefined;
    if (found === undefined) return;
    this.dueDate = found;
    field.value = '';
  }

  #due(): TemplateResult {
    const { messages } = this.#language;
    const words = taskWords(messages);
    const inDays = (days: number): string => dayOf(new Date(Date.now() + days * dayLength), this.#reader.timeZone);
    const dates = taskBoardWords(messages);
    const chips: [string, string][] = [[messages.today, inDays(0)], [messages.tomorrow, inDays(1)], [words.inAWeek, inDays(7)]];
    return html`<div class="field">
      <label for="due">${words.dueDate}</label>
      <div class="choices-row">
        <input class="input date" id="due" type="date" .value=${this.dueDate} @change=${(event: Event) => { this.dueDate = (event.target as HTMLInputElement).value; }} />
        ${chips.map(([word, day]) => html`<button type="button" class="chip plain" aria-pressed=${day === this.dueDate ? 'true' : 'false'} @click=${() => { this.dueDate = day === this.dueDate ? '' : day; }}>${word}</button>`)}
        <input class="input date typed" aria-label=${dates.typedDueLabel} placeholder=${dates.typedDue} autocomplete="off" aria-invalid=${this.isNoDate ? 'true' : 'false'} aria-describedby=${this.isNoDate ? 'due-error' : nothing} @change=${this.#typeDue} />
      </div>
      ${this.isNoDate ? html`<p class="refusal" id="due-error" role="alert">${dates.notDue}</p>` : nothing}
    </div>`;
  } // prettier-ignore

  #status(): TemplateResult {
    const { messages } = this.#language;
    const change = (event: Event): void => {
      this.status = (event.target as HTMLSelectElement).value as Status;
    };
    return html`<div class="field">
      <label for="status">${taskWords(messages).status}</label>
      <select class="input" id="status" @change=${change}>
        ${statuses.map((status) => html`<option value=${status} ?selected=${status === this.status}>${messages.statuses[status]}</option>`)}
      </select>
    </div>`;
  } // prettier-ignore

  override render(): TemplateResult {
    const { messages } = this.#language;
    const words = taskWords(messages);
    return html`<form @submit=${this.#save} @keydown=${this.#handleKeydown} novalidate>
      <p class="form-title">${messages.taskTitle}</p>
      <towerp-topic-picker scope="task" name="topic" required draft-key=${this.threadId} .value=${this.topic}></towerp-topic-picker>
      <div class="field">
        <label for="assignee">${words.assignee}</label>
        ${this.#assignees.render({ id: 'assignee', value: this.assigneeText, placeholder: words.assigneeHint, invalid: this.needsAssignee, ...(this.needsAssignee ? { describedBy: 'assignee-error' } : {}) }, messages)}
        ${this.needsAssignee ? html`<p class="refusal" id="assignee-error" role="alert">${words.assigneeNeeded}</p>` : nothing}
      </div>
      ${this.#due()}${this.#status()}
      <towerp-mention-editor name="task" thread-id=${this.threadId} label=${messages.description} placeholder=${messages.description} @towerp-submit=${() => this.#save()}></towerp-mention-editor>
      ${this.refusal ? refusalBar(words.refused, this.refusal, messages) : nothing}
      <div class="actions">
        <button type="button" class="button" @click=${() => { this.dispatchEvent(new CloseEvent()); }}>${messages.cancel}</button>
        <button type="submit" class="button primary" ?disabled=${this.isSaving}>${messages.save}</button>
      </div>
    </form>`; // prettier-ignore
  }
}
