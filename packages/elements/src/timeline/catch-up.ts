import type { TimelineEntry } from '@towerp/crm-client';
import type { Person } from '@towerp/crm-protocol';
import type { Messages } from '../locale/messages.js';
import { statusWord } from '../ui/status-pill.js';

const named = 3;

const countOf = (items: readonly TimelineEntry[], type: TimelineEntry['type']): number =>
  items.filter((item) => item.type === type).length;

/** The documents that appeared or moved on, each once with its latest status, the latest first. */
const documents = (items: readonly TimelineEntry[], messages: Messages): string[] => {
  const latest = new Map<string, string>();
  for (const item of items) {
    if (item.type !== 'attachment' && item.type !== 'record_change') continue;
    const { record } = item.entity;
    if (!record) continue;
    const key = `${record.kind}:${record.id}`;
    latest.delete(key);
    const name = `${messages.kinds[record.kind] ?? record.kind} ${record.number ?? record.title}`;
    const to = item.type === 'record_change' ? item.entity.to : null;
    latest.set(key, to === null ? name : `${name}: ${statusWord(to, messages)}`);
  }
  return [...latest.values()].toReversed();
};

/** What others changed in the talk and in the documents from an item on, in a few words; empty where nothing was. */
export const catchUp = (
  items: readonly TimelineEntry[],
  from: string | undefined,
  isMe: (person: Person) => boolean,
  messages: Messages,
): string[] => {
  const start = items.findIndex(({ id }) => id === from);
  if (start < 0) return [];
  const news = items.slice(start).filter(({ actor }) => !isMe(actor));
  const counted = [
    [countOf(news, 'comment'), messages.commentsCount],
    [countOf(news, 'communication'), messages.communicationsCount],
    [countOf(news, 'task'), messages.newTasksCount],
  ] as const;
  const talk = counted.flatMap(([count, words]) => (count > 0 ? [words(count)] : []));
  const moved = documents(news, messages);
  const more = moved.length - named;
  return [...talk, ...moved.slice(0, named), ...(more > 0 ? [messages.moreDocuments(more)] : [])];
};
