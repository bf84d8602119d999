import { isDeepStrictEqual } from 'node:util';
import {
  newId,
  plainTextOf,
  type CreateTask,
  type RichTextDocument,
  type Status,
  type Visibility,
} from '@towerp/crm-protocol';
import type * as z from 'zod/mini';
import { authorship, forbidden, invalid, isSteward, notFound, type Caller } from '../access/index.js';
import {
  created,
  done,
  expectVersion,
  gone,
  requestHash,
  stands,
  type Facts,
  type Outcome,
  type PendingTimelineItem,
  type Write,
} from '../changes/index.js';
import type { Sql } from '../database/index.js';
import { refsIn, saveBody } from '../mentions/index.js';
import { narrowedVisibility, selectThreads, visibilityOf } from '../threads/index.js';
import { chooseTopic } from '../topics/index.js';
import * as queries from './queries.js';
import { seesTask, taskProjection } from './view.js';

const viewer =
  ({ sql, caller }: Write, id: string) =>
  async () =>
    (await taskProjection(sql, [caller], [id]))(caller, id);

const factsOf = (row: Pick<queries.TaskRow, 'author_id'> & queries.TaskFields): Facts => ({
  authorId: row.author_id,
  assigneeId: row.assignee_id,
  mentions: refsIn(row.description),
  text: row.description ? `${row.topic}\n${plainTextOf(row.description)}` : row.topic,
  isShared: row.visibility === 'shared',
  status: row.status,
  isDeleted: false,
});

/** The task, locked for a change, where the caller sees it. @throws {Refusal} `not_found` */
export const lockSeen = async ({ sql, caller }: { sql: Sql; caller: Caller }, id: string): Promise<queries.TaskRow> => {
  const row = await queries.lockTask(sql, caller.company, id);
  if (!row || !seesTask(caller, row)) throw notFound();
  return row;
};

/** Only a colleague who is there can be given work; what is imported may have been given to one who left since. */
const checkAssignee = async ({ sql, caller, isQuiet }: Write, id: string): Promise<void> => {
  const person = await queries.selectAssignee(sql, caller.company, id);
  if (!person || person.service) throw invalid('assigneeId', 'is nobody', 'unknown_ref');
  if (!person.active && !isQuiet) throw invalid('assigneeId', 'is not active', 'inactive');
  if (person.portal) throw invalid('assigneeId', 'is of the portal', 'portal');
};

const threadVisibility = async ({ sql, caller }: Write, threadId: string | null): Promise<Visibility | null> => {
  if (threadId === null) return null;
  const [thread] = await selectThreads(sql, caller.company, [threadId]);
  if (!thread) throw invalid('threadId', 'is no thread', 'unknown_ref');
  return thread.visibility;
};

/** Gives a task (R12); its assignee is told (R13). */
export const createTask = async (write: Write, body: z.output<typeof CreateTask>): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  const id = body.id ?? newId();
  const hash = requestHash(caller.id, 'task', body);
  const [existing] = body.id === undefined ? [] : await queries.selectTasks(sql, caller.company, [id]);
  if (stands(existing, hash)) return done(viewer(write, id));
  const threadId = body.threadId ?? null;
  const visibility = visibilityOf(caller, body.visibility, { thread: await threadVisibility(write, threadId) });
  const { authorId, createdAt } = await authorship(sql, caller, now, body);
  await checkAssignee(write, body.assigneeId);
  const { topic, topicId } = await chooseTopic(sql, caller, 'task', body, write.isQuiet);
  const saved = await saveBody(sql, caller, body.description ?? null, null, 'description', write.isQuiet);
  const status = body.status ?? 'new';
  const row = {
    id,
    thread_id: threadId,
    topic,
    topic_id: topicId,
    description: saved.body,
    assignee_id: body.assigneeId,
    due_date: body.dueDate ?? null,
    status,
    visibility,
    completed_at: status === 'completed' ? createdAt : null,
    author_id: authorId,
    request_hash: hash,
    created_at: createdAt,
  };
  await queries.insertTask(sql, caller.company, row);
  const isShared = visibility === 'shared';
  const items: PendingTimelineItem[] =
    threadId === null ? [] : [{ threadId, type: 'task', subject: `task:${id}`, isShared, isCountable: true }];
  changes.emit(
    { type: 'task.created', subject: `task:${id}`, threadId, isShared, actorId: authorId, at: createdAt },
    ...items,
  );
  changes.publish({
    type: 'entry',
    kind: 'task',
    id,
    threadId,
    actorId: authorId,
    at: createdAt,
    before: null,
    after: factsOf(row),
  });
  changes.publish({ type: 'named', ref: `task:${id}`, words: topic });
  return created(viewer(write, id));
};

interface Patch {
  readonly topic?: string | undefined;
  readonly topicId?: string | null | undefined;
  readonly description?: RichTextDocument | null | undefined;
  readonly assigneeId?: string | undefined;
  readonly dueDate?: string | null | undefined;
  readonly status?: Status | undefined;
  readonly visibility?: Visibility | undefined;
}

