import type { RecordView, Thread } from '@towerp/crm-protocol';
import { isPortal, seesThread, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import type { Projection } from '../events/index.js';
import { bodiesFor } from '../mentions/index.js';
import { personOf } from '../people/index.js';
import { selectThreads, type PersonOfThread } from './queries.js';
import type { ThreadRow } from './row.js';
import { selectStanding, standingKey } from './standing.js';

type ThreadFor = (reader: Reader, row: ThreadRow) => Thread;

const counterpartyOf = (row: ThreadRow): RecordView | null =>
  row.counterparty_id === null
    ? null
    : {
        kind: 'counterparty',
        id: row.counterparty_id,
        number: row.cp_number,
        title: row.cp_title ?? row.counterparty_id,
        status: row.cp_status,
        date: null,
        amount: null,
        currency: null,
        counterpartyId: null,
        url: row.cp_url,
      };

const countsFor = (reader: Reader, row: ThreadRow, attachments: ReadonlyMap<string, number>): Thread['counts'] =>
  isPortal(reader)
    ? {
        comments: row.shared_comments,
        communications: row.shared_communications,
        tasks: row.shared_tasks,
        openTasks: row.shared_open_tasks,
        attachments: attachments.get(standingKey(row.id, reader.id)) ?? 0,
      }
    : {
        comments: row.comments,
        communications: row.communications,
        tasks: row.tasks,
        openTasks: row.open_tasks,
        attachments: row.attachments,
      };

/** Threads as each of the readers may see them; whether they may see them at all is asked before. */
export const viewThreads = async (
  sql: Sql,
  readers: readonly Reader[],
  rows: readonly ThreadRow[],
): Promise<ThreadFor> => {
  const ids = rows.map(({ id }) => id);
  const { people, unread, attachments } = await selectStanding(sql, readers, ids);
  const standing = new Map(people.map((person) => [standingKey(person.thread_id, person.user_id), person]));
  const byThread = new Map(ids.map((id): [string, PersonOfThread[]] => [id, []]));
  for (const person of people) byThread.get(person.thread_id)?.push(person);
  const bodyFor = await bodiesFor(
    sql,
    readers,
    rows.map(({ description }) => description),
  );
  return (reader, row) => {
    const portal = isPortal(reader);
    const mine = standing.get(standingKey(row.id, reader.id));
    const taking = (byThread.get(row.id) ?? []).filter((person) => (portal ? person.shared_parts : person.parts) > 0);
    return {
      id: row.id,
      topic: row.topic,
      topicId: portal ? null : row.topic_id,
      description: bodyFor(reader, row.description),
      status: row.status,
      visibility: row.visibility,
      counterparty: counterpartyOf(row),
      author: personOf(row.author_id, row.author_name),
      participants: taking.map(({ user_id: id, name }) => personOf(id, name)),
      lastActivityAt: portal ? row.shared_activity_at : row.last_activity_at,
      unread: unread.get(standingKey(row.id, reader.id)) ?? 0,
      followed: mine ? (mine.follows ?? mine.parts > 0) : false,
      muted: mine?.muted ?? false,
      counts: countsFor(reader, row, attachments),
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  };
};

/** Threads by their ids. */
export const threadProjection: Projection = async (sql, readers, ids) => {
  const rows = await selectThreads(sql, readers[0]?.company ?? '', ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const view = await viewThreads(sql, readers, rows);
  return (reader, id) => {
    const row = byId.get(id);
    return row && seesThread(reader, { visibility: row.visibility, counterpartyId: row.counterparty_id })
      ? view(reader, row)
      : undefined;
  };
};
