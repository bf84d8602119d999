import type {
  notificationRoutes,
  CrmEvent,
  EventType,
  Me,
  Notification,
  NotificationSettings,
  RouteBody,
} from '@towerp/crm-protocol';
import { computed, type ReadableAtom } from 'nanostores';
import { replyOf, type CallOptions, type Http, type Reply } from '../http/index.js';
import { countedList, type Hub, type Live, type Loadable, type ShownList } from '../store/index.js';
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
  markRead(ids: readonly string[], read?: boolean): Promise<void>;
  markAllRead(): Promise<void>;
  /** Hides a notification until a moment; `null` brings it back. */
  snooze(id: string, until: string | Date | null): Promise<Notification>;
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
export const notifications = (http: Http, hub: Hub, me: Live<Me, Me>): Notifications => {
  const inbox = countedList(hub, {
    kind: 'notification',
    readPage: (query, signal) => http.call(notificationCalls.list, { query, signal }),
    concerns: (event, { ids }) => telling.has(event.type) || ids.some((id) => isNamedAnew(hub.cache.get('notification', id), event)),
  });
  const mark = async (shown: readonly string[], readAt: string | null, body: RouteBody<typeof notificationRoutes.read>) => {
    const patches = shown.map((id) => hub.cache.patch('notification', id, { readAt }));
    try {
      const { value, seq } = await http.call(notificationCalls.read, { body });
      me.change((now) => ({ ...now, unreadNotifications: value.unread }));
      for (const [index, patch] of patches.entries()) {
        const read = hub.cache.get('notification', shown[index] ?? '');
        patch.settle(read && { value: read, seq });
      }
    } catch (error) {
      for (const patch of patches) patch.undo();
      throw error;
    }
  };
  const now = (): string => new Date().toISOString();
  const items = (): readonly Notification[] => {
    const shown = inbox.$.value;
    return shown && shown.state !== 'loading' ? (shown.value?.items ?? []) : [];
  };
  return {
    $inbox: inbox.$,
    $unread: computed(me.$, (shown) => (shown.state === 'loading' ? 0 : (shown.value?.unreadNotifications ?? 0))),
    loadMore: () => inbox.loadMore(),
    refresh: () => inbox.refresh(),
    markRead: (ids, read = true) => mark(ids, read ? now() : null, { ids: [...ids], read }),
    markAllRead: () => mark(items().filter(({ readAt }) => readAt === null).map(({ id }) => id), now(), { all: true }),
    snooze: async (id, until) => {
      const snoozedUntil = until instanceof Date ? until.toISOString() : until;
      const { value, seq } = await http.call(notificationCalls.patch, { params: { id }, body: { snoozedUntil } });
      hub.cache.answered('notification', value, seq);
      return value;
    },
    settings: (options) => replyOf(http.call(notificationCalls.settings, { ...options })),
    putSettings: (body, options) => replyOf(http.call(notificationCalls.putSettings, { body, ...options })),
  };
}; // prettier-ignore