const topicAfter = async (
  { sql, caller, isQuiet }: Write,
  row: queries.TaskRow,
  patch: Patch,
): Promise<{ topic: string; topic_id: string | null }> => {
  if (!patch.topicId || patch.topicId === row.topic_id)
    return { topic: patch.topic ?? row.topic, topic_id: patch.topicId === undefined ? row.topic_id : patch.topicId };
  const { topic, topicId } = await chooseTopic(sql, caller, 'task', patch, isQuiet);
  return { topic, topic_id: topicId };
};

const fieldsAfter = async (write: Write, row: queries.TaskRow, patch: Patch): Promise<queries.TaskFields> => {
  const { sql, caller, now } = write;
  if (patch.assigneeId !== undefined && patch.assigneeId !== row.assignee_id)
    await checkAssignee(write, patch.assigneeId);
  const status = patch.status ?? row.status;
  const isDone = status === 'completed';
  return {
    ...(await topicAfter(write, row, patch)),
    description:
      patch.description === undefined
        ? row.description
        : (await saveBody(sql, caller, patch.description, row.description, 'description', write.isQuiet)).body,
    assignee_id: patch.assigneeId ?? row.assignee_id,
    due_date: patch.dueDate === undefined ? row.due_date : patch.dueDate,
    status,
    visibility: narrowedVisibility(caller, row.author_id, row.visibility, patch.visibility),
    completed_at: isDone ? (row.status === 'completed' ? row.completed_at : now) : null,
  };
};

const isSame = (row: queries.TaskRow, next: queries.TaskFields): boolean =>
  (Object.keys(next) as (keyof queries.TaskFields)[]).every((name) => isDeepStrictEqual(row[name], next[name]));

/** Changes a task; what changes nothing leaves no trace. */
export const patchTask = async (write: Write, row: queries.TaskRow, patch: Patch): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  await expectVersion(write, row.version, viewer(write, row.id));
  const next = await fieldsAfter(write, row, patch);
  if (isSame(row, next)) return done(viewer(write, row.id));
  await queries.updateTask(sql, caller.company, row.id, next, now);
  const [subject, threadId] = [`task:${row.id}`, row.thread_id];
  const isMoved = threadId !== null && next.status !== row.status;
  const items: PendingTimelineItem[] = isMoved
    ? [
        {
          threadId,
          type: 'status_change',
          subject,
          isShared: next.visibility === 'shared',
          isCountable: true,
          data: { from: row.status, to: next.status },
        },
      ]
    : [];
  const wasShared = row.visibility === 'shared';
  changes.emit({ type: 'task.updated', subject, threadId, isShared: wasShared, data: { wasShared } }, ...items);
  changes.publish({
    type: 'entry',
    kind: 'task',
    id: row.id,
    threadId,
    actorId: caller.id,
    at: now,
    before: factsOf(row),
    after: factsOf({ ...next, author_id: row.author_id }),
  });
  if (next.topic !== row.topic) changes.publish({ type: 'named', ref: subject, words: next.topic });
  return done(viewer(write, row.id));
};

/** Deletes a task with everything that told of it. */
export const deleteTask = async (write: Write, row: queries.TaskRow): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  if (caller.id !== row.author_id && !isSteward(caller))
    throw forbidden('A task is deleted by its author or an admin.');
  await expectVersion(write, row.version, viewer(write, row.id));
  await queries.deleteTask(sql, caller.company, row.id);
  const subject = `task:${row.id}`;
  const event = changes.emit({
    type: 'task.deleted',
    subject,
    threadId: row.thread_id,
    isShared: row.visibility === 'shared',
  });
  changes.publish({
    type: 'entry',
    kind: 'task',
    id: row.id,
    threadId: row.thread_id,
    actorId: caller.id,
    at: now,
    before: factsOf(row),
    after: null,
  });
  changes.publish({
    type: 'record',
    ref: subject,
    actorId: caller.id,
    at: now,
    before: { kind: 'task', status: null, counterpartyId: null },
    after: null,
    event,
  });
  changes.publish({ type: 'named', ref: subject, words: null });
  return gone;
};

/** Brings a task that stands in no thread into one (R15). */
export const moveTaskInto = async (write: Write, id: string, threadId: string): Promise<void> => {
  const { sql, caller, changes, now } = write;
  const row = await queries.lockTask(sql, caller.company, id);
  if (!row || row.thread_id !== null) return;
  await queries.moveTask(sql, caller.company, id, threadId, now);
  const isShared = row.visibility === 'shared';
  changes.emit(
    { type: 'task.updated', subject: `task:${id}`, threadId, isShared },
    { threadId, type: 'task', subject: `task:${id}`, isShared, isCountable: true },
  );
  changes.publish({
    type: 'entry',
    kind: 'task',
    id,
    threadId,
    actorId: caller.id,
    at: now,
    before: null,
    after: factsOf(row),
    isMoved: true,
  });
};
