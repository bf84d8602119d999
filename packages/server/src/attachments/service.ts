import { formatRef, newId, unattachableKinds, type Ref, type Visibility } from '@towerp/crm-protocol';
import { authorship, conflict, forbidden, invalid, isPortal, notFound, type Caller } from '../access/index.js';
import {
  created,
  done,
  expectVersion,
  gone,
  holdLineage,
  requestHash,
  type AttachChange,
  type Outcome,
  type Write,
} from '../changes/index.js';
import { idOf, kindOf } from '../events/index.js';
import { attachableFiles, releaseFromThread } from '../files/index.js';
import { resolveRefs } from '../mentions/index.js';
import { selectThreads, type ThreadRow } from '../threads/index.js';
import { deriveBelow, dropUnreached } from './derive.js';
import { movers } from './movers.js';
import * as queries from './queries.js';
import { tellAdded } from './telling.js';
import { attachmentProjection } from './view.js';

const neverAttached = new Set([...unattachableKinds, 'comment']);

const viewer =
  ({ sql, caller }: Write, id: string) =>
  async () =>
    (await attachmentProjection(sql, [caller], [id]))(caller, id);

/** Refuses what cannot be attached, at the place where it was asked for. */
const checkAttachable = async (
  write: Write,
  asked: readonly Pick<AttachChange, 'threadId' | 'ref' | 'path'>[],
): Promise<void> => {
  const refs = asked.map(({ ref }) => ref);
  const found = await resolveRefs(write.sql, write.caller, refs);
  const files = await attachableFiles(write.sql, write.caller, refs, write.now);
  for (const { ref, threadId, path } of asked) {
    if (neverAttached.has(kindOf(ref))) throw invalid(path, `${kindOf(ref)} is not attached, only mentioned`, 'kind');
    if (ref === `thread:${threadId}`) throw invalid(path, 'is the thread itself', 'self');
    if (!found.has(ref) && !files.has(ref)) throw invalid(path, 'is not there', 'unknown_ref');
  }
};

interface Asked {
  readonly id: string;
  readonly threadId: string;
  readonly ref: string;
  readonly visibility: Visibility;
  readonly actorId: string;
  readonly at: string;
  readonly hash: string | null;
}

const becomeDirect = async (
  write: Write,
  row: queries.AttachmentRow,
  { visibility, actorId, at }: Asked,
): Promise<void> => {
  const { sql, caller, changes, now } = write;
  await queries.changeOrigin(sql, caller.company, row.id, { origin: 'direct', visibility, authorId: actorId }, now);
  const isShared = visibility === 'shared' || row.visibility === 'shared';
  changes.emit({
    type: 'attachment.updated',
    subject: `attachment:${row.id}`,
    threadId: row.thread_id,
    isShared,
    actorId,
    data: { wasShared: row.visibility === 'shared' },
  });
  changes.publish({ type: 'attachment', threadId: row.thread_id, at, delta: 0, isDirect: true, isShared });
};

/** Attaches one record directly, with all that derives from it; answers its attachment's id, and whether it is new. */
const attach = async (write: Write, asked: Asked): Promise<{ id: string; isNew: boolean }> => {
  const { sql, caller } = write;
  const { threadId, ref, visibility, actorId, at, hash } = asked;
  const existing = await queries.selectInThread(sql, caller.company, threadId, ref);
  if (existing) {
    if (existing.origin === 'derived') await becomeDirect(write, existing, asked);
    return { id: existing.id, isNew: false };
  }
  const row: queries.NewAttachment = {
    id: asked.id,
    thread_id: threadId,
    ref,
    kind: kindOf(ref),
    origin: 'direct',
    visibility,
    author_id: actorId,
    request_hash: hash,
    created_at: at,
  };
  const added = await queries.insertAttachments(sql, caller.company, [row]);
  if (!added.has(row.id)) return attach(write, asked); // Somebody attached it in this moment.
  await tellAdded(write, [row], null);
  await movers[row.kind]?.(write, idOf(ref), threadId);
  await deriveBelow(write, [row], { actorId, at });
  return { id: row.id, isNew: true };
};

