import type { Status, Task } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Timing } from '../../base/times.js';
import { taskBoardWords } from '../../locale/task-board-words.js';
import { statusShape } from '../../ui/shape.js';
import { dragTask, droppedTask, holdsTask } from './dragged-task.js';

/** What the board shows, and what it asks for. */
export type BoardOptions = {
  tasks: readonly Task[];
  timing: Timing;
  readonly: boolean;
  move: ((task: Task, status: Status) => void) | undefined;
};

export const columns: readonly Status[] = statuses.filter((status) => status !== 'cancelled');

/** Open tasks in a column for each status, and a place in which they are done. */
export const board = ({ tasks, timing, readonly, move }: BoardOptions): TemplateResult => {
  const { messages } = timing;
  const words = taskBoardWords(messages);
  const over = (event: DragEvent): void => {
    if (move && holdsTask(event)) event.preventDefault();
  };
  return html`<div class="status-board">
    ${columns.map((status) => {
      const own = tasks.filter((task) => task.status === status);
      const drop = (event: DragEvent): void => {
        const task = droppedTask(event);
        if (!task || !move) return;
        event.preventDefault();
        move(task, status);
      };
      return html`<section class="column ${status}" data-status=${status} aria-label=${messages.statuses[status]} @dragover=${over} @drop=${drop}>
        <h3 class="column-head">${statusShape(status)}${messages.statuses[status]}<span class="count">${status === 'completed' ? nothing : own.length}</span></h3>
        ${own.length === 0 ? html`<p class="small muted none">${status === 'completed' ? words.dropDone : words.emptyColumn}</p>` : nothing}
        <ul>${repeat(own, ({ id }) => id, (task) => html`<li data-task=${task.id} draggable=${move ? 'true' : 'false'} @dragstart=${(event: DragEvent) => { dragTask(event, task); }}><towerp-task-card .task=${task} ?readonly=${readonly}></towerp-task-card></li>`)}</ul>
      </section>`;
    })}
  </div>`;
}; // prettier-ignore
