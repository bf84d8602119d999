import type {
  notificationRoutes,
  CrmEvent,
  EventType,
  Me,
  Notification,
  NotificationSettings,
  RouteBody,
  Unread,
} from '@towerp/crm-protocol';
import { computed, type ReadableAtom } from 'nanostores';
import { replyOf, type Answer, type CallOptions, type Http, type Reply } from '../http/index.js';
import type { Acting } from '../outbox/acting.js';
import type { Write, WriteOptions } from '../outbox/index.js';
import { countedList, type Hub, type Live, type Loadable, type ShownList } from '../store/index.js';
import type { NotificationActions } from './actions.js';
import { notificationCalls } from './calls.js';

/** The reader's notifications as they are shown, the newest first. */
export type Inbox = ShownList<Notification>;
/** Which reasons a person wants to hear of, and when not. */
export type NotificationSettingsInput = RouteBody<typeof notificationRoutes.putSettings>;

/** What the reader is told of (R4, R13). */
export interface Notifications {
  readonly $inbox: ReadableAtom<Loadable<Inbox>>;
  /** How many are unread, exact over tabs and devices. */
  readonly $unread: ReadableAtom<number>;
  loadMore(): Promise<void>;
  refresh(): Promise<void>;
  /** Marks as read, or as unread where `read` is false; shown at once. */
  markRead(ids: readonly string[], read?: boolean): Write<Unread>;
  /** Marks all as read, also what is not loaded; undone, what was shown is unread again. */
  markAllRead(): Write<Unread>;
  /** Hides a notification until a moment; `null` brings it back. */
  snooze(id: string, until: string | Date | null, options?: WriteOptions): Write<Notification>;
  settings(options?: CallOptions): Reply<NotificationSettings>;
  putSettings(settings: NotificationSettingsInput, options?: CallOptions): Reply<NotificationSettings>;
}

const telling = new Set<EventType>(['notification.created', 'notification.updated', 'thread.read', 'access.changed']);

/** True where a notification's title or excerpt shows what has changed. */
const isNamedAnew = (notification: Notification | undefined, { type, entity }: CrmEvent): boolean => {
  if (!notification || !('id' in entity) || !type.endsWith('.updated')) return false;
  if (type === 'thread.updated') return entity.id === notification.threadId && entity.topic !== notification.title;
  return entity.id === notification.subject.id;
};

/** The room of notifications. */
export const notifications = (http: Http, hub: Hub, me: Live<Me, Me>, act: Acting<NotificationActions>): Notifications => {
  const inbox = countedList(hub, {
    kind: 'notification',
    readPage: (query, signal) => http.call(notificationCalls.list, { query, signal }),
    concerns: (event, { ids }) => telling.has(event.type) || ids.some((id) => isNamedAnew(hub.cache.get('notification', id), event)),
  });
  const mark: NotificationActions['mark'] = (marking) => {
    const write = act((actions, options) => actions.mark(marking, options), undefined);
    const count = ({ value: { unread }, seq }: Answer<Unread>): void => { me.change((now) => ({ ...now, unreadNotifications: unread }), seq); };
    write.withResponse().then(count, () => {});
    return write;
  };
  const items = (): readonly Notification[] => {
    const shown = inbox.$.value;
    return shown && shown.state !== 'loading' ? (shown.value?.items ?? []) : [];
  };
  return {
    $inbox: inbox.$,
    $unread: computed(me.$, (shown) => (shown.state === 'loading' ? 0 : (shown.value?.unreadNotifications ?? 0))),
    loadMore: () => inbox.loadMore(),
    refresh: () => inbox.refresh(),
    markRead: (ids, read = true) => mark({ ids, read }),
    markAllRead: () =>
      mark({ ids: items().filter(({ readAt }) => readAt === null).map(({ id }) => id), read: true, all: true }),
    snooze: (id, until, options) => {
      const snoozedUntil = until instanceof Date ? until.toISOString() : until;
      return act((actions, sending) => actions.snooze({ id, snoozedUntil }, sending), options);
    },
    settings: (options) => replyOf(http.call(notificationCalls.settings, { ...options })),
    putSettings: (body, options) => replyOf(http.call(notificationCalls.putSettings, { body, ...options })),
  };
}; // prettier-ignore
