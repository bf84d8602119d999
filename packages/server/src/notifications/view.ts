import { parseRef, plainTextOf, type Notification, type RichText } from '@towerp/crm-protocol';
import { isPortal, seesThread, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { idOf, kindOf, type Projection } from '../events/index.js';
import { bodiesFor } from '../mentions/index.js';
import { personOf } from '../people/index.js';
import { selectNotifications, type NotificationRow } from './queries.js';

/** How much of a text a notification shows. */
const excerptLength = 200;

const excerptOf = (body: RichText | null): string | null => {
  if (!body) return null;
  const text = plainTextOf(body).replaceAll(/\s+/g, ' ').trim();
  return text.length <= excerptLength ? text : `${[...text].slice(0, excerptLength - 1).join('')}…`;
};

/** Whether a reader still sees what a notification tells of. */
const seesSubject = (reader: Reader, row: NotificationRow): boolean =>
  row.is_there &&
  (!isPortal(reader) ||
    (row.visibility === 'shared' &&
      row.thread_visibility !== null &&
      seesThread(reader, { visibility: row.thread_visibility, counterpartyId: row.thread_counterparty_id })));

/** Views of notifications for their owners, in the words that what they tell of has now. */
export const viewNotifications = async (
  sql: Sql,
  readers: readonly Reader[],
  rows: readonly NotificationRow[],
): Promise<(reader: Reader, row: NotificationRow) => Notification | undefined> => {
  const bodyFor = await bodiesFor(sql, readers, rows.map(({ body }) => body)); // prettier-ignore
  return (reader, row) => {
    const isSeen = seesSubject(reader, row);
    if (!isSeen && (isPortal(reader) || !row.withdrawn)) return undefined;
    return {
      id: row.id,
      reason: row.reason as Notification['reason'],
      via: row.via === null || isPortal(reader) ? null : (parseRef(row.via) ?? null),
      subject: parseRef(row.subject) ?? { kind: kindOf(row.subject), id: idOf(row.subject) },
      threadId: row.thread_id,
      actor: personOf(row.actor_id, row.actor_name),
      title: row.topic ?? '',
      excerpt: row.reason === 'status_changed' ? null : excerptOf(bodyFor(reader, row.body)),
      readAt: row.read_at,
      snoozedUntil: row.snoozed_until,
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  };
};

/** Notifications by their ids, each for its owner alone. */
export const notificationProjection: Projection = async (sql, readers, ids) => {
  const rows = await selectNotifications(sql, readers[0]?.company ?? '', ids);
  const owners = new Set(rows.map((row) => row.user_id));
  const own = readers.filter(({ id }) => owners.has(id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const view = own.length === 0 ? undefined : await viewNotifications(sql, own, rows);
  return (reader, id) => {
    const row = byId.get(id);
    return row && row.user_id === reader.id ? view?.(reader, row) : undefined;
  };
};
