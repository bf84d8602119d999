import type { CrmClient } from '@towerp/crm-client';
import type { Status, Thread } from '@towerp/crm-protocol';
import type { Messages } from '../locale/messages.js';
import { failureOf } from '../ui/failure.js';
import { doUndoably } from '../ui/toasts/toast-store.js';
import { StatusChangeEvent } from './events.js';

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
  doUndoably({
    text: messages.statusSet(thread.topic, messages.statuses[to]),
    act: () => client.threads.setStatus(thread.id, to),
    back: () => client.threads.setStatus(thread.id, from),
    refused: (error) => `${messages.statusRefused} ${failureOf(error, messages).sentence}`,
  });
};
