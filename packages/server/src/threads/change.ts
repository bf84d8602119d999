import { isDeepStrictEqual } from 'node:util';
import type { RichText, RichTextDocument, Status } from '@towerp/crm-protocol';
import { conflict, invalid, notFound } from '../access/index.js';
import { done, expectVersion, type Outcome, type PendingTimelineItem, type Write } from '../changes/index.js';
import { saveBody } from '../mentions/index.js';
import { chooseTopic } from '../topics/index.js';
import { factsOf } from './facts.js';
import { lockThreads, updateThread, type ThreadFields } from './queries.js';
import type { ThreadRow } from './row.js';
import { threadProjection } from './view.js';

interface Patch {
  readonly topic?: string | undefined;
  readonly topicId?: string | null | undefined;
  readonly description?: RichTextDocument | null | undefined;
  readonly status?: Status | undefined;
  readonly counterpartyId?: string | null | undefined;
  readonly visibility?: 'internal' | 'shared' | undefined;
}

const names = {
  topic: 'topic',
  topic_id: 'topicId',
  description: 'description',
  visibility: 'visibility',
  counterparty_id: 'counterpartyId',
} as const;

const nextTopic = async (
  { sql, caller, isQuiet }: Write,
  row: ThreadRow,
  patch: Patch,
): Promise<{ topic: string; topic_id: string | null }> => {
  if (patch.topicId === undefined) return { topic: patch.topic ?? row.topic, topic_id: row.topic_id };
  if (patch.topicId === null) return { topic: patch.topic ?? row.topic, topic_id: null };
  // The predefined topic that stands there may have been archived since.
  if (patch.topicId === row.topic_id) return { topic: patch.topic ?? row.topic, topic_id: row.topic_id };
  const { topic, topicId } = await chooseTopic(sql, caller, 'thread', patch, isQuiet);
  return { topic, topic_id: topicId };
};

const checkSharing = (row: ThreadRow, next: ThreadFields): void => {
  if (next.visibility === 'shared' && next.counterparty_id === null)
    throw invalid('counterpartyId', 'is needed by a shared thread', 'required');
  if (row.visibility === 'shared' && next.visibility === 'shared' && row.counterparty_id !== next.counterparty_id)
    throw conflict('A shared thread keeps its counterparty: make it internal first.');
};

const sameText = (a: RichText | null, b: RichText | null): boolean => isDeepStrictEqual(a, b);

const fieldsChanged = (row: ThreadRow, next: ThreadFields): (keyof typeof names)[] =>
  (Object.keys(names) as (keyof typeof names)[]).filter((name) =>
    name === 'description' ? !sameText(row.description, next.description) : row[name] !== next[name],
  );

const itemsOf = ({ caller }: Write, row: ThreadRow, next: ThreadFields): PendingTimelineItem[] => {
  const items: PendingTimelineItem[] = [];
  const common = { threadId: row.id, subject: `thread:${row.id}`, actorId: caller.id };
  const changed = fieldsChanged(row, next);
  if (changed.length > 0) {
    const before = Object.fromEntries(changed.map((name) => [names[name], row[name]]));
    const fields = changed.map((name) => names[name]);
    items.push({ ...common, type: 'edited', data: { fields, before }, isShared: false, isCountable: false });
  }
  if (row.status !== next.status)
    items.push({
      ...common,
      type: 'status_change',
      data: { from: row.status, to: next.status },
      isShared: next.visibility === 'shared',
      isCountable: true,
    });
  return items;
};

const sightOf = (row: Pick<ThreadFields, 'visibility' | 'counterparty_id'>): string[] =>
  row.visibility === 'shared' && row.counterparty_id !== null ? [row.counterparty_id] : [];

const tellSight = ({ changes }: Write, row: ThreadRow, next: ThreadFields): void => {
  const [was, now] = [sightOf(row), sightOf(next)];
  if (was.join() === now.join()) return;
  changes.emit({
    type: 'access.changed',
    subject: `thread:${row.id}`,
    threadId: row.id,
    isShared: true,
    data: { was, now },
  });
};

/** Applies a patch to a locked thread; what changes nothing leaves no trace. */
const apply = async (write: Write, row: ThreadRow, patch: Patch): Promise<void> => {
  const { sql, caller, changes, now } = write;
  const saved =
    patch.description === undefined
      ? row.description
      : (await saveBody(sql, caller, patch.description, row.description, 'description', write.isQuiet)).body;
  const next: ThreadFields = {
    ...(await nextTopic(write, row, patch)),
    description: saved,
    status: patch.status ?? row.status,
    visibility: patch.visibility ?? row.visibility,
    counterparty_id: patch.counterpartyId === undefined ? row.counterparty_id : patch.counterpartyId,
  };
  checkSharing(row, next);
  const items = itemsOf(write, row, next);
  if (items.length === 0) return;
  await updateThread(sql, caller.company, row.id, next, now);
  if (row.status !== next.status) {
    changes.countStatus(row.status, -1);
    changes.countStatus(next.status as Status, 1);
  }
  tellSight(write, row, next);
  changes.touch(row.id, { isShared: true, actorId: caller.id, items });
  if (row.topic !== next.topic) changes.publish({ type: 'named', ref: `thread:${row.id}`, words: next.topic });
  const after = factsOf({ ...row, topic: next.topic, description: next.description, status: next.status as Status });
  changes.publish({
    type: 'entry',
    kind: 'thread',
    id: row.id,
    threadId: row.id,
    actorId: caller.id,
    at: now,
    before: factsOf(row),
    after,
  });
};

const viewer =
  ({ sql, caller }: Write, id: string) =>
  async () =>
    (await threadProjection(sql, [caller], [id]))(caller, id);

/** Changes a thread (R7). */
export const patchThread = async (write: Write, row: ThreadRow, patch: Patch): Promise<Outcome> => {
  await expectVersion(write, row.version, viewer(write, row.id));
  await apply(write, row, patch);
  return done(viewer(write, row.id));
};

/** Changes many threads, all or none. */
export const patchThreads = async (
  write: Write,
  ids: readonly string[],
  patch: Pick<Patch, 'status' | 'visibility'>,
): Promise<Outcome> => {
  const { sql, caller } = write;
  const wanted = [...new Set(ids)];
  const rows = await lockThreads(sql, caller.company, wanted);
  if (rows.length < wanted.length) throw notFound();
  for (const row of rows) await apply(write, row, patch);
  return done(async () => {
    const view = await threadProjection(sql, [caller], wanted);
    return { items: wanted.map((id) => view(caller, id)) };
  });
};
