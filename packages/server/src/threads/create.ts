import { formatRef, newId, type CreateThread, type Ref } from '@towerp/crm-protocol';
import type * as z from 'zod/mini';
import { authorship, conflict, forbidden, invalid, isPortal, seesThread } from '../access/index.js';
import { created, done, requestHash, stands, type Outcome, type Write } from '../changes/index.js';
import { saveBody } from '../mentions/index.js';
import { chooseTopic } from '../topics/index.js';
import { factsOf } from './facts.js';
import { insertThread, selectFollowers, selectThreads, setFollow } from './queries.js';
import { threadProjection } from './view.js';

type Input = z.output<typeof CreateThread>;

interface Standing {
  readonly visibility: 'internal' | 'shared';
  readonly counterpartyId: string | null;
}

/** Where a new thread stands: the portal's are always shared with its own counterparty. */
const standingOf = ({ caller }: Write, body: Input): Standing => {
  if (isPortal(caller)) {
    if (body.visibility === 'internal') throw forbidden('The portal opens shared threads only.');
    if (body.counterpartyId && body.counterpartyId !== caller.counterpartyId)
      throw forbidden('The portal opens threads of its own counterparty only.');
    return { visibility: 'shared', counterpartyId: caller.counterpartyId };
  }
  const standing = { visibility: body.visibility ?? 'internal', counterpartyId: body.counterpartyId ?? null } as const;
  if (standing.visibility === 'shared' && standing.counterpartyId === null)
    throw invalid('counterpartyId', 'is needed by a shared thread', 'required');
  return standing;
};

/** Lets people follow from the start, a group as its members at this moment. */
const addFollowers = async ({ sql, caller }: Write, threadId: string, refs: readonly Ref[]): Promise<void> => {
  if (refs.length === 0) return;
  const ids = (kind: string): string[] => refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
  // The portal does not see the directory, so it can name nobody in it.
  const rows = isPortal(caller) ? [] : await selectFollowers(sql, caller.company, ids('user'), ids('group'));
  const known = new Set(rows.map(({ ref }) => ref));
  const stranger = refs.findIndex((ref) => !known.has(formatRef(ref)));
  if (stranger >= 0) throw invalid(`followers.${String(stranger)}`, 'is no user or group', 'unknown_ref');
  const people = [...new Set(rows.map(({ user_id: id }) => id).filter((id) => id !== null))];
  await setFollow(sql, caller.company, threadId, people, true, false);
};

const announce = (
  { changes }: Write,
  id: string,
  made: { authorId: string; createdAt: string; topic: string },
): void => {
  const { authorId, createdAt } = made;
  changes.emit(
    { type: 'thread.created', subject: `thread:${id}`, threadId: id, isShared: true, actorId: authorId, at: createdAt },
    { threadId: id, type: 'created', subject: `thread:${id}`, isShared: true, isCountable: false },
  );
  changes.publish({ type: 'named', ref: `thread:${id}`, words: made.topic });
};

/** Opens a thread with what is attached from the start (R1, R2, R3, R5, R6). */
export const createThread = async (write: Write, body: Input): Promise<Outcome> => {
  const { sql, caller, changes, now } = write;
  const id = body.id ?? newId();
  const hash = requestHash(caller.id, 'thread', body);
  const view = async () => (await threadProjection(sql, [caller], [id]))(caller, id);
  const [existing] = body.id === undefined ? [] : await selectThreads(sql, caller.company, [id]);
  if (existing && !seesThread(caller, { visibility: existing.visibility, counterpartyId: existing.counterparty_id }))
    throw conflict('This id is in use.');
  if (stands(existing, hash)) return done(view);
  const { visibility, counterpartyId } = standingOf(write, body);
  const { authorId, createdAt } = await authorship(sql, caller, now, body);
  const { topic, topicId } = await chooseTopic(sql, caller, 'thread', body, write.isQuiet);
  const saved = await saveBody(sql, caller, body.description ?? null, null, 'description', write.isQuiet);
  const row = {
    id,
    topic,
    topicId,
    description: saved.body,
    status: 'new',
    visibility,
    counterpartyId,
    authorId,
    createdAt,
    requestHash: hash,
  };
  await insertThread(sql, caller.company, row);
  announce(write, id, { authorId, createdAt, topic });
  changes.countStatus('new', 1);
  const after = factsOf({ author_id: authorId, topic, description: saved.body, status: 'new' });
  changes.publish({
    type: 'entry',
    kind: 'thread',
    id,
    threadId: id,
    actorId: authorId,
    at: createdAt,
    before: null,
    after,
  });
  await addFollowers(write, id, body.followers ?? []);
  for (const [index, ref] of (body.attach ?? []).entries())
    changes.publish({
      type: 'attach',
      threadId: id,
      ref: formatRef(ref),
      visibility: 'shared',
      actorId: authorId,
      at: createdAt,
      path: `attach.${String(index)}`,
    });
  return created(view);
};
