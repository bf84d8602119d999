import { define } from '../../base/define.js';
import { NotificationBell } from './notification-bell.js';

define('towerp-notification-bell', NotificationBell);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-notification-bell': NotificationBell;
  }
}

export { NotificationBell };
