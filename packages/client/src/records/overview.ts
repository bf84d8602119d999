import type { CrmEvent, Overview, Ref } from '@towerp/crm-protocol';
import { formatRef, sameRef } from '@towerp/crm-protocol/words';
import type { Hub } from '../store/index.js';

/** Keeps what came with it. */
export const remember = (
  { cache }: Hub,
  { record, threads, nextTask, lastCommunication }: Overview,
  seq: number,
): void => {
  if (record) cache.put('record', record, seq);
  for (const thread of threads.items) cache.put('thread', thread, seq);
  if (nextTask) cache.put('task', nextTask, seq);
  if (lastCommunication) cache.put('communication', lastCommunication, seq);
};

/** What is known of it now. */
export const show = ({ cache }: Hub, held: Overview): Overview => {
  const { record, threads, nextTask, lastCommunication } = held;
  const counts = { ...threads.counts };
  for (const { id } of threads.items) {
    // A status that is just being set counts at once.
    const [told, shown] = [cache.known('thread', id)?.value?.status, cache.get('thread', id)?.status];
    if (!told || !shown || told === shown) continue;
    counts[told] = Math.max(0, (counts[told] ?? 0) - 1);
    counts[shown] = (counts[shown] ?? 0) + 1;
  }
  return {
    ...held,
    record: record && (cache.get('record', formatRef(record)) ?? null),
    threads: {
      ...threads,
      counts,
      items: threads.items.map(({ id }) => cache.get('thread', id)).filter((thread) => thread !== undefined),
    },
    nextTask: nextTask && (cache.get('task', nextTask.id) ?? null),
    lastCommunication: lastCommunication && (cache.get('communication', lastCommunication.id) ?? null),
  };
};

/** Whether an event may have changed it. */
export const concerns = ({ threads }: Overview, { type, entity }: CrmEvent, ref: Ref): boolean => {
  // Beyond the first ten it is not known whether a thread has this record.
  const mayHold = (id: string | null): boolean => threads.nextCursor !== null || threads.items.some((thread) => thread.id === id);
  switch (type) {
    case 'thread.created': case 'thread.updated':
      return mayHold(entity.id) || (ref.kind === 'counterparty' && entity.counterparty?.id === ref.id);
    case 'thread.read': case 'task.created': case 'task.updated': case 'task.deleted':
    case 'communication.created': case 'communication.updated': case 'communication.deleted':
      return mayHold(entity.threadId);
    case 'attachment.created': case 'attachment.updated':
      return sameRef(entity.record, ref) || mayHold(entity.threadId);
    case 'attachment.deleted':
      return mayHold(entity.threadId);
    case 'record.updated': case 'record.deleted':
      return sameRef(entity, ref);
    case 'access.changed':
      return true;
    default:
      return false;
  }
}; // prettier-ignore
