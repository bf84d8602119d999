import type { Channel, Direction, RichTextDocument, Status, Visibility } from '@towerp/crm-protocol';
import type { Day } from '../calendar.js';
import type { Contact, Counterparty } from '../counterparties.js';
import type { Document } from '../documents/document.js';
import type { Mentionable } from '../rich-text.js';

/** Who writes: a colleague or a person of the portal. */
export interface Author {
  readonly id: string;
  readonly label: string;
}

/** A contact with the outside, not yet a line. */
export interface CommunicationDraft extends Mentionable {
  readonly type: 'communication';
  readonly topic: string;
  readonly topicTitle?: string;
  readonly contact?: Contact;
  readonly direction: Direction;
  readonly channel: Channel;
  readonly body: RichTextDocument;
  readonly visibility: Visibility;
  readonly author: Author;
  readonly at: number;
}

/** A task, not yet a line. */
export interface TaskDraft extends Mentionable {
  readonly type: 'task';
  readonly topic: string;
  readonly topicTitle?: string;
  readonly description?: RichTextDocument;
  readonly assigneeId: string;
  due: Day | undefined;
  readonly author: Author;
  readonly at: number;
  readonly changes: StatusChange[];
}

/** A comment, not yet a line. */
export interface CommentDraft {
  readonly type: 'comment';
  readonly id: string;
  readonly body: RichTextDocument;
  readonly visibility: Visibility;
  readonly replyTo?: string;
  readonly author: Author;
  readonly at: number;
}

/** A document that somebody attached. */
export interface AttachmentDraft {
  readonly type: 'attachment';
  readonly id: string;
  readonly document: Document;
  readonly author: Author;
  readonly at: number;
}

/** A change of status with who made it. */
export interface StatusChange {
  readonly to: Status;
  readonly by: Author;
  readonly at: number;
}

/** A thread with all that was said and done in it, not yet lines. */
export interface ThreadDraft extends Mentionable {
  readonly kind: 'thread';
  readonly topicTitle?: string;
  readonly description: RichTextDocument | undefined;
  readonly visibility: Visibility;
  readonly counterparty: Counterparty | undefined;
  readonly author: Author;
  readonly at: number;
  readonly changes: readonly StatusChange[];
  readonly communications: readonly CommunicationDraft[];
  readonly tasks: readonly TaskDraft[];
  readonly comments: readonly CommentDraft[];
  readonly attachments: readonly AttachmentDraft[];
  readonly followers: readonly { readonly by: Author; readonly muted: boolean }[];
}

/** The status after the last change. */
export function statusOf(draft: { readonly changes: readonly StatusChange[] }): Status {
  return draft.changes.at(-1)?.to ?? 'new';
}
