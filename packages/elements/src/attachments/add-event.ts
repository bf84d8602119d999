import type { Ref } from '@towerp/crm-protocol';

/** A record is about to be attached; preventing the default leaves it out. */
export class AttachmentAddEvent extends CustomEvent<{ threadId: string; ref: Ref }> {
  constructor(threadId: string, ref: Ref) {
    super('towerp-attachment-add', { detail: { threadId, ref }, bubbles: true, composed: true, cancelable: true });
  }
}
