import type { CrmClient } from '@towerp/crm-client';
import type { Status, Task } from '@towerp/crm-protocol';
import type { Messages } from '../locale/messages.js';
import { failureOf } from '../ui/failure.js';
import { showToast } from '../ui/toasts/toast-store.js';

/** Completes a task at once; for 8 seconds a second write can give it its status back. */
export const completeTask = (client: CrmClient, task: Task, messages: Messages): void => {
  const set = (status: Status): void => {
    client.tasks.setStatus(task.id, status).catch((error: unknown) => {
      showToast({ text: `${messages.taskRefused} ${failureOf(error, messages).sentence}`, failed: true });
    });
  };
  set('completed');
  showToast({
    text: messages.taskDone(task.topic),
    undo: () => {
      set(task.status);
    },
  });
};
