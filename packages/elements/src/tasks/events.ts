import type { Task } from '@towerp/crm-protocol';

/** A task was given. */
export class TaskSavedEvent extends CustomEvent<{ task: Task }> {
  constructor(task: Task) {
    super('towerp-task-saved', { detail: { task }, bubbles: true, composed: true });
  }
}

/** A task was done; preventing the default keeps the card from asking what is next. */
export class TaskDoneEvent extends CustomEvent<{ task: Task }> {
  constructor(task: Task) {
    super('towerp-task-done', { detail: { task }, bubbles: true, composed: true, cancelable: true });
  }
}
