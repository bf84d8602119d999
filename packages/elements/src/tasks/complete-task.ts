import type { CrmClient } from '@towerp/crm-client';
import type { Task } from '@towerp/crm-protocol';
import type { Messages } from '../locale/messages.js';
import { failureOf } from '../ui/failure.js';
import { doUndoably } from '../ui/toasts/toast-store.js';

/** Completes a task at once; for 8 seconds a second write can give it its status back. */
export const completeTask = (client: CrmClient, task: Task, messages: Messages): void => {
  doUndoably({
    text: messages.taskDone(task.topic),
    act: () => client.tasks.setStatus(task.id, 'completed'),
    back: () => client.tasks.setStatus(task.id, task.status),
    refused: (error) => `${messages.taskRefused} ${failureOf(error, messages).sentence}`,
  });
};
