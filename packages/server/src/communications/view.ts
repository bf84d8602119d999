import type { Communication, Contact } from '@towerp/crm-protocol';
import { isPortal, seesThread, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import type { Projection } from '../events/index.js';
import { filesOf } from '../files/index.js';
import { bodiesFor } from '../mentions/index.js';
import { contactOf, personOf, selectContacts } from '../people/index.js';
import { selectCommunications, type CommunicationRow } from './queries.js';

/** Whether a reader sees a communication: on the portal only a shared one in a thread that it sees. */
export const seesCommunication = (reader: Reader, row: CommunicationRow): boolean =>
  !isPortal(reader) ||
  (row.visibility === 'shared' &&
    row.thread_visibility !== null &&
    seesThread(reader, { visibility: row.thread_visibility, counterpartyId: row.thread_counterparty_id }));

type CommunicationFor = (reader: Reader, row: CommunicationRow) => Communication;

const contactFor = (reader: Reader, contact: Contact | undefined): Contact | null =>
  !contact || (isPortal(reader) && contact.counterpartyId !== reader.counterpartyId) ? null : contact;

/** Communications as each of the readers may see them; whether they may see them at all is asked before. */
export const viewCommunications = async (
  sql: Sql,
  readers: readonly Reader[],
  rows: readonly CommunicationRow[],
): Promise<CommunicationFor> => {
  const contactIds = [...new Set(rows.flatMap(({ contact_id: id }) => (id === null ? [] : [id])))];
  const found = contactIds.length === 0 ? [] : await selectContacts(sql, readers[0]?.company ?? '', contactIds);
  const contacts = new Map(found.map((row) => [row.id, contactOf(row)]));
  const bodyFor = await bodiesFor(sql, readers, rows.map(({ body }) => body)); // prettier-ignore
  const files = await filesOf(sql, readers[0]?.company ?? '', 'communication', rows);
  return (reader, row) => ({
    id: row.id, threadId: row.thread_id, topic: row.topic, topicId: isPortal(reader) ? null : row.topic_id,
    contact: contactFor(reader, contacts.get(row.contact_id ?? '')), direction: row.direction, channel: row.channel, occurredAt: row.occurred_at,
    body: bodyFor(reader, row.body), visibility: row.visibility, author: personOf(row.author_id, row.author_name), files: files(row.id),
    version: row.version, createdAt: row.created_at, updatedAt: row.updated_at,
  }); // prettier-ignore
};

/** Communications by their ids. */
export const communicationProjection: Projection = async (sql, readers, ids) => {
  const rows = await selectCommunications(sql, readers[0]?.company ?? '', ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const view = await viewCommunications(sql, readers, rows);
  return (reader, id) => {
    const row = byId.get(id);
    return row && seesCommunication(reader, row) ? view(reader, row) : undefined;
  };
};
