import { define } from '../../base/define.js';
import { Shortcuts } from './shortcuts.js';

define('towerp-shortcuts', Shortcuts);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-shortcuts': Shortcuts;
  }
}

export { Shortcuts };
