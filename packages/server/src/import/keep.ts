import type { ParsedImportLine } from '@towerp/crm-protocol';
import { invalid, notFound } from '../access/index.js';
import { attachRecord, selectInThread } from '../attachments/index.js';
import type { Write } from '../changes/index.js';
import { createComment, deleteComment, lockComment, patchComment } from '../comments/index.js';
import { createCommunication, lockCommunication, patchCommunication } from '../communications/index.js';
import { patchCompany, putContact, putGroup, putUser, selectAnyPerson } from '../people/index.js';
import { putKind } from '../records/index.js';
import { createTask, lockTask, patchTask } from '../tasks/index.js';
import { createThread, lockThread, patchThread, selectThreads, setFollow, type ThreadRow } from '../threads/index.js';
import { keepTopic } from '../topics/index.js';
import * as queries from './queries.js';

export type LineType = ParsedImportLine['type'];
type LineOf<T extends LineType> = Extract<ParsedImportLine, { type: T }>;
type Keep<T extends LineType> = (write: Write, line: LineOf<T>) => Promise<unknown>;

/** The write as the author of what is kept would do it. */
const as = (write: Write, id: string): Write => ({ ...write, caller: { ...write.caller, id, role: 'service' } });

/** What stands under an id already; undefined where nothing does. */
const standing = async <Row>(look: Promise<Row>): Promise<Row | undefined> => {
  try {
    return await look;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === notFound().code) return undefined;
    throw error;
  }
};

const threadOf = async ({ sql, caller }: Write, id: string, path = 'threadId'): Promise<ThreadRow> => {
  const [thread] = await selectThreads(sql, caller.company, [id]);
  if (!thread) throw invalid(path, 'is no thread', 'unknown_ref');
  return thread;
};

const person = async ({ sql, caller }: Write, id: string, path: string): Promise<void> => {
  if (!(await selectAnyPerson(sql, caller.company, id))) throw invalid(path, 'is nobody', 'unknown_ref');
};

const keepUser: Keep<'user'> = async (write, { type: _type, id, counterpartyId, ...body }) => {
  await putUser(write, id, body);
  if (id.startsWith('portal:'))
    await queries.bindToCounterparty(write.sql, write.caller.company, id, counterpartyId ?? null);
};

const keepThread: Keep<'thread'> = async (write, { type: _type, id, author, createdAt, status, ...body }) => {
  await person(write, author.id, 'author');
  const by = as(write, author.id);
  const row = await standing(lockThread(by, id));
  if (row) {
    const { topic, topicId = null, description = null, counterpartyId = null, visibility = 'internal' } = body;
    await patchThread(by, row, { topic, topicId, description, counterpartyId, visibility, status: status ?? 'new' });
    return;
  }
  await createThread(by, { id, ...body, authorId: author.id, createdAt });
  if (!status || status === 'new') return;
  await queries.setThreadStatus(write.sql, write.caller.company, id, status);
  write.changes.countStatus('new', -1);
  write.changes.countStatus(status, 1);
};

const keepCommunication: Keep<'communication'> = async (write, { type: _type, id, author, createdAt, ...body }) => {
  await person(write, author.id, 'author');
  const by = as(write, author.id);
  const row = await standing(lockCommunication(by, id));
  if (!row) return createCommunication(by, { id, ...body, authorId: author.id, createdAt });
  const {
    topic,
    topicId = null,
    contactId = null,
    direction,
    channel,
    occurredAt,
    body: text = null,
    visibility,
  } = body;
  return patchCommunication(by, row, {
    topic,
    topicId,
    contactId,
    direction,
    channel,
    occurredAt,
    body: text,
    visibility,
  });
};

const keepTask: Keep<'task'> = async (write, { type: _type, id, author, createdAt, completedAt, ...body }) => {
  await person(write, author.id, 'author');
  const by = as(write, author.id);
  const row = await standing(lockTask(by, id));
  if (row) {
    const { topic, topicId = null, description = null, assigneeId, dueDate = null, status = 'new', visibility } = body;
    await patchTask(by, row, { topic, topicId, description, assigneeId, dueDate, status, visibility });
  } else await createTask(by, { id, ...body, authorId: author.id, createdAt });
  if (body.status === 'completed' && completedAt)
    await queries.setCompleted(write.sql, write.caller.company, id, completedAt);
};

const keepComment: Keep<'comment'> = async (
  write,
  { type: _type, id, threadId, author, createdAt, editedAt, deletedAt, body, ...more },
) => {
  await person(write, author.id, 'author');
  const by = as(write, author.id);
  const row = await standing(lockComment(by, id));
  if (!row) {
    // A deleted comment keeps its place without ever having had words here.
    const words = body ?? { version: 1, blocks: [{ type: 'paragraph', children: [{ type: 'text', text: '…' }] }] };
    await createComment(by, await threadOf(write, threadId), {
      id,
      body: words,
      ...more,
      authorId: author.id,
      createdAt,
    });
  } else if (body && row.body !== null) await patchComment(by, row, { body, visibility: more.visibility });
  if (body === null && row?.deleted_at == null) await deleteComment(by, await lockComment(by, id));
  await queries.setCommentTimes(
    write.sql,
    write.caller.company,
    id,
    editedAt ?? null,
    body === null ? (deletedAt ?? write.now) : null,
  );
};

const keepAttachment: Keep<'attachment'> = async (
  write,
  { type: _type, id, threadId, author, createdAt, record, visibility },
) => {
  await person(write, author.id, 'author');
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

const keepStatusChange: Keep<'status_change'> = async (write, { threadId, taskId, from, to, at, actor }) => {
  await person(write, actor.id, 'actor');
  const subject = threadId ? `thread:${threadId}` : `task:${String(taskId)}`;
  const task = taskId ? await standing(lockTask(write, taskId)) : undefined;
  if (taskId && !task) throw invalid('taskId', 'is no task', 'unknown_ref');
  const inThread = threadId ?? task?.thread_id;
  if (!inThread) return;
  const thread = await threadOf(write, inThread);
  if (await queries.hasStatusChange(write.sql, write.caller.company, inThread, subject, at)) return;
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
  await person(write, user.id, 'user');
  await threadOf(write, threadId);
  await setFollow(write.sql, write.caller.company, threadId, [user.id], true, muted ?? false);
};

const keepRead: Keep<'read'> = async (write, { threadId, user, at }) => {
  await person(write, user.id, 'user');
  await threadOf(write, threadId);
  await queries.setRead(write.sql, write.caller.company, threadId, user.id, at);
};

/** How a line of each type is kept; records go many at a time instead. @throws {Refusal} before anything of the line is written */
export const keepers: { readonly [T in Exclude<LineType, 'record'>]: Keep<T> } = {
  company: (write, { type: _type, ...body }) => patchCompany(write, body),
  kind: (write, { type: _type, kind, ...body }) => putKind(write, kind, body),
  user: keepUser,
  group: (write, { type: _type, id, ...body }) => putGroup(write, id, body),
  contact: (write, { type: _type, id, ...body }) => putContact(write, id, body),
  topic: (write, { type: _type, createdAt: _createdAt, ...body }) => keepTopic(write, body),
  thread: keepThread,
  communication: keepCommunication,
  task: keepTask,
  comment: keepComment,
  attachment: keepAttachment,
  status_change: keepStatusChange,
  follow: keepFollow,
  read: keepRead,
};
