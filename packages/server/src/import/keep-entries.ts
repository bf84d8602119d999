import { isDeepStrictEqual } from 'node:util';
import type { RichText, RichTextDocument } from '@towerp/crm-protocol';
import type { Write } from '../changes/index.js';
import { createComment, deleteComment, lockComment, patchComment } from '../comments/index.js';
import { createCommunication, lockCommunication, patchCommunication } from '../communications/index.js';
import { refsIn } from '../mentions/index.js';
import { createTask, lockTask, patchTask } from '../tasks/index.js';
import { createThread, lockThread, patchThread } from '../threads/index.js';
import { as, checkPerson, forgetThread, standing, threadOf, type Keep } from './keeping.js';
import { presentedTexts } from './present.js';
import * as queries from './queries.js';

/** What a file says in place of what stands: nothing where it leaves out what it could not name, for that is gone. */
const unlessGone = async (
  { sql, caller }: Write,
  table: 'topic' | 'contact',
  given: string | null | undefined,
  id: string | null,
): Promise<string | null | undefined> => {
  if (given) return given;
  return id !== null && !(await queries.isThere(sql, caller.company, table, id)) ? undefined : null;
};

/** What a file says in place of the words that stand: nothing where it tells the same words as they would be told now. */
const unlessSame = async <T extends RichTextDocument | null>(
  { sql, caller }: Write,
  given: T,
  text: RichText | null,
): Promise<T | undefined> => {
  if (!given || refsIn(text).length === 0) return given;
  const [shown] = await presentedTexts(sql, caller.company, [text]);
  return isDeepStrictEqual(shown, given) ? undefined : given;
};

export const keepThread: Keep<'thread'> = async (write, { type: _type, id, author, createdAt, status, ...body }) => {
  await checkPerson(write, author.id, 'author');
  const by = as(write, author.id);
  const row = await standing(write, id, () => lockThread(by, id));
  if (row) {
    const { topic, description = null, counterpartyId = null, visibility = 'internal' } = body;
    await patchThread(by, row, {
      topic,
      topicId: await unlessGone(write, 'topic', body.topicId, row.topic_id),
      description: await unlessSame(write, description, row.description),
      counterpartyId,
      visibility,
      status: status ?? 'new',
    });
    forgetThread(write, id);
    return;
  }
  await createThread(by, { id, ...body, authorId: author.id, createdAt });
  if (!status || status === 'new') return;
  await queries.setThreadStatus(write.sql, write.caller.company, id, status);
  write.changes.countStatus('new', -1);
  write.changes.countStatus(status, 1);
};

export const keepCommunication: Keep<'communication'> = async (
  write,
  { type: _type, id, author, createdAt, ...line },
) => {
  await checkPerson(write, author.id, 'author');
  const by = as(write, author.id);
  const row = await standing(write, id, () => lockCommunication(by, id));
  if (!row) return createCommunication(by, { id, ...line, authorId: author.id, createdAt });
  const { topic, direction, channel, occurredAt, visibility, body = null } = line;
  return patchCommunication(by, row, {
    topic,
    topicId: await unlessGone(write, 'topic', line.topicId, row.topic_id),
    contactId: await unlessGone(write, 'contact', line.contactId, row.contact_id),
    direction,
    channel,
    occurredAt,
    body: await unlessSame(write, body, row.body),
    visibility,
  });
};

export const keepTask: Keep<'task'> = async (write, { type: _type, id, author, createdAt, completedAt, ...line }) => {
  await checkPerson(write, author.id, 'author');
  const by = as(write, author.id);
  const row = await standing(write, id, () => lockTask(by, id));
  if (row) {
    const { topic, description = null, assigneeId, dueDate = null, status = 'new', visibility } = line;
    await patchTask(by, row, {
      topic,
      topicId: await unlessGone(write, 'topic', line.topicId, row.topic_id),
      description: await unlessSame(write, description, row.description),
      assigneeId,
      dueDate,
      status,
      visibility,
    });
  } else await createTask(by, { id, ...line, authorId: author.id, createdAt });
  if (line.status === 'completed' && completedAt)
    await queries.setCompleted(write.sql, write.caller.company, id, completedAt);
};

// A deleted comment keeps its place without ever having had words here.
const nothing: RichTextDocument = {
  version: 1,
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text: '…' }] }],
};

export const keepComment: Keep<'comment'> = async (
  write,
  { type: _type, id, threadId, author, createdAt, editedAt, deletedAt, body, ...more },
) => {
  await checkPerson(write, author.id, 'author');
  const by = as(write, author.id);
  const row = await standing(write, id, () => lockComment(by, id));
  if (!row) {
    const thread = await threadOf(write, threadId);
    // The portal's words are always shared.
    const usual = author.id.startsWith('portal:') ? thread.visibility : undefined;
    const { replyTo, visibility = usual } = more;
    await createComment(by, thread, { id, body: body ?? nothing, replyTo, visibility, authorId: author.id, createdAt });
  } else if (body) {
    const words = await unlessSame(write, body, row.body);
    await patchComment(by, row, { body: words, visibility: more.visibility });
  }
  if (body === null && row?.deleted_at == null) await deleteComment(by, await lockComment(by, id));
  const gone = body === null ? (deletedAt ?? row?.deleted_at ?? write.now) : null;
  if (!row && !editedAt && !gone) return;
  await queries.setCommentTimes(write.sql, write.caller.company, id, editedAt ?? null, gone);
};
