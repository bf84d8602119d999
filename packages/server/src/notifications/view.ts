import { parseRef, plainTextOf, type Notification, type RichText } from '@towerp/crm-protocol';
import { isPortal, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { idOf, kindOf, type Projected, type Projection, type Projections } from '../events/index.js';
import { personOf } from '../people/index.js';
import { selectNotifications, type NotificationRow } from './queries.js';

/** How much of a text a notification shows. */
const excerptLength = 200;

interface Subject {
  readonly topic?: string;
  readonly body?: RichText | null;
  readonly description?: RichText | null;
}

const excerptOf = (subject: Subject | undefined): string | null => {
  const body = subject?.body ?? subject?.description ?? null;
  if (!body) return null;
  const text = plainTextOf(body).replaceAll(/\s+/g, ' ').trim();
  return text.length <= excerptLength ? text : `${[...text].slice(0, excerptLength - 1).join('')}…`;
};

/** Views of notifications for their owners, in the words that what they tell of has now. */
export const viewNotifications = async (
  sql: Sql,
  projections: Projections,
  readers: readonly Reader[],
  rows: readonly NotificationRow[],
): Promise<(reader: Reader, row: NotificationRow) => Notification | undefined> => {
  const projected = new Map<string, Projected>();
  for (const kind of new Set(rows.map(({ subject }) => kindOf(subject)))) {
    const ids = [
      ...new Set(rows.filter(({ subject }) => kindOf(subject) === kind).map(({ subject }) => idOf(subject))),
    ];
    const projection = projections[kind];
    if (projection) projected.set(kind, await projection(sql, readers, ids));
  }
  return (reader, row) => {
    const subject = projected.get(kindOf(row.subject))?.(reader, idOf(row.subject)) as Subject | undefined;
    if (subject === undefined && (isPortal(reader) || !row.withdrawn)) return undefined;
    return {
      id: row.id,
      reason: row.reason as Notification['reason'],
      via: row.via === null || isPortal(reader) ? null : (parseRef(row.via) ?? null),
      subject: parseRef(row.subject) ?? { kind: kindOf(row.subject), id: idOf(row.subject) },
      threadId: row.thread_id,
      actor: personOf(row.actor_id, row.actor_name),
      title: subject?.topic ?? row.topic ?? '',
      excerpt: row.reason === 'status_changed' ? null : excerptOf(subject),
      readAt: row.read_at,
      snoozedUntil: row.snoozed_until,
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  };
};

/** Notifications by their ids, each for its owner alone. */
export const notificationProjection =
  (projections: Projections): Projection =>
  async (sql, readers, ids) => {
    const rows = await selectNotifications(sql, readers[0]?.company ?? '', ids);
    const owners = new Set(rows.map((row) => row.user_id));
    const own = readers.filter(({ id }) => owners.has(id));
    const byId = new Map(rows.map((row) => [row.id, row]));
    const view = own.length === 0 ? undefined : await viewNotifications(sql, projections, own, rows);
    return (reader, id) => {
      const row = byId.get(id);
      return row && row.user_id === reader.id ? view?.(reader, row) : undefined;
    };
  };
