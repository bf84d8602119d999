import { define } from '../../base/define.js';
import { ThreadPicker } from './thread-picker.js';

define('towerp-thread-picker', ThreadPicker);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-thread-picker': ThreadPicker;
  }
}

export { ThreadPicker };
