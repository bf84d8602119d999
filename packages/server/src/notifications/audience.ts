import { api, parseRef, type Audience } from '@towerp/crm-protocol';
import { invalid, isPortal } from '../access/index.js';
import type { Binder, Reading } from '../http/index.js';
import { saveBody } from '../mentions/index.js';
import { personOf } from '../people/index.js';
import { seeThread } from '../threads/index.js';
import { gather, type Recipient } from './recipients.js';

const omission = (recipient: Recipient, authorId: string): Audience['omitted'][number]['reason'] | undefined => {
  if (recipient.user_id === authorId) return 'author';
  if (!recipient.is_active) return 'inactive';
  if (!recipient.has_access) return 'no_access';
  return recipient.is_wanted ? undefined : 'muted';
};

const split = (recipients: readonly Recipient[], authorId: string): Audience => {
  const audience: Audience = { notified: [], omitted: [] };
  const seen = new Set<string>();
  // Who is mentioned directly is told so, also where a group of theirs is mentioned.
  const ordered = recipients.toSorted(
    (a, b) => Number(a.via !== null) - Number(b.via !== null) || a.place - b.place || (a.user_id < b.user_id ? -1 : 1),
  );
  // Who wants nothing of one reason may still be told for the next.
  const told = new Map<string, Recipient>();
  for (const recipient of ordered)
    if (!told.has(recipient.user_id) && !omission(recipient, authorId)) told.set(recipient.user_id, recipient);
  for (const first of ordered) {
    if (seen.has(first.user_id)) continue;
    seen.add(first.user_id);
    const person = personOf(first.user_id, first.name);
    const via = told.get(first.user_id)?.via;
    const reason = omission(first, authorId);
    if (via !== undefined) audience.notified.push({ person, via: via === null ? null : (parseRef(via) ?? null) });
    else if (reason) audience.omitted.push({ person, reason });
  }
  return audience;
};

const threadOf = async ({ sql, caller }: Reading, id: string | null | undefined): Promise<string | null> => {
  if (!id) return null;
  await seeThread({ sql, caller }, id).catch(() => {
    throw invalid('threadId', 'is no thread that you see', 'unknown_ref');
  });
  return id;
};

/** Binds the question whom a text would notify, before it is written. */
export const bindAudience = (on: Binder): void => {
  on.read(api.mentions.audience, async (reading, { body }) => {
    const { sql, caller, now } = reading;
    const thread = await threadOf(reading, body.threadId);
    const { mentions } = await saveBody(sql, caller, body.body);
    const ids = (kind: string): string[] =>
      mentions.filter((ref) => ref.startsWith(`${kind}:`)).map((ref) => ref.slice(kind.length + 1));
    const shared = isPortal(caller) || body.visibility === 'shared';
    const addressed = {
      n: 0,
      actor: caller.id,
      thread,
      shared,
      users: ids('user'),
      groups: ids('group'),
      assignee: null,
      followers: null,
    };
    return split(await gather(sql, caller.company, [addressed], now), caller.id);
  });
};
