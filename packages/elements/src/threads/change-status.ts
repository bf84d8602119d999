import type { CrmClient } from '@towerp/crm-client';
import type { Status, Thread } from '@towerp/crm-protocol';
import type { Messages } from '../locale/messages.js';
import { failureOf } from '../ui/failure.js';
import { showToast } from '../ui/toasts/toast-store.js';
import { StatusChangeEvent } from './events.js';

const report = (error: unknown, messages: Messages): void => {
  const failure = failureOf(error, messages);
  showToast({ text: `${messages.statusRefused} ${failure.sentence}`, failed: true });
};

/** Moves a thread to a status at once; for 8 seconds a second write can undo it. */
export const changeStatus = (
  host: EventTarget,
  client: CrmClient,
  thread: Thread,
  to: Status,
  messages: Messages,
): void => {
  const from = thread.status;
  if (to === from || !host.dispatchEvent(new StatusChangeEvent(thread.id, from, to))) return;
  const set = (status: Status): void => {
    client.threads.setStatus(thread.id, status).catch((error: unknown) => {
      report(error, messages);
    });
  };
  set(to);
  showToast({
    text: messages.statusSet(thread.topic, messages.statuses[to]),
    undo: () => {
      set(from);
    },
  });
};
