import { isDeepStrictEqual } from 'node:util';
import { newId, plainTextOf, type CreateCommunication, type PatchCommunication } from '@towerp/crm-protocol';
import type * as z from 'zod/mini';
import { authorship, conflict, forbidden, invalid, isSteward, notFound, type Caller } from '../access/index.js';
import {
  created,
  done,
  expectVersion,
  gone,
  requestHash,
  stands,
  type Facts,
  type Outcome,
  type Write,
} from '../changes/index.js';
import type { Sql } from '../database/index.js';
import { attachFiles, changeFiles } from '../files/index.js';
import { refsIn, saveBody } from '../mentions/index.js';
import { selectContacts } from '../people/index.js';
import { narrowedVisibility, threadOfEntry, visibilityOf } from '../threads/index.js';
import { chooseTopic } from '../topics/index.js';
import * as queries from './queries.js';
import { communicationProjection, seesCommunication } from './view.js';

type Row = queries.CommunicationRow;
type Fields = queries.CommunicationFields;

const factsOf = (row: Fields): Facts => ({
  authorId: row.author_id, assigneeId: null, mentions: refsIn(row.body), text: row.body ? `${row.topic}\n${plainTextOf(row.body)}` : row.topic,
  isShared: row.visibility === 'shared', status: null, isDeleted: false,
}); // prettier-ignore

const viewer =
  ({ sql, caller }: Write, id: string) =>
  async () =>
    (await communicationProjection(sql, [caller], [id]))(caller, id);

/** The communication, locked for a change, where the caller sees it. @throws {Refusal} `not_found` */
export const lockSeen = async ({ sql, caller }: { sql: Sql; caller: Caller }, id: string): Promise<Row> => {
  const row = await queries.lockCommunication(sql, caller.company, id);
  if (!row || !seesCommunication(caller, row)) throw notFound();
  return row;
};

const checkContact = async ({ sql, caller }: Write, id: string | null | undefined): Promise<void> => {
  if (id && (await selectContacts(sql, caller.company, [id])).length === 0)
    throw invalid('contactId', 'is no contact', 'unknown_ref');
};

const publish = (
  write: Write,
  row: Fields,
  actorId: string,
  at: string,
  before: Facts | null,
  after: Facts | null,
): void =>
  write.changes.publish({
    type: 'entry',
    kind: 'communication',
    id: row.id,
    threadId: row.thread_id,
    actorId,
    at,
    before,
    after,
  });

/** Puts a communication that is kept already into its place: its event, its knot in the thread, and what follows from it. */
const announceCommunication = (
  write: Write,
  row: Fields,
  type: 'communication.created' | 'communication.updated',
): void => {
  const { changes } = write;
  const subject = `communication:${row.id}`;
  const isShared = row.visibility === 'shared';
  const knots =
    row.thread_id === null
      ? []
      : [
          {
            threadId: row.thread_id,
            type: 'communication' as const,
            subject,
            at: row.created_at,
            isShared,
            isCountable: true,
          },
        ];
  changes.emit(
    { type, subject, threadId: row.thread_id, isShared, actorId: row.author_id, at: row.created_at },
    ...knots,
  );
  changes.publish({ type: 'named', ref: subject, words: row.topic });
  const moved = type === 'communication.updated' ? { isMoved: true as const } : {};
  changes.publish({
    type: 'entry',
    kind: 'communication',
    id: row.id,
    threadId: row.thread_id,
    actorId: row.author_id,
    at: row.created_at,
    before: null,
    after: factsOf(row),
    ...moved,
  });
};

/** Records a contact with the outside (R10); whom it mentions is notified. */
export const createCommunication = async (
  write: Write,
  body: z.output<typeof CreateCommunication>,
): Promise<Outcome> => {
  const { sql, caller, now } = write;
  const id = body.id ?? newId();
  const hash = requestHash(caller.id, 'communication', body);
  const [existing] = body.id === undefined ? [] : await queries.selectCommunications(sql, caller.company, [id]);
  if (existing && !seesCommunication(caller, existing)) throw conflict('This id is in use.');
  if (stands(existing, hash)) return done(viewer(write, id));
  const thread = await threadOfEntry(write, body.threadId);
  const visibility = visibilityOf(caller, body.visibility, { thread: thread?.visibility ?? null });
  const { authorId, createdAt } = await authorship(sql, caller, now, body);
  const { topic, topicId } = await chooseTopic(sql, caller, 'communication', body, write.isQuiet);
  await checkContact(write, body.contactId);
  const saved = await saveBody(sql, caller, body.body ?? null, null, 'body', write.isQuiet);
  const row: Fields = {
    id, thread_id: thread?.id ?? null, topic, topic_id: topicId, contact_id: body.contactId ?? null, direction: body.direction, channel: body.channel,
    occurred_at: body.occurredAt ?? createdAt, body: saved.body, visibility, author_id: authorId, request_hash: hash, created_at: createdAt,
  }; // prettier-ignore
  await queries.insertCommunication(sql, caller.company, row);
  if (body.fileIds?.length) await attachFiles(write, { kind: 'communication', id }, body.fileIds);
  announceCommunication(write, row, 'communication.created');
  return created(viewer(write, id));
};

