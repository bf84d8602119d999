import type { EventType, Status, TimelineType } from '@towerp/crm-protocol';

/** What the rest of the CRM needs to know of an entry, or of a thread's own words: before and after a write. */
export interface Facts {
  readonly authorId: string;
  readonly assigneeId: string | null;
  /** The refs of what it mentions, `kind:id`. */
  readonly mentions: readonly string[];
  /** Its words, for search. */
  readonly text: string;
  readonly isShared: boolean;
  /** Of a thread or a task. */
  readonly status: Status | null;
  /** A deleted comment stays in its place, without words. */
  readonly isDeleted: boolean;
}

/**
 * A comment, communication or task was written, edited, moved into a thread or deleted; or a thread's own words or status
 * changed. From it follow: the index of mentions, search, the thread's counts, participants and activity, notifications.
 */
export interface EntryChange {
  readonly type: 'entry';
  readonly kind: 'thread' | 'comment' | 'communication' | 'task';
  readonly id: string;
  readonly threadId: string | null;
  readonly actorId: string;
  readonly at: string;
  /** Null where it is new, or new in this thread. */
  readonly before: Facts | null;
  /** Null where it is gone. */
  readonly after: Facts | null;
  /** It stood elsewhere before: whom it concerns has been told. */
  readonly isMoved?: true;
}

/** Records derive from others, or no longer do; refs as `kind:id`. */
export interface EdgesChange {
  readonly type: 'edges';
  readonly actorId: string;
  readonly at: string;
  readonly added: readonly Edge[];
  readonly removed: readonly Edge[];
}
export interface Edge {
  readonly parent: string;
  readonly child: string;
}

/** A record's own fields changed, or it is gone. */
export interface RecordChange {
  readonly type: 'record';
  readonly ref: string;
  readonly actorId: string;
  readonly at: string;
  readonly before: RecordFacts | null;
  readonly after: RecordFacts | null;
  /** The place of its own event, on which timeline items hang. */
  readonly event: PendingEvent;
}
export interface RecordFacts {
  readonly kind: string;
  readonly status: string | null;
  readonly counterpartyId: string | null;
}

/** Records were attached to a thread or taken from it, directly or because they derive. */
export interface AttachmentChange {
  readonly type: 'attachment';
  readonly threadId: string;
  readonly at: string;
  /** How many more (or fewer) are attached. */
  readonly delta: number;
  /** Whether someone attached it: only that is activity. */
  readonly isDirect: boolean;
  readonly isShared: boolean;
}

/** Something that can be mentioned goes by these words now: its name, number, topic. */
export interface NamedChange {
  readonly type: 'named';
  readonly ref: string;
  /** Null where it is gone. */
  readonly words: string | null;
}

/** Someone attaches a record to a thread; the attachments room does it, or refuses it. */
export interface AttachChange {
  readonly type: 'attach';
  readonly threadId: string;
  readonly ref: string;
  readonly visibility: 'internal' | 'shared';
  readonly actorId: string;
  readonly at: string;
  /** The place of the request that asked for it, for a refusal. */
  readonly path: string;
}

/** A person has read a thread up to a seq, or marked it unread. */
export interface ReadChange {
  readonly type: 'read';
  readonly threadId: string;
  readonly userId: string;
  readonly upToSeq: number;
}

export type Change =
  AttachChange | ReadChange | EntryChange | EdgesChange | RecordChange | AttachmentChange | NamedChange;

/** An event of this write; its seq is given when the write ends. */
export interface PendingEvent {
  readonly type: EventType;
  /** The ref of its entity, `kind:id`. */
  readonly subject: string;
  readonly threadId?: string | null;
  /** Told to this person alone. */
  readonly ownerId?: string;
  /** Whether what changed may concern readers on the portal; they are judged again when it is sent. */
  readonly isShared: boolean;
  readonly actorId?: string;
  readonly at?: string;
  readonly data?: unknown;
}

/** A knot of a thread; it bears the seq of the event that it hangs on. */
export interface PendingTimelineItem {
  readonly threadId: string;
  readonly type: TimelineType;
  /** The ref of the entry or of the attached record, `kind:id`. */
  readonly subject: string;
  readonly at?: string;
  readonly actorId?: string;
  readonly groupId?: string | null;
  readonly data?: unknown;
  readonly isShared: boolean;
  /** Whether it counts as unread for others. */
  readonly isCountable: boolean;
}

export interface PendingNotification {
  readonly id: string;
  readonly userId: string;
  readonly reason: string;
  readonly via: string | null;
  readonly subject: string;
  readonly threadId: string | null;
  readonly actorId: string;
  /** Set where its person has quiet hours now: until then it is put off. */
  readonly snoozedUntil: string | null;
}
