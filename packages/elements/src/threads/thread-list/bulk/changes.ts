import type { CrmClient } from '@towerp/crm-client';
import type { Status, Thread } from '@towerp/crm-protocol';
import { statuses } from '@towerp/crm-protocol/words';
import type { Messages } from '../../../locale/messages.js';
import { triageWords } from '../../../locale/triage-words.js';
import { failureOf } from '../../../ui/failure.js';
import { showToast } from '../../../ui/toasts/toast-store.js';
import { StatusChangeEvent } from '../../events.js';
import type { Mark } from '../triage.js';
import '../work-bar/define.js';
import { startWork, type Work } from './work.js';

const largestLot = 100;

const refused = (text: string, error: unknown, messages: Messages): void => {
  showToast({ text: `${text} ${failureOf(error, messages).sentence}`, failed: true });
};

/** Puts every thread back into the status that it had. */
const takeBack = async (client: CrmClient, before: readonly Thread[], messages: Messages): Promise<void> => {
  for (const status of statuses) {
    const ids = before.filter((thread) => thread.status === status).map(({ id }) => id);
    if (ids.length === 0) continue;
    const { failed, error } = await startWork('', ids, {
      lot: largestLot,
      send: (some) => client.threads.bulk([...some], { status }),
      succeeded: () => undefined,
    }).finished;
    if (failed.length > 0) refused(triageWords(messages).notChanged(failed.length), error, messages);
  }
};

/** Moves many threads to a status at once; what changed can be undone for 8 seconds. */
export const changeStatuses = (
  host: EventTarget,
  client: CrmClient,
  threads: readonly Thread[],
  to: Status,
  messages: Messages,
): Work | undefined => {
  const words = triageWords(messages);
  const changing = threads.filter(
    ({ id, status }) => status !== to && host.dispatchEvent(new StatusChangeEvent(id, status, to)),
  );
  if (changing.length === 0) return undefined;
  const changed = new Set<string>();
  const work = startWork(
    words.changing,
    changing.map(({ id }) => id),
    {
      lot: largestLot,
      send: (ids, signal) => client.threads.bulk([...ids], { status: to }, { signal }),
      succeeded: (ids) => { for (const id of ids) changed.add(id); },
    },
  );
  void work.finished.then(() => {
    if (changed.size === 0) return;
    showToast({
      text: words.bulkStatus(changed.size, messages.statuses[to]),
      undo: () => void takeBack(client, changing.filter(({ id }) => changed.has(id)), messages),
    });
  });
  return work;
}; // prettier-ignore

const markRead = async (client: CrmClient, id: string, signal: AbortSignal): Promise<void> => {
  const { items } = await client.timeline.list(id, { order: 'desc', limit: 1 }, { signal });
  const last = items[0];
  if (last) await client.threads.markRead(id, last.seq);
};

/** Marks threads read or unread, or follows them; told in a toast where there were many, undone where it can be. */
export const markThreads = (
  client: CrmClient,
  threads: readonly Thread[],
  mark: Mark,
  messages: Messages,
): Work | undefined => {
  const actions = {
    read: (id: string, signal: AbortSignal) => markRead(client, id, signal),
    unread: (id: string) => client.threads.markUnread(id),
    follow: (id: string) => client.threads.follow(id),
  };
  const words = triageWords(messages);
  const done: string[] = [];
  const work = startWork(
    words.working,
    threads.map(({ id }) => id),
    { lot: 1, send: ([id = ''], signal) => actions[mark](id, signal), succeeded: (ids) => { done.push(...ids); } },
  );
  void work.finished.then(({ failed, error }) => {
    if (threads.length > 1 && done.length > 0) showToast({ text: words.bulkDone(done.length) });
    else if (threads.length === 1 && failed.length > 0) refused(words.notChanged(1), error, messages);
  });
  return threads.length > 1 ? work : undefined;
}; // prettier-ignore
