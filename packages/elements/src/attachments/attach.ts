import type { CrmClient } from '@towerp/crm-client';
import type { Ref } from '@towerp/crm-protocol';
import { attachmentWords } from '../locale/attachment-words.js';
import type { Messages } from '../locale/messages.js';
import { failureOf } from '../ui/failure.js';
import { dismissToast, showToast } from '../ui/toasts/toast-store.js';
import { AttachmentAddEvent } from './add-event.js';

type Ports = {
  client: CrmClient;
  messages: Messages;
  /** What is said of it, with the way back. */
  said: string;
  /** It was taken back. */
  undone?: () => void;
};

/** Attaches a record at once, to be undone for 8 seconds; undefined where the page prevents it.
 *  What it resolves to rejects where the server refuses. */
export const attachRecord = (host: Element, threadId: string, { kind, id }: Ref, { client, messages, said, undone }: Ports): Promise<unknown> | undefined => {
  const ref = { kind, id };
  if (!host.dispatchEvent(new AttachmentAddEvent(threadId, ref))) return undefined;
  const write = client.attachments.attach(threadId, ref);
  const takeBack = async (): Promise<void> => {
    try {
      await write.undo();
      undone?.();
    } catch (error) {
      showToast({ text: `${attachmentWords(messages).detachRefused} ${failureOf(error, messages).sentence}`, failed: true });
    }
  };
  const toast = showToast({ text: said, undo: () => void takeBack() });
  return write.catch((error: unknown) => {
    dismissToast(toast);
    throw error;
  });
}; // prettier-ignore
