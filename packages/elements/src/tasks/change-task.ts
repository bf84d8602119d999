import type { CrmClient, PatchTaskInput } from '@towerp/crm-client';
import type { Task } from '@towerp/crm-protocol';
import type { Messages } from '../locale/messages.js';
import { failureOf } from '../ui/failure.js';
import { doUndoably } from '../ui/toasts/toast-store.js';

/** What of a task can be changed in its place. */
export type TaskChange = Pick<PatchTaskInput, 'topic' | 'dueDate' | 'assigneeId' | 'status'>;

const formerOf = ({ topic, dueDate, assignee, status }: Task, change: TaskChange): TaskChange =>
  Object.fromEntries(
    Object.entries({ topic, dueDate, assigneeId: assignee.id, status }).filter(([field]) => field in change),
  );

/** Changes a task at once; for 8 seconds a second write can give it back what it had. */
export const changeTask = (
  client: CrmClient,
  task: Task,
  change: TaskChange,
  said: string,
  messages: Messages,
): void => {
  doUndoably({
    text: said,
    act: () => client.tasks.patch(task.id, change),
    back: () => client.tasks.patch(task.id, formerOf(task, change)),
    refused: (error) => `${messages.taskRefused} ${failureOf(error, messages).sentence}`,
  });
};
