import type { Task } from '@towerp/crm-protocol';
import { isClosed } from '@towerp/crm-protocol/words';
import { html, nothing, type TemplateResult } from 'lit';
import type { Timing } from '../base/times.js';
import { avatar } from '../ui/avatar.js';
import { dueMark } from '../ui/moments.js';

/** A task on two lines: box and topic, due date and assignee. */
export const taskLine = (task: Task, timing: Timing, complete: ((task: Task) => void) | undefined, withName = false): TemplateResult =>
  html`<div class="task-line">
    <input type="checkbox" class="done" aria-label=${timing.messages.completeTask(task.topic)} .checked=${isClosed(task.status)} ?disabled=${!complete || isClosed(task.status)} @change=${() => complete?.(task)} />
    <div class="grow">
      <div class="task-topic">${task.topic}</div>
      <div class="line small muted">
        ${task.dueDate ? dueMark(task.dueDate, timing) : nothing}${withName ? nothing : html`<span class="grow"></span>`}${avatar(task.assignee, 'tiny')}
        ${withName ? task.assignee.name : html`<span class="unseen">${task.assignee.name}</span>`}
      </div>
    </div>
  </div>`; // prettier-ignore