// Records are shared, for their own rule limits who sees them; a file has none.
const usualVisibility = (caller: Caller, kind: string): Visibility =>
  kind === 'file' && !isPortal(caller) ? 'internal' : 'shared';

/** Attaches what other rooms asked for in this write: with a new thread (R5), with a record (R16). */
export const followAttach = async (write: Write): Promise<void> => {
  const asked = write.changes.of('attach');
  if (asked.length === 0) return;
  const { sql, caller } = write;
  await holdLineage(sql, caller.company, 'shared');
  const threads = new Set(
    (await selectThreads(sql, caller.company, [...new Set(asked.map(({ threadId }) => threadId))])).map(({ id }) => id),
  );
  for (const { threadId, path } of asked)
    if (!threads.has(threadId)) throw invalid(path, 'is no thread', 'unknown_ref');
  await checkAttachable(write, asked);
  for (const change of asked) {
    const visibility = kindOf(change.ref) === 'file' ? usualVisibility(caller, 'file') : change.visibility;
    await attach(write, { ...change, visibility, id: newId(), hash: null });
  }
};

interface Body {
  readonly id?: string | undefined;
  readonly record: Ref;
  readonly visibility?: Visibility | undefined;
  readonly authorId?: string | undefined;
  readonly createdAt?: string | undefined;
}

/** Attaches a record to a thread (R15); what is attached already is answered as it stands. */
export const attachRecord = async (write: Write, thread: ThreadRow, body: Body): Promise<Outcome> => {
  const { sql, caller, now } = write;
  if (isPortal(caller) && body.visibility === 'internal') throw forbidden('What the portal attaches is shared.');
  const ref = formatRef(body.record);
  await holdLineage(sql, caller.company, 'shared');
  await checkAttachable(write, [{ threadId: thread.id, ref, path: 'record' }]);
  const [used] = body.id === undefined ? [] : await queries.selectAttachments(sql, caller.company, [body.id]);
  if (used && (used.thread_id !== thread.id || used.ref !== ref)) throw conflict('This id is in use.');
  const { authorId, createdAt } = await authorship(sql, caller, now, body);
  const hash = requestHash(caller.id, `attachment ${thread.id}`, body);
  const asked = {
    id: body.id ?? newId(),
    threadId: thread.id,
    ref,
    visibility: body.visibility ?? usualVisibility(caller, body.record.kind),
    actorId: authorId,
    at: createdAt,
    hash,
  };
  const { id, isNew } = await attach(write, asked);
  return isNew ? created(viewer(write, id)) : done(viewer(write, id));
};

/** The attachment of a thread, where the caller sees it. @throws {Refusal} `not_found` */
export const seeAttachment = async (
  { sql, caller }: Pick<Write, 'sql' | 'caller'>,
  threadId: string,
  id: string,
): Promise<queries.AttachmentRow> => {
  const [row] = await queries.selectAttachments(sql, caller.company, [id]);
  if (!row || row.thread_id !== threadId || !(await attachmentProjection(sql, [caller], [id]))(caller, id))
    throw notFound();
  return row;
};

/** Takes a direct attachment away; while a path still leads to its record, it stays as a derived one. */
export const detachRecord = async (write: Write, seen: queries.AttachmentRow): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  await holdLineage(sql, caller.company, 'alone');
  const [row] = await queries.selectAttachments(sql, caller.company, [seen.id]);
  if (!row) throw notFound();
  await expectVersion(write, row.version, viewer(write, row.id));
  if (row.origin === 'derived') throw conflict('It follows from another attachment: it goes with that one.');
  await queries.changeOrigin(
    sql,
    caller.company,
    row.id,
    { origin: 'derived', visibility: row.visibility, authorId: row.author_id },
    now,
  );
  const removed = await dropUnreached(write, [row.thread_id]);
  if (removed.some(({ id }) => id === row.id)) {
    if (row.kind === 'file') await releaseFromThread(write, idOf(row.ref), row.thread_id);
    return gone;
  }
  const isShared = row.visibility === 'shared';
  changes.emit({ type: 'attachment.updated', subject: `attachment:${row.id}`, threadId: row.thread_id, isShared });
  changes.publish({ type: 'attachment', threadId: row.thread_id, at: now, delta: 0, isDirect: false, isShared });
  return gone;
};
