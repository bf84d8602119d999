import { parseRef, type Attachment, type RecordView } from '@towerp/crm-protocol';
import { isPortal, seesThread, visibleRefs, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { idOf, type Projection } from '../events/index.js';
import { fileRecords } from '../files/index.js';
import { resolveRefs } from '../mentions/index.js';
import { personOf } from '../people/index.js';
import { bareView } from '../records/index.js';
import { selectThreads } from '../threads/index.js';
import { selectAbove, selectAttachments, type AttachmentRow } from './queries.js';
import { pathsTo } from './via.js';

type Step = NonNullable<Attachment['via']>[number];

const stepOf = (ref: string, visible: ReadonlySet<string> | undefined): Step => {
  const { kind, id } = parseRef(ref) ?? { kind: 'record', id: ref };
  return visible && !visible.has(ref) ? { kind, hidden: true } : { kind, id };
};

const pathsOf = async (
  sql: Sql,
  company: string,
  rows: readonly AttachmentRow[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const derived = rows.filter(({ origin }) => origin === 'derived');
  if (derived.length === 0) return new Map();
  const above = Map.groupBy(await selectAbove(sql, company, derived.map(({ thread_id, ref }) => ({ thread_id, ref }))), ({ thread_id: id }) => id); // prettier-ignore
  const paths = new Map<string, readonly string[]>();
  for (const [threadId, own] of Map.groupBy(derived, (row) => row.thread_id)) {
    const found = pathsTo(above.get(threadId) ?? [], own.map(({ ref }) => ref)); // prettier-ignore
    for (const row of own) paths.set(row.id, found.get(row.ref) ?? []);
  }
  return paths;
};

type AttachmentFor = (reader: Reader, row: AttachmentRow) => Attachment | undefined;

/** Attachments as readers may see them, their threads being seen. */
export const viewAttachments = async (
  sql: Sql,
  readers: readonly Reader[],
  rows: readonly AttachmentRow[],
): Promise<AttachmentFor> => {
  const company = readers[0]?.company ?? '';
  const paths = await pathsOf(sql, company, rows);
  const refs = [...new Set(rows.map(({ ref }) => ref))];
  const steps = [...new Set([...paths.values()].flat())];
  const visible = new Map<string, ReadonlySet<string>>();
  for (const reader of readers.filter(isPortal))
    visible.set(reader.id, await visibleRefs(sql, reader, [...refs, ...steps]));
  // Whatever any of the readers may see is read once; each is shown its own part.
  const wholly = readers.find((reader) => !isPortal(reader));
  const views = wholly ? await resolveRefs(sql, wholly, refs) : new Map<string, RecordView>();
  const own = new Map<string, ReadonlyMap<string, RecordView>>();
  if (!wholly) for (const reader of readers) own.set(reader.id, await resolveRefs(sql, reader, refs));
  const files = await fileRecords(sql, company, refs);
  return (reader, row) => {
    const seen = visible.get(reader.id);
    const isSeen = row.visibility === 'shared' && (row.kind === 'file' || seen?.has(row.ref));
    if (isPortal(reader) && !isSeen) return undefined;
    const record =
      files.get(row.ref) ?? (own.get(reader.id) ?? views).get(row.ref) ?? bareView(row.kind, idOf(row.ref));
    return {
      id: row.id,
      threadId: row.thread_id,
      record,
      origin: row.origin,
      via: row.origin === 'direct' ? null : (paths.get(row.id) ?? []).map((ref) => stepOf(ref, seen)),
      author: personOf(row.author_id, row.author_name),
      visibility: row.visibility,
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  };
};

/** Attachments by their ids. */
export const attachmentProjection: Projection = async (sql, readers, ids) => {
  const company = readers[0]?.company ?? '';
  const rows = await selectAttachments(sql, company, ids);
  const threadIds = [...new Set(rows.map((row) => row.thread_id))];
  const threads = readers.some(isPortal)
    ? new Map((await selectThreads(sql, company, threadIds)).map((thread) => [thread.id, thread]))
    : undefined;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const view = await viewAttachments(sql, readers, rows);
  return (reader, id) => {
    const row = byId.get(id);
    const thread = row && threads?.get(row.thread_id);
    if (
      !row ||
      (isPortal(reader) &&
        !(thread && seesThread(reader, { visibility: thread.visibility, counterpartyId: thread.counterparty_id })))
    )
      return undefined;
    return view(reader, row);
  };
};
