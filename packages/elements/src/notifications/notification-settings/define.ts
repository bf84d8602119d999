import { define } from '../../base/define.js';
import { NotificationSettings } from './notification-settings.js';

define('towerp-notification-settings', NotificationSettings);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-notification-settings': NotificationSettings;
  }
}

export { NotificationSettings };
