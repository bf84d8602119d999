import { parseRef, type Attachment, type RecordView, type TimelineItem } from '@towerp/crm-protocol';
import { isPortal, type Caller } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { idOf, kindOf, type Projected, type Projections } from '../events/index.js';
import { resolveRefs } from '../mentions/index.js';
import { personOf } from '../people/index.js';
import { bareView } from '../records/index.js';
import type { TimelineRow } from './queries.js';

/** Types whose item shows an entity, and the kind by which it is read. */
const entityKinds: Readonly<Record<string, string>> = {
  created: 'thread',
  comment: 'comment',
  communication: 'communication',
  task: 'task',
  attachment: 'attachment',
};

const entityId = (row: TimelineRow): string =>
  row.type === 'attachment' ? String(row.data?.['id']) : idOf(row.subject);

interface Sources {
  readonly projected: ReadonlyMap<string, Projected>;
  readonly records: ReadonlyMap<string, RecordView>;
}

/** The link as it was when it was made, for a knot whose attachment has gone since. */
const bygone = (threadId: string, row: TimelineRow, record: RecordView): Attachment => {
  const { origin, visibility } = (row.data ?? {}) as Pick<Attachment, 'origin' | 'visibility'>;
  const author = personOf(row.actor_id, row.actor_name);
  return {
    id: entityId(row),
    threadId,
    record,
    origin,
    via: origin === 'direct' ? null : [],
    author,
    visibility,
    version: 1,
    createdAt: row.at,
    updatedAt: row.at,
  };
};

const entityOf = (caller: Caller, threadId: string, row: TimelineRow, { projected, records }: Sources): unknown => {
  const known = records.get(row.subject);
  const record = known ?? (isPortal(caller) ? undefined : bareView(kindOf(row.subject), idOf(row.subject)));
  switch (row.type) {
    case 'status_change':
      return { subject: parseRef(row.subject), ...row.data };
    case 'edited':
      return row.data;
    case 'record_change':
      return record && { record, ...row.data };
    case 'attachment_removed':
      return {
        id: entityId({ ...row, type: 'attachment' }),
        threadId,
        record: known ?? null,
        ref: parseRef(row.subject),
      };
    case 'attachment':
      return projected.get('attachment')?.(caller, entityId(row)) ?? (record && bygone(threadId, row, record));
    default:
      return projected.get(entityKinds[row.type] ?? '')?.(caller, entityId(row));
  }
};

/** The knots of one page as the caller may see them; one whose entry is gone is left out. */
export const viewTimeline = async (
  sql: Sql,
  caller: Caller,
  projections: Projections,
  threadId: string,
  rows: readonly TimelineRow[],
): Promise<TimelineItem[]> => {
  const projected = new Map<string, Projected>();
  for (const kind of new Set(rows.map(({ type }) => entityKinds[type]).filter((kind) => kind !== undefined))) {
    const ids = [...new Set(rows.filter(({ type }) => entityKinds[type] === kind).map(entityId))];
    const projection = projections[kind];
    if (projection) projected.set(kind, await projection(sql, [caller], ids));
  }
  const refs = [
    ...new Set(rows.filter(({ type }) => /^(attachment|record_change)/.test(type)).map(({ subject }) => subject)),
  ];
  const records = refs.length === 0 ? new Map<string, RecordView>() : await resolveRefs(sql, caller, refs);
  return rows.flatMap((row) => {
    const entity = entityOf(caller, threadId, row, { projected, records });
    if (entity === undefined) return [];
    const { id, seq, type, at, group_id: groupId } = row;
    return [{ id, seq, type, at, actor: personOf(row.actor_id, row.actor_name), groupId, entity } as TimelineItem];
  });
};
