import type { Comment } from '@towerp/crm-protocol';

/** An answer to a comment is wanted; the composer of the same thread takes it up. */
export class ReplyEvent extends CustomEvent<{ comment: Comment }> {
  constructor(comment: Comment) {
    super('towerp-reply', { detail: { comment }, bubbles: true, composed: true });
  }
}