const patched = async (write: Write, row: Row, patch: z.output<typeof PatchCommunication>): Promise<Row> => {
  const { sql, caller } = write;
  const isNewTopic = patch.topicId !== undefined && patch.topicId !== null && patch.topicId !== row.topic_id;
  const chosen = isNewTopic ? await chooseTopic(sql, caller, 'communication', patch, write.isQuiet) : undefined;
  const body =
    patch.body === undefined
      ? row.body
      : (await saveBody(sql, caller, patch.body, row.body, 'body', write.isQuiet)).body;
  if (patch.contactId !== row.contact_id) await checkContact(write, patch.contactId);
  return {
    ...row,
    topic: chosen?.topic ?? patch.topic ?? row.topic,
    topic_id: chosen?.topicId ?? (patch.topicId === null ? null : row.topic_id),
    contact_id: patch.contactId === undefined ? row.contact_id : patch.contactId,
    direction: patch.direction ?? row.direction,
    channel: patch.channel ?? row.channel,
    occurred_at: patch.occurredAt ?? row.occurred_at,
    body,
    visibility: narrowedVisibility(caller, row.author_id, row.visibility, patch.visibility),
  };
};

/** Changes a communication; any colleague may. */
export const patchCommunication = async (
  write: Write,
  row: Row,
  patch: z.output<typeof PatchCommunication>,
): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  await expectVersion(write, row.version, viewer(write, row.id));
  const next = await patched(write, row, patch);
  const hasOtherFiles =
    patch.fileIds !== undefined && (await changeFiles(write, { kind: 'communication', id: row.id }, patch.fileIds));
  if (!hasOtherFiles && isDeepStrictEqual(next, row)) return done(viewer(write, row.id));
  await queries.updateCommunication(sql, caller.company, next, now);
  const subject = `communication:${row.id}`;
  const wasShared = row.visibility === 'shared';
  changes.emit({
    type: 'communication.updated',
    subject,
    threadId: row.thread_id,
    isShared: wasShared,
    data: { wasShared },
  });
  if (next.topic !== row.topic) changes.publish({ type: 'named', ref: subject, words: next.topic });
  publish(write, row, caller.id, now, factsOf(row), factsOf(next));
  return done(viewer(write, row.id));
};

/** Deletes a communication: its author or an admin may. */
export const deleteCommunication = async (write: Write, row: Row): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  if (caller.id !== row.author_id && !isSteward(caller))
    throw forbidden('A communication is deleted by its author or an admin.');
  await expectVersion(write, row.version, viewer(write, row.id));
  await queries.deleteCommunication(sql, caller.company, row.id);
  if (row.shows_files) await attachFiles(write, { kind: 'communication', id: row.id }, []);
  const subject = `communication:${row.id}`;
  const event = changes.emit({
    type: 'communication.deleted',
    subject,
    threadId: row.thread_id,
    isShared: row.visibility === 'shared',
  });
  changes.publish({ type: 'named', ref: subject, words: null });
  const record = { kind: 'communication', status: null, counterpartyId: null };
  changes.publish({ type: 'record', ref: subject, actorId: caller.id, at: now, before: record, after: null, event });
  publish(write, row, caller.id, now, factsOf(row), null);
  return gone;
};

/** Brings a communication that stands in no thread into one; does nothing where it stands in one already. */
export const moveCommunication = async (write: Write, id: string, threadId: string): Promise<void> => {
  const { sql, caller, now } = write;
  const row = await queries.lockCommunication(sql, caller.company, id);
  if (!row || row.thread_id !== null) return;
  await queries.moveCommunication(sql, caller.company, id, threadId, now);
  announceCommunication(write, { ...row, thread_id: threadId }, 'communication.updated');
};
