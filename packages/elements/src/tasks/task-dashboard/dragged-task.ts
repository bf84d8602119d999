import type { Task } from '@towerp/crm-protocol';

const kind = 'application/x-towerp-task';
let dragged: Task | undefined;

/** A task is taken. */
export const dragTask = ({ dataTransfer }: DragEvent, task: Task): void => {
  dragged = task;
  dataTransfer?.setData(kind, task.id);
};

/** True while a task is held over a place. */
export const holdsTask = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes(kind) ?? false;

/** The task that is dropped, where it is one of ours. */
export const droppedTask = ({ dataTransfer }: DragEvent): Task | undefined =>
  dragged && dataTransfer?.getData(kind) === dragged.id ? dragged : undefined;
