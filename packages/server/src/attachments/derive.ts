import { newId } from '@towerp/crm-protocol';
import { holdLineage, type Edge, type Write } from '../changes/index.js';
import { kindOf } from '../events/index.js';
import * as queries from './queries.js';
import { tellAdded, tellRemoved } from './telling.js';

interface Attached {
  readonly thread_id: string;
  readonly ref: string;
}

/** Attaches everything that derives, at any depth, from what was attached or linked just now (R17). */
export const deriveBelow = async (
  write: Write,
  from: readonly Attached[],
  by: { actorId: string; at: string },
): Promise<void> => {
  if (from.length === 0) return;
  const { sql, caller } = write;
  const fresh = await queries.freshBelow(sql, caller.company, from);
  if (fresh.length === 0) return;
  const rows = fresh
    .sort((a, b) => (a.thread_id + a.ref < b.thread_id + b.ref ? -1 : 1))
    .map((row): queries.NewAttachment => ({
      id: newId(),
      ...row,
      kind: kindOf(row.ref),
      origin: 'derived',
      visibility: 'shared',
      author_id: by.actorId,
      request_hash: null,
      created_at: by.at,
    }));
  const added = await queries.insertAttachments(sql, caller.company, rows);
  await tellAdded(
    write,
    rows.filter(({ id }) => added.has(id)),
    newId(),
  );
};

/** Takes away, in the given threads, what nothing attached leads to any more. */
export const dropUnreached = async (
  write: Write,
  threadIds: readonly string[],
): Promise<readonly queries.Removed[]> => {
  if (threadIds.length === 0) return [];
  const removed = await queries.removeUnreached(write.sql, write.caller.company, [...new Set(threadIds)]);
  await tellRemoved(write, removed, newId());
  return removed;
};

const followAdded = async (
  write: Write,
  edges: readonly Edge[],
  by: { actorId: string; at: string },
): Promise<void> => {
  if (edges.length === 0) return;
  const parents = [...new Set(edges.map(({ parent }) => parent))];
  const attached = await queries.threadsWith(write.sql, write.caller.company, parents);
  await deriveBelow(write, attached, by);
};

const followRemoved = async (write: Write, edges: readonly Edge[]): Promise<void> => {
  if (edges.length === 0) return;
  const children = [...new Set(edges.map(({ child }) => child))];
  const attached = await queries.threadsWith(write.sql, write.caller.company, children);
  await dropUnreached(
    write,
    attached.filter(({ origin }) => origin === 'derived').map((row) => row.thread_id),
  );
};

const followRecords = async (write: Write): Promise<void> => {
  const { sql, caller, changes } = write;
  const records = changes.of('record');
  const gone = records.filter(({ after }) => after === null);
  if (gone.length > 0) {
    const before = new Map(gone.map((change) => [change.ref, change.before]));
    const removed = await queries.removeRecord(sql, caller.company, [...before.keys()]);
    await tellRemoved(
      write,
      removed.map((row) => ({ ...row, counterparty_id: before.get(row.ref)?.counterpartyId ?? null })),
      null,
    );
  }
  const moved = records.filter(({ before, after }) => before && after && before.status !== after.status);
  if (moved.length === 0) return;
  const attached = await queries.threadsWith(
    sql,
    caller.company,
    moved.map(({ ref }) => ref),
  );
  for (const { ref, event, before, after } of moved)
    for (const { thread_id: threadId } of attached.filter((row) => row.ref === ref))
      changes.append(event, {
        threadId,
        type: 'record_change',
        subject: ref,
        isShared: true,
        isCountable: false,
        data: { from: before?.status ?? null, to: after?.status ?? null },
      });
};

/** Keeps what is attached in step with the document flow, in the transaction that changed it. */
export const followLineage = async (write: Write): Promise<void> => {
  await followRecords(write);
  const edges = write.changes.of('edges');
  if (edges.length === 0) return;
  await holdLineage(write.sql, write.caller.company, 'alone');
  for (const { added, removed, actorId, at } of edges) {
    await followAdded(write, added, { actorId, at });
    await followRemoved(write, removed);
  }
};
