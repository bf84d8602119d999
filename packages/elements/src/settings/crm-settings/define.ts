import '../../ui/toasts/define.js';
import { define } from '../../base/define.js';
import { CrmSettings } from './crm-settings.js';

define('towerp-crm-settings', CrmSettings);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-crm-settings': CrmSettings;
  }
}

export { CrmSettings };
