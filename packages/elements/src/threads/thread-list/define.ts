import { define } from '../../base/define.js';
import { ThreadList } from './thread-list.js';

define('towerp-thread-list', ThreadList);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-thread-list': ThreadList;
  }
}

export { ThreadList };
