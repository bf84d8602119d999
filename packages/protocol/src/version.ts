/**
 * The version of the wire. A change that an older client would not understand raises the major number.
 *
 * - 1.0: threads, communications, tasks, comments, attachments, records, mentions, notifications, events.
 */
export const wireVersion = '1.0';
