import type { Thread } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import { dayOf, daysBetween, shortDay, type Timing } from '../../base/times.js';
import { listWords } from '../../locale/list-words.js';

/** What the rows of a list are gathered by. */
export type GroupBy = '' | 'status' | 'counterparty' | 'day';

/** The head of a group, as high as a row. */
export type GroupHead = { readonly group: string; readonly title: string; readonly count: number };

/** What stands in one line of the list. */
export type Entry = Thread | GroupHead;

export const isHead = (entry: Entry): entry is GroupHead => 'group' in entry;

const dayTitle = (day: string, timing: Timing): string => {
  const days = daysBetween(day, dayOf(timing.now, timing.timeZone));
  if (days <= 0) return timing.messages.today;
  const { yesterday } = timing.messages;
  return days === 1 ? yesterday.charAt(0).toLocaleUpperCase() + yesterday.slice(1) : shortDay(day, timing);
};

const groupOf = (
  thread: Thread,
  by: GroupBy,
  timing: Timing,
  time: 'createdAt' | 'lastActivityAt',
): [string, string] => {
  if (by === 'status') return [thread.status, timing.messages.statuses[thread.status]];
  if (by === 'counterparty')
    return [thread.counterparty?.id ?? '', thread.counterparty?.title ?? listWords(timing.messages).noCounterparty];
  const day = dayOf(new Date(thread[time]), timing.timeZone);
  return [day, dayTitle(day, timing)];
};

/** Gathers threads under heads; groups stand in the order of their first thread, statuses in their own. */
export const grouped = (
  threads: readonly Thread[],
  by: GroupBy,
  timing: Timing,
  time: 'createdAt' | 'lastActivityAt' = 'lastActivityAt',
): readonly Entry[] => {
  if (by === '') return threads;
  const groups = new Map<string, { title: string; threads: Thread[] }>();
  if (by === 'status') for (const status of statuses) groups.set(status, { title: '', threads: [] });
  for (const thread of threads) {
    const [key, title] = groupOf(thread, by, timing, time);
    const group = groups.get(key) ?? { title, threads: [] };
    group.title = title;
    group.threads.push(thread);
    groups.set(key, group);
  }
  return [...groups].flatMap(([group, { title, threads: inside }]): Entry[] =>
    inside.length === 0 ? [] : [{ group, title, count: inside.length }, ...inside],
  );
};
