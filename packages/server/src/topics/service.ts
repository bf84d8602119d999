import { newId, type CreateTopic, type PatchTopic } from '@towerp/crm-protocol';
import type * as z from 'zod/mini';
import { notFound, onlyStaff, type Caller } from '../access/index.js';
import { created, done, expectVersion, gone, requestHash, stands, type Outcome, type Write } from '../changes/index.js';
import type { Sql } from '../database/index.js';
import * as queries from './queries.js';
import { topicOf } from './view.js';

const one = async ({ sql, caller }: Write, id: string): Promise<queries.TopicRow> => {
  const [row] = await queries.selectTopics(sql, caller.company, [id]);
  if (!row) throw notFound();
  return row;
};

const viewer = (write: Write, id: string) => async () => topicOf(await one(write, id));

/** Adds a predefined topic; without a position it comes last in its scope (R2). */
export const createTopic = async (
  write: Write,
  body: z.output<typeof CreateTopic>,
  createdAt = write.now,
): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  const id = body.id ?? newId();
  const hash = requestHash(caller.id, 'topic', body);
  const [existing] = body.id === undefined ? [] : await queries.selectTopics(sql, caller.company, [id]);
  if (stands(existing, hash)) return done(viewer(write, id));
  const position = body.position ?? (await queries.nextPosition(sql, caller.company, body.scope));
  const row = {
    id, scope: body.scope, title: body.title, position, expected_hours: body.expectedHours ?? null,
    archived: body.archived ?? false, request_hash: hash, created_at: createdAt,
  }; // prettier-ignore
  await queries.upsertTopic(sql, caller.company, row, now);
  changes.emit({ type: 'topic.created', subject: `topic:${id}`, isShared: false });
  return created(viewer(write, id));
};

const patched = (row: queries.TopicRow, patch: z.output<typeof PatchTopic>): queries.TopicRow => ({
  ...row,
  title: patch.title ?? row.title,
  position: patch.position ?? row.position,
  expected_hours: patch.expectedHours === undefined ? row.expected_hours : patch.expectedHours,
  archived: patch.archived ?? row.archived,
});

/** The topic, locked for a change. @throws {Refusal} `not_found` */
export const lockTopic = async (
  { sql, caller }: { sql: Sql; caller: Caller },
  id: string,
): Promise<queries.TopicRow> => {
  onlyStaff(caller);
  const row = await queries.lockTopic(sql, caller.company, id);
  if (!row) throw notFound();
  return row;
};

/** Changes a predefined topic; threads that bear it keep their words. */
export const patchTopic = async (
  write: Write,
  row: queries.TopicRow,
  patch: z.output<typeof PatchTopic>,
): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  const { id } = row;
  await expectVersion(write, row.version, viewer(write, id));
  const next = patched(row, patch);
  if (JSON.stringify(next) === JSON.stringify(row)) return done(viewer(write, id));
  await queries.upsertTopic(sql, caller.company, next, now);
  changes.emit({ type: 'topic.updated', subject: `topic:${id}`, isShared: false });
  return done(viewer(write, id));
};

/** Takes a predefined topic out of the settings; threads that bear it keep their words. */
export const deleteTopic = async (write: Write, row: queries.TopicRow): Promise<Outcome> => {
  const { sql, caller, changes } = write;
  const { id } = row;
  await expectVersion(write, row.version, viewer(write, id));
  await queries.deleteTopic(sql, caller.company, id);
  changes.emit({ type: 'topic.deleted', subject: `topic:${id}`, isShared: false });
  return gone;
};

/** Puts a predefined topic as another system tells of it. */
export const keepTopic = async (
  write: Write,
  body: z.output<typeof CreateTopic> & { readonly id: string },
  createdAt: string | undefined,
): Promise<void> => {
  const row = await queries.lockTopic(write.sql, write.caller.company, body.id);
  if (!row) await createTopic(write, body, createdAt);
  else
    await patchTopic(write, row, {
      title: body.title,
      position: body.position,
      expectedHours: body.expectedHours ?? null,
      archived: body.archived ?? false,
    });
};
