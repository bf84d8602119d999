import type { Task } from '@towerp/crm-protocol';

/** A task was given. */
export class TaskSavedEvent extends CustomEvent<{ task: Task }> {
  constructor(task: Task) {
    super('towerp-task-saved', { detail: { task }, bubbles: true, composed: true });
  }
}
