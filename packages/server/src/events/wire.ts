import { isPortal, seesRecord, type Reader } from '../access/index.js';
import type { LoggedEvent } from './log.js';
import { idOf, kindOf, type Projected } from './projection.js';

/** An event as one reader is told of it. */
export interface Told {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly actor: { kind: 'user'; id: string; name: string };
  readonly entity: unknown;
}

/** What the readers of one batch may see. */
export interface Sights {
  readonly projected: (kind: string) => Projected | undefined;
  /** Whether a reader sees a thread, for events whose own entity is gone. */
  readonly seesThread: (reader: Reader, threadId: string) => boolean;
}

type Entity = { readonly type: string; readonly entity: unknown } | undefined;

const gone = (event: LoggedEvent): Entity => {
  if (event.type === 'record.deleted')
    return { type: event.type, entity: { kind: kindOf(event.subject), id: idOf(event.subject) } };
  return { type: event.type, entity: { id: idOf(event.subject), threadId: event.thread_id } };
};

const hidden = (event: LoggedEvent): Entity => ({
  type: `${kindOf(event.subject)}.deleted`,
  entity: { id: idOf(event.subject), threadId: event.thread_id, hidden: true },
});

const seesGone = (event: LoggedEvent, reader: Reader, sights: Sights): boolean => {
  if (!isPortal(reader)) return true;
  if (event.thread_id !== null && !sights.seesThread(reader, event.thread_id)) return false;
  const record = event.data?.['record'] as { kind: string; counterpartyId: string | null } | undefined;
  return !record || seesRecord(reader, record);
};

// What came into sight and went again is passed over: the event of its going follows.
const accessChanged = (event: LoggedEvent, reader: Reader, sights: Sights): Entity => {
  const { was, now } = (event.data ?? {}) as { was?: readonly string[]; now?: readonly string[] };
  if (!isPortal(reader)) return undefined;
  const mine = reader.counterpartyId ?? '';
  const [before, after] = [was?.includes(mine) ?? false, now?.includes(mine) ?? false];
  if (before === after) return undefined;
  const kind = kindOf(event.subject);
  const id = idOf(event.subject);
  const isSeen =
    kind === 'thread'
      ? sights.seesThread(reader, id)
      : sights.projected('record')?.(reader, event.subject) !== undefined;
  return after && !isSeen ? undefined : { type: event.type, entity: { kind, id, visible: after } };
};

const entityOf = (event: LoggedEvent, reader: Reader, sights: Sights): Entity => {
  if (event.type === 'access.changed') return accessChanged(event, reader, sights);
  if (event.type === 'thread.read') return { type: event.type, entity: event.data };
  if (event.type.endsWith('.deleted')) return seesGone(event, reader, sights) ? gone(event) : undefined;
  const kind = event.type.startsWith('record.') ? 'record' : kindOf(event.subject);
  const entity = sights.projected(kind)?.(reader, kind === 'record' ? event.subject : idOf(event.subject));
  if (entity !== undefined) return { type: event.type, entity };
  const wasSeen =
    isPortal(reader) &&
    event.data?.['wasShared'] === true &&
    event.thread_id !== null &&
    sights.seesThread(reader, event.thread_id);
  return wasSeen ? hidden(event) : undefined;
};

/** The event as `reader` may know of it now; undefined where it may not, or where there is nothing in it for that reader. */
export const tell = (event: LoggedEvent, reader: Reader, sights: Sights): Told | undefined => {
  if (event.owner_id !== null && event.owner_id !== reader.id) return undefined;
  if (isPortal(reader) && !event.shared) return undefined;
  const seen = entityOf(event, reader, sights);
  const actor = { kind: 'user' as const, id: event.actor_id, name: event.actor_name ?? event.actor_id };
  return seen && { seq: event.seq, type: seen.type, at: event.at, actor, entity: seen.entity };
};
