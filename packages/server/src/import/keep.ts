import { invalid } from '../access/index.js';
import { attachRecord, selectInThread } from '../attachments/index.js';
import type { Changes, Write } from '../changes/index.js';
import { patchCompany, putContact, putGroup, putUser } from '../people/index.js';
import { putKind } from '../records/index.js';
import { lockTask } from '../tasks/index.js';
import { followThread } from '../threads/index.js';
import { keepTopic } from '../topics/index.js';
import { keepComment, keepCommunication, keepTask, keepThread } from './keep-entries.js';
import { as, checkPerson, found, threadOf, type Keep, type LineType } from './keeping.js';
import * as queries from './queries.js';

const keepUser: Keep<'user'> = async (write, { type: _type, id, counterpartyId, ...body }) => {
  const { sql, caller } = write;
  const known = await queries.selectStanding(sql, caller.company, id);
  // Services are in no directory, and who left is told of as inactive.
  if (known?.service || (known?.is_gone && body.active === false)) return;
  await putUser(write, id, body);
  if (id.startsWith('portal:')) await queries.bindToCounterparty(sql, caller.company, id, counterpartyId ?? null);
};

const keepAttachment: Keep<'attachment'> = async (
  write,
  { type: _type, id, threadId, author, createdAt, record, visibility },
) => {
  await checkPerson(write, author.id, 'author');
  const thread = await threadOf(write, threadId);
  const present = await selectInThread(write.sql, write.caller.company, threadId, `${record.kind}:${record.id}`);
  if (present?.origin === 'direct') return;
  // What derived so far keeps its place and takes the id that it bears elsewhere.
  if (present) await queries.renameAttachment(write.sql, write.caller.company, present.id, id, createdAt);
  await attachRecord(as(write, author.id), thread, {
    ...(present ? {} : { id }),
    record,
    visibility,
    authorId: author.id,
    createdAt,
  });
};

// A moment that one file tells twice.
const told = new WeakMap<Changes, Set<string>>();

const isTold = ({ changes }: Write, moment: string): boolean => {
  const moments = told.get(changes) ?? new Set();
  told.set(changes, moments);
  return moments.size === moments.add(moment).size;
};

const keepStatusChange: Keep<'status_change'> = async (write, { threadId, taskId, from, to, at, actor }) => {
  await checkPerson(write, actor.id, 'actor');
  const subject = threadId ? `thread:${threadId}` : `task:${String(taskId)}`;
  const task = taskId ? await found(lockTask(write, taskId)) : undefined;
  if (taskId && !task) throw invalid('taskId', 'is no task', 'unknown_ref');
  const inThread = threadId ?? task?.thread_id;
  if (!inThread) return;
  const thread = await threadOf(write, inThread);
  if (await queries.hasStatusChange(write.sql, write.caller.company, { threadId: inThread, subject, at, from, to }))
    return;
  if (isTold(write, [subject, at, from, to].join(' '))) return;
  const isShared = thread.visibility === 'shared' && (task ? task.visibility === 'shared' : true);
  const item = {
    threadId: inThread,
    type: 'status_change' as const,
    subject,
    at,
    actorId: actor.id,
    data: { from, to },
    isShared,
    isCountable: true,
  };
  write.changes.touch(inThread, { isShared, actorId: actor.id, items: [item] });
  await queries.passTime(write.sql, write.caller.company, inThread, at, isShared, threadId !== undefined);
};

const keepFollow: Keep<'follow'> = async (write, { threadId, user, muted }) => {
  await checkPerson(write, user.id, 'user');
  await followThread(as(write, user.id), await threadOf(write, threadId), true, muted ?? false);
};

const keepRead: Keep<'read'> = async (write, { threadId, user, at }) => {
  await checkPerson(write, user.id, 'user');
  await threadOf(write, threadId);
  await queries.raiseMark(write.sql, write.caller.company, threadId, user.id, at);
};

/** How a line of each type is kept; records go many at a time instead. */
export const keepers: { readonly [T in Exclude<LineType, 'record'>]: Keep<T> } = {
  company: (write, { type: _type, ...body }) => patchCompany(write, body),
  kind: (write, { type: _type, kind, ...body }) => putKind(write, kind, body),
  user: keepUser,
  group: (write, { type: _type, id, ...body }) => putGroup(write, id, body),
  contact: (write, { type: _type, id, ...body }) => putContact(write, id, body),
  topic: (write, { type: _type, createdAt, ...body }) => keepTopic(write, body, createdAt),
  thread: keepThread,
  communication: keepCommunication,
  task: keepTask,
  comment: keepComment,
  attachment: keepAttachment,
  status_change: keepStatusChange,
  follow: keepFollow,
  read: keepRead,
};
