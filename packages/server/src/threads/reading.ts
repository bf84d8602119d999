import { invalid, isPortal } from '../access/index.js';
import { done, gone, type Outcome, type Write } from '../changes/index.js';
import { countUnread, lastByAnother, selectPeopleOf, setFollow, setMark } from './queries.js';
import type { ThreadRow } from './row.js';
import { threadProjection } from './view.js';

const viewer =
  ({ sql, caller }: Write, id: string) =>
  async () =>
    (await threadProjection(sql, [caller], [id]))(caller, id);

const markOf = async ({ sql, caller }: Write, threadId: string): Promise<number> => {
  const people = await selectPeopleOf(sql, caller.company, [threadId], [caller.id]);
  return people.find(({ user_id: id }) => id === caller.id)?.read_seq ?? caller.seenSeq;
};

const moveMark = async (write: Write, row: ThreadRow, seq: number): Promise<void> => {
  const { sql, caller, changes } = write;
  await setMark(sql, caller.company, row.id, caller.id, seq);
  const mark = { n: 0, thread_id: row.id, user_id: caller.id, mark: seq, portal: isPortal(caller) };
  const [counted] = await countUnread(sql, caller.company, [mark]);
  const data = { threadId: row.id, unread: counted?.count ?? 0, upToSeq: seq };
  changes.emit({
    type: 'thread.read',
    subject: `thread:${row.id}`,
    threadId: row.id,
    ownerId: caller.id,
    isShared: true,
    data,
  });
};

/** Raises the caller's mark; what it has read before it never has to read again. */
export const readThread = async (write: Write, row: ThreadRow, upToSeq: number): Promise<Outcome> => {
  const { sql, caller, changes } = write;
  const [counter] = await sql.query<{ seq: number }>('select seq from company_counter where company = $1', [
    caller.company,
  ]);
  if (upToSeq > (counter?.seq ?? 0)) throw invalid('upToSeq', 'lies ahead of everything that happened');
  if (upToSeq > (await markOf(write, row.id))) await moveMark(write, row, upToSeq);
  changes.publish({ type: 'read', threadId: row.id, userId: caller.id, upToSeq });
  return done(viewer(write, row.id));
};

/** Lowers the caller's mark below the last entry by another. */
export const unreadThread = async (write: Write, row: ThreadRow): Promise<Outcome> => {
  const last = await lastByAnother(write.sql, write.caller.company, row.id, write.caller.id, isPortal(write.caller));
  if (last > 0 && last <= (await markOf(write, row.id))) await moveMark(write, row, last - 1);
  return done(viewer(write, row.id));
};

/** Follows a thread, or hears of mentions and assignments only where it is muted. */
export const followThread = async (
  write: Write,
  row: ThreadRow,
  follows: boolean,
  isMuted: boolean,
): Promise<Outcome> => {
  const { sql, caller, changes } = write;
  const people = await selectPeopleOf(sql, caller.company, [row.id], [caller.id]);
  const mine = people.find(({ user_id: id }) => id === caller.id);
  if ((mine?.follows ?? null) !== follows || (mine?.muted ?? false) !== isMuted) {
    await setFollow(sql, caller.company, row.id, [caller.id], follows, isMuted);
    changes.emit({
      type: 'thread.updated',
      subject: `thread:${row.id}`,
      threadId: row.id,
      ownerId: caller.id,
      isShared: true,
    });
  }
  return follows ? done(viewer(write, row.id)) : gone;
};
