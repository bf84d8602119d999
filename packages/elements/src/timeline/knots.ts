import type { TimelineEntry } from '@towerp/crm-client';
import type { Person } from '@towerp/crm-protocol';
import { dayOf } from '../base/times.js';

/** What a timeline shows of its thread. */
export type TimelineFilter = 'all' | 'comment' | 'communication' | 'task' | 'shared';

export type AttachmentEntry = Extract<TimelineEntry, { type: 'attachment' }>;

/** One place on the line: a day begins, news begin, derived documents lie folded, or something happened. */
export type Knot =
  | { type: 'day'; id: string; at: string }
  | { type: 'news'; id: string }
  | { type: 'fold'; id: string; items: readonly AttachmentEntry[] }
  | { type: 'entry'; id: string; item: TimelineEntry };

const counted = new Set<TimelineEntry['type']>(['comment', 'communication', 'task', 'status_change']);

/** The first of the `unread` latest entries by others, where "Нови" is drawn; undefined where all is read. */
export const firstUnread = (
  items: readonly TimelineEntry[],
  unread: number,
  isMe: (person: Person) => boolean,
): string | undefined =>
  items.filter((item) => counted.has(item.type) && !isMe(item.actor)).slice(-unread || items.length)[0]?.id;

/** True for what the client sees: the lane of entries, nothing of events. */
export const isShared = (item: TimelineEntry): boolean =>
  (item.type === 'comment' || item.type === 'communication' || item.type === 'task') &&
  item.entity.visibility === 'shared';

/** True for what a filter lets through. */
export const passes = (item: TimelineEntry, filter: TimelineFilter): boolean => {
  if (filter === 'all') return true;
  return filter === 'shared' ? isShared(item) : item.type === filter;
};

const isDerived = (item: TimelineEntry): item is AttachmentEntry =>
  item.type === 'attachment' && item.entity.origin === 'derived';

/** Lays the entries on the line: a day before its first one, derived documents that follow each other as one fold. */
export const knotsOf = (items: readonly TimelineEntry[], unreadFrom: string | undefined): Knot[] => {
  const knots: Knot[] = [];
  let day = '';
  for (const item of items) {
    const fold = knots.at(-1);
    if (isDerived(item) && fold?.type === 'fold') {
      knots[knots.length - 1] = { ...fold, items: [...fold.items, item] };
      continue;
    }
    const itsDay = dayOf(new Date(item.at));
    if (itsDay !== day) knots.push({ type: 'day', id: `day-${itsDay}`, at: item.at });
    day = itsDay;
    if (item.id === unreadFrom) knots.push({ type: 'news', id: 'news' });
    knots.push(
      isDerived(item) ? { type: 'fold', id: `fold-${item.id}`, items: [item] } : { type: 'entry', id: item.id, item },
    );
  }
  return knots;
};
