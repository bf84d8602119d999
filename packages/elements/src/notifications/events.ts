import type { Notification } from '@towerp/crm-protocol';

/** How many notifications are unread has changed. */
export class UnreadChangeEvent extends CustomEvent<{ unread: number }> {
  constructor(unread: number) {
    super('towerp-unread-change', { detail: { unread }, bubbles: true, composed: true });
  }
}

/** A notification was activated; preventing the default keeps the element from opening its thread. */
export class NotificationEvent extends CustomEvent<{ notification: Notification }> {
  constructor(notification: Notification) {
    super('towerp-notification', { detail: { notification }, bubbles: true, composed: true, cancelable: true });
  }
}
