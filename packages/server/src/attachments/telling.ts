import type { Write } from '../changes/index.js';
import { portalRows, type NewAttachment, type Removed } from './queries.js';

/** Says that records were attached: each is an event and a knot of its thread; the derived ones of one write share a group. */
export const tellAdded = async (
  write: Write,
  rows: readonly NewAttachment[],
  groupId: string | null,
): Promise<void> => {
  for (const row of rows) {
    const isShared = row.visibility === 'shared';
    const event = { subject: `attachment:${row.id}`, threadId: row.thread_id, isShared, actorId: row.author_id };
    const data = { id: row.id, origin: row.origin, visibility: row.visibility };
    const knot = { threadId: row.thread_id, subject: row.ref, groupId, isShared, isCountable: false, data };
    write.changes.emit({ ...event, type: 'attachment.created', at: row.created_at }, { ...knot, type: 'attachment' });
  }
  await tally(write, rows.map(toldOf), 1);
};

/** Says that attachments are gone. */
export const tellRemoved = async (write: Write, rows: readonly Removed[], groupId: string | null): Promise<void> => {
  for (const row of rows) {
    const isShared = row.visibility === 'shared';
    const record = { kind: row.kind, counterpartyId: row.counterparty_id };
    // A file has no rule of its own by which a portal reader would be judged.
    const told = row.kind === 'file' ? {} : { data: { record } };
    const event = { subject: `attachment:${row.id}`, threadId: row.thread_id, isShared, ...told };
    const data = { id: row.id, ...record };
    const knot = { threadId: row.thread_id, subject: row.ref, groupId, isShared, isCountable: false, data };
    write.changes.emit({ ...event, type: 'attachment.deleted' }, { ...knot, type: 'attachment_removed' });
  }
  const told = rows.map((row) => ({ ...toldOf({ ...row, created_at: write.now }), isDirect: false }));
  await tally(write, told, -1);
};

interface Told {
  readonly threadId: string;
  readonly ref: string;
  readonly kind: string;
  readonly counterpartyId: string | null;
  readonly isDirect: boolean;
  readonly isShared: boolean;
  readonly at: string;
}

const toldOf = (
  row: Omit<NewAttachment, 'origin' | 'author_id' | 'request_hash'> & {
    origin: string;
    counterparty_id?: string | null;
  },
): Told => ({
  threadId: row.thread_id,
  ref: row.ref,
  kind: row.kind,
  counterpartyId: row.counterparty_id ?? null,
  isDirect: row.origin === 'direct',
  isShared: row.visibility === 'shared',
  at: row.created_at,
});

/** Of what is shared, the threads in which somebody on the portal sees it: only those are told that they changed. */
const seenThreads = async ({ sql, caller }: Write, rows: readonly Told[]): Promise<ReadonlySet<string>> => {
  const shared = rows.filter(
    ({ isShared, kind }) => isShared && (kind === 'file' || caller.portalKinds.includes(kind)),
  );
  const asked = shared.map((row) => ({ thread_id: row.threadId, ref: row.ref, counterparty_id: row.counterpartyId }));
  return asked.length === 0 ? new Set() : portalRows(sql, caller.company, asked);
};

/** Adds up, for each thread, how many more or fewer are attached. */
const tally = async (write: Write, rows: readonly Told[], sign: 1 | -1): Promise<void> => {
  const seen = await seenThreads(write, rows);
  const groups = new Map<string, { first: Told; delta: number }>();
  for (const row of rows) {
    const key = `${row.threadId} ${String(row.isDirect)}`;
    const group = groups.get(key) ?? { first: row, delta: 0 };
    group.delta += sign;
    groups.set(key, group);
  }
  for (const { first, delta } of groups.values()) {
    const { threadId, at, isDirect } = first;
    write.changes.publish({ type: 'attachment', threadId, at, delta, isDirect, isShared: seen.has(threadId) });
  }
};
