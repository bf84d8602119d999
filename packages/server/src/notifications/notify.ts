import { newId } from '@towerp/crm-protocol';
import type { EntryChange, Write } from '../changes/index.js';
import * as queries from './queries.js';
import { gather, type Addressed, type Recipient } from './recipients.js';

/** So long a status or an assignment may be taken back without having told anybody. */
const regret = 8_000;

/** Of several reasons for one person, the first of these counts. */
const precedence = ['mentioned', 'assigned', 'group_mentioned', 'commented', 'status_changed'];

const subjectOf = ({ kind, id }: EntryChange): string => `${kind}:${id}`;

const added = ({ before, after }: EntryChange, kind: string): string[] => {
  const known = new Set(before?.isDeleted ? [] : before?.mentions);
  return (after?.isDeleted ? [] : (after?.mentions ?? []))
    .filter((ref) => ref.startsWith(`${kind}:`) && !known.has(ref))
    .map((ref) => ref.slice(kind.length + 1));
};

const reasonForFollowers = ({ kind, before, after }: EntryChange): string | null => {
  if ((kind === 'comment' || kind === 'communication') && before === null) return 'commented';
  return before !== null && after !== null && before.status !== after.status ? 'status_changed' : null;
};

const isStatusChange = ({ before, after }: EntryChange): boolean =>
  Boolean(before && after && before.status !== after.status);

const tellWithdrawn = (
  { changes }: Write,
  rows: readonly { id: string; user_id: string; thread_id: string | null }[],
): void => {
  for (const { id, user_id: ownerId, thread_id: threadId } of rows)
    changes.emit({ type: 'notification.updated', subject: `notification:${id}`, ownerId, threadId, isShared: true });
};

/** Whether a change takes back what happened a moment ago; what that one told is withdrawn. */
const takesBack = async (write: Write, change: EntryChange): Promise<{ status: boolean; assignment: boolean }> => {
  const { sql, caller, now } = write;
  const since = new Date(Date.parse(now) - regret).toISOString();
  const subject = subjectOf(change);
  let [status, assignment] = [false, false];
  if (
    isStatusChange(change) &&
    (await queries.statusBefore(sql, caller.company, subject, since)) === change.after?.status
  ) {
    tellWithdrawn(
      write,
      await queries.withdraw(sql, caller.company, { subjects: [subject], reasons: ['status_changed'], since }, now),
    );
    status = true;
  }
  const former = change.before?.assigneeId ?? null;
  if (former !== null && change.after && former !== change.after.assigneeId) {
    const rows = await queries.withdraw(
      sql,
      caller.company,
      { subjects: [subject], reasons: ['assigned'], userId: former, since },
      now,
    );
    tellWithdrawn(write, rows);
    assignment =
      rows.length > 0 && (await queries.wasAssigned(sql, caller.company, subject, change.after.assigneeId ?? ''));
  }
  return { status, assignment };
};

const address = async (write: Write, change: EntryChange, n: number): Promise<Addressed | undefined> => {
  const { before, after, threadId } = change;
  if (!after || change.isMoved) return undefined;
  const back = before === null ? { status: false, assignment: false } : await takesBack(write, change);
  const isAssigned = after.assigneeId !== null && after.assigneeId !== before?.assigneeId && !back.assignment;
  const followers = reasonForFollowers(change);
  const addressed = {
    n,
    actor: change.actorId,
    thread: threadId,
    shared: after.isShared,
    users: added(change, 'user'),
    groups: added(change, 'group'),
    assignee: isAssigned ? after.assigneeId : null,
    followers: followers === 'status_changed' && back.status ? null : followers,
  };
  const isEmpty =
    addressed.users.length + addressed.groups.length === 0 &&
    addressed.assignee === null &&
    addressed.followers === null;
  return isEmpty ? undefined : addressed;
};

const isTold = (recipient: Recipient, actor: string): boolean =>
  recipient.user_id !== actor &&
  recipient.is_active &&
  recipient.has_access &&
  recipient.is_wanted &&
  (!recipient.is_muted || !['commented', 'status_changed'].includes(recipient.reason));

const rank = (recipient: Recipient): number => precedence.indexOf(recipient.reason) * 1000 + recipient.place;

/** Withdraws what told of entries that are gone. */
const forgetGone = async (write: Write): Promise<void> => {
  const gone = write.changes
    .of('entry')
    .filter(({ before, after }) => before !== null && (after === null || (after.isDeleted && !before.isDeleted)));
  if (gone.length === 0) return;
  const subjects = gone.map(subjectOf);
  tellWithdrawn(
    write,
    await queries.withdraw(write.sql, write.caller.company, { subjects, reasons: null, since: null }, write.now),
  );
  await queries.hideRead(write.sql, write.caller.company, subjects);
};

/** Tells everybody whom the entries of a write concern, each person once, for the weightiest reason. */
export const notify = async (write: Write): Promise<void> => {
  if (write.isQuiet) return;
  await forgetGone(write);
  const entries = write.changes.of('entry');
  const addressed: Addressed[] = [];
  for (const [n, change] of entries.entries()) {
    const one = await address(write, change, n);
    if (one) addressed.push(one);
  }
  if (addressed.length === 0) return;
  const recipients = await gather(write.sql, write.caller.company, addressed, write.now);
  const best = new Map<string, Recipient>();
  for (const recipient of recipients.filter((one) => isTold(one, entries[one.n]?.actorId ?? ''))) {
    const known = best.get(recipient.user_id);
    if (!known || rank(recipient) < rank(known)) best.set(recipient.user_id, recipient);
  }
  for (const { n, user_id: userId, reason, via, quiet_until: snoozedUntil } of [...best.values()].sort((a, b) =>
    a.user_id < b.user_id ? -1 : 1,
  )) {
    const change = entries[n];
    if (change)
      write.changes.notify({
        id: newId(),
        userId,
        reason,
        via,
        subject: subjectOf(change),
        threadId: change.threadId,
        actorId: change.actorId,
        snoozedUntil,
      });
  }
};

/** Reading a thread reads what told of it up to there. */
export const followReading = async (write: Write): Promise<void> => {
  for (const { threadId, userId, upToSeq } of write.changes.of('read')) {
    const rows = await queries.markRead(
      write.sql,
      write.caller.company,
      userId,
      { threadId, upToSeq },
      true,
      write.now,
    );
    tellWithdrawn(
      write,
      rows.map((row) => ({ ...row, user_id: userId })),
    );
  }
};
