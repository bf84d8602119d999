import type { Notification, Unread } from '@towerp/crm-protocol';
import type { Http } from '../http/index.js';
import type { Outbox, Write, WriteOptions, Writer } from '../outbox/index.js';
import type { Hub } from '../store/index.js';
import { notificationCalls } from './calls.js';

/** Which notifications are read or unread; `all` beside them means also those that no page has shown. */
interface Marking {
  readonly ids: readonly string[];
  readonly read: boolean;
  readonly all?: true;
}
type Snooze = { id: string; snoozedUntil: string | null };

/** What is done to notifications: shown at once, and sent when the server can be reached. */
export interface NotificationActions {
  mark(marking: Marking, options?: WriteOptions): Write<Unread>;
  snooze(snooze: Snooze, options?: WriteOptions): Write<Notification>;
}

/** The actions of notifications; they stay in order with one another. */
export const notificationActions = (http: Http, { cache }: Hub, outbox: Outbox): NotificationActions => {
  const lanes = (): readonly string[] => ['notifications'];
  const mark: Writer<Marking, Unread> = outbox.operation({
    name: 'notifications.mark',
    lanes,
    send: ({ ids, read, all }, options) =>
      http.call(notificationCalls.read, { body: all ? { all } : { ids: [...ids], read }, ...options }),
    show: ({ ids, read }, at) => {
      const shown = ids.map((id) => [id, cache.patch('notification', id, { readAt: read ? at : null })] as const);
      return {
        undo: () => {
          for (const [, patch] of shown) patch.undo();
        },
        settle: ({ seq }) => {
          for (const [id, patch] of shown) {
            const value = cache.get('notification', id);
            patch.settle(value && { value, seq });
          }
        },
        revert: () => mark({ ids, read: !read }),
      };
    },
  });
  const snooze: Writer<Snooze, Notification> = outbox.operation({
    name: 'notifications.snooze',
    lanes,
    send: ({ id, snoozedUntil }, options) =>
      http.call(notificationCalls.patch, { params: { id }, body: { snoozedUntil }, ...options }),
    show: ({ id, snoozedUntil }) => {
      const former = cache.get('notification', id)?.snoozedUntil ?? null;
      const shown = cache.patch('notification', id, { snoozedUntil });
      return { ...shown, revert: () => snooze({ id, snoozedUntil: former }) };
    },
  });
  return { mark, snooze };
};
