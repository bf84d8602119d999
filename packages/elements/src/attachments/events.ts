import type { Ref } from '@towerp/crm-protocol';

/** A record is about to be detached; preventing the default keeps it. */
export class AttachmentRemoveEvent extends CustomEvent<{ threadId: string; attachmentId: string; ref: Ref }> {
  constructor(threadId: string, attachmentId: string, ref: Ref) {
    super('towerp-attachment-remove', {
      detail: { threadId, attachmentId, ref },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
  }
}
