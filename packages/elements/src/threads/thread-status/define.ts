import { define } from '../../base/define.js';
import { ThreadStatus } from './thread-status.js';

define('towerp-thread-status', ThreadStatus);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-thread-status': ThreadStatus;
  }
}

export { ThreadStatus };
