import { define } from '../../base/define.js';
import { NotificationInbox } from './notification-inbox.js';

define('towerp-notification-inbox', NotificationInbox);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-notification-inbox': NotificationInbox;
  }
}

export { NotificationInbox };
