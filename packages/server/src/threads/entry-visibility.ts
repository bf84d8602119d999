import type { Visibility } from '@towerp/crm-protocol';
import { forbidden, invalid, isPortal, isSteward, type Caller } from '../access/index.js';

interface Beside {
  /** The visibility of the thread that the entry stands in; null where it stands in none. */
  readonly thread: Visibility | null;
  /** The visibility of the entry that it replies to. */
  readonly reply?: Visibility | undefined;
}

/** Who is to see a new entry: internal unless told, a reply as what it replies to, the portal's always shared. */
export const visibilityOf = (caller: Caller, given: Visibility | undefined, { thread, reply }: Beside): Visibility => {
  if (isPortal(caller) && given === 'internal') throw forbidden('What the portal writes is shared.');
  const visibility = isPortal(caller) ? 'shared' : (given ?? reply ?? 'internal');
  if (visibility === 'internal') return visibility;
  if (thread !== 'shared') throw invalid('visibility', 'cannot be shared inside an internal thread', 'internal_thread');
  if (reply === 'internal')
    throw invalid('visibility', 'cannot be shared as a reply to an internal entry', 'internal_reply');
  return visibility;
};

/** The visibility after a patch: fixed, but that its author or an admin may take back what was shared. */
export const narrowedVisibility = (
  caller: Caller,
  authorId: string,
  present: Visibility,
  given: Visibility | undefined,
): Visibility => {
  if (given === undefined || given === present) return present;
  if (given === 'shared') throw invalid('visibility', 'is fixed: an internal entry cannot be shared', 'fixed');
  if (isPortal(caller)) throw forbidden('What the portal writes is shared.');
  if (caller.id !== authorId && !isSteward(caller)) throw forbidden('Its author or an admin may take it back.');
  return given;
};
