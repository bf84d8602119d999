import { isDeepStrictEqual } from 'node:util';
import { newId, plainTextOf, type CreateComment, type RichTextDocument, type Visibility } from '@towerp/crm-protocol';
import type * as z from 'zod/mini';
import {
  authorship,
  conflict,
  forbidden,
  invalid,
  isPortal,
  isSteward,
  notFound,
  type Caller,
} from '../access/index.js';
import {
  created,
  done,
  expectVersion,
  gone,
  requestHash,
  stands,
  type Facts,
  type Outcome,
  type Write,
} from '../changes/index.js';
import type { Sql } from '../database/index.js';
import { attachFiles } from '../files/index.js';
import { refsIn, saveBody } from '../mentions/index.js';
import { narrowedVisibility, visibilityOf, type ThreadRow } from '../threads/index.js';
import * as queries from './queries.js';
import { commentProjection, seesComment } from './view.js';

const factsOf = (row: Pick<queries.CommentRow, 'author_id' | 'body' | 'visibility'>): Facts => ({
  authorId: row.author_id,
  assigneeId: null,
  mentions: refsIn(row.body),
  text: row.body ? plainTextOf(row.body) : '',
  isShared: row.visibility === 'shared',
  status: null,
  isDeleted: row.body === null,
});

const viewer =
  ({ sql, caller }: Write, id: string) =>
  async () =>
    (await commentProjection(sql, [caller], [id]))(caller, id);

/** The comment, locked for a change, where the caller sees it. @throws {Refusal} `not_found` */
export const lockSeen = async (
  { sql, caller }: { sql: Sql; caller: Caller },
  id: string,
): Promise<queries.CommentRow> => {
  const row = await queries.lockComment(sql, caller.company, id);
  if (!row || !seesComment(caller, row)) throw notFound();
  return row;
};

const repliedTo = async (
  { sql, caller }: Write,
  threadId: string,
  id: string | null | undefined,
): Promise<queries.CommentRow | undefined> => {
  if (!id) return undefined;
  const [row] = await queries.selectComments(sql, caller.company, [id]);
  if (!row || row.thread_id !== threadId || !seesComment(caller, row))
    throw invalid('replyTo', 'is no comment of this thread', 'unknown_ref');
  return row;
};

/** Writes a comment into a thread; whom it mentions is notified (R4). */
export const createComment = async (
  write: Write,
  thread: ThreadRow,
  body: z.output<typeof CreateComment>,
): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  const id = body.id ?? newId();
  const hash = requestHash(caller.id, `comment ${thread.id}`, body);
  const [existing] = body.id === undefined ? [] : await queries.selectComments(sql, caller.company, [id]);
  if (existing && !seesComment(caller, existing)) throw conflict('This id is in use.');
  if (stands(existing, hash)) return done(viewer(write, id));
  const reply = await repliedTo(write, thread.id, body.replyTo);
  const visibility = visibilityOf(caller, body.visibility, { thread: thread.visibility, reply: reply?.visibility });
  const { authorId, createdAt } = await authorship(sql, caller, now, body);
  const saved = await saveBody(sql, caller, body.body, null, 'body', write.isQuiet);
  if (!saved.body) throw invalid('body', 'must not be empty');
  await queries.insertComment(sql, caller.company, {
    id,
    threadId: thread.id,
    body: saved.body,
    visibility,
    authorId,
    replyTo: body.replyTo ?? null,
    createdAt,
    requestHash: hash,
  });
  if (body.fileIds?.length) await attachFiles(write, { kind: 'comment', id }, body.fileIds);
  const isShared = visibility === 'shared';
  changes.emit(
    {
      type: 'comment.created',
      subject: `comment:${id}`,
      threadId: thread.id,
      isShared,
      actorId: authorId,
      at: createdAt,
    },
    { threadId: thread.id, type: 'comment', subject: `comment:${id}`, isShared, isCountable: true },
  );
  const after = factsOf({ author_id: authorId, body: saved.body, visibility });
  changes.publish({
    type: 'entry',
    kind: 'comment',
    id,
    threadId: thread.id,
    actorId: authorId,
    at: createdAt,
    before: null,
    after,
  });
  return created(viewer(write, id));
};

interface Patch {
  readonly body?: RichTextDocument | undefined;
  readonly visibility?: Visibility | undefined;
}

const publishEdit = (write: Write, row: queries.CommentRow, before: Facts, after: Facts): void => {
  const { changes, caller, now } = write;
  changes.publish({
    type: 'entry',
    kind: 'comment',
    id: row.id,
    threadId: row.thread_id,
    actorId: caller.id,
    at: now,
    before,
    after,
  });
};

/** Edits a comment: its author its words; author or admin may take back what was shared. */
export const patchComment = async (write: Write, row: queries.CommentRow, patch: Patch): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  if (patch.body !== undefined && caller.id !== row.author_id) throw forbidden('A comment is edited by its author.');
  if (isPortal(caller) && caller.id !== row.author_id) throw forbidden();
  await expectVersion(write, row.version, viewer(write, row.id));
  if (row.body === null) throw conflict('This comment was deleted.');
  const visibility = narrowedVisibility(caller, row.author_id, row.visibility, patch.visibility);
  const saved =
    patch.body === undefined ? undefined : await saveBody(sql, caller, patch.body, row.body, 'body', write.isQuiet);
  const body = saved?.body ?? row.body;
  const isEdited = !isDeepStrictEqual(body, row.body);
  if (!isEdited && visibility === row.visibility) return done(viewer(write, row.id));
  await queries.updateComment(sql, caller.company, row, { body, visibility, isEdited }, now);
  const wasShared = row.visibility === 'shared';
  changes.emit({
    type: 'comment.updated',
    subject: `comment:${row.id}`,
    threadId: row.thread_id,
    isShared: wasShared,
    data: { wasShared },
  });
  publishEdit(write, row, factsOf(row), factsOf({ author_id: row.author_id, body, visibility }));
  return done(viewer(write, row.id));
};

/** Takes a comment's words away; its place in the thread remains. */
export const deleteComment = async (write: Write, row: queries.CommentRow): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  if (isPortal(caller) || (caller.id !== row.author_id && !isSteward(caller)))
    throw forbidden('A comment is deleted by its author or an admin.');
  await expectVersion(write, row.version, viewer(write, row.id));
  if (row.body === null) return gone;
  await queries.eraseComment(sql, caller.company, row.id, now);
  if (row.shows_files) await attachFiles(write, { kind: 'comment', id: row.id }, []);
  changes.emit({
    type: 'comment.deleted',
    subject: `comment:${row.id}`,
    threadId: row.thread_id,
    isShared: row.visibility === 'shared',
  });
  publishEdit(write, row, factsOf(row), factsOf({ ...row, body: null }));
  return gone;
};
