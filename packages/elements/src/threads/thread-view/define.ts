import { define } from '../../base/define.js';
import '../../comments/composer/define.js';
import '../../mentions/mention-text/define.js';
import '../../records/record-chip/define.js';
import '../../timeline/timeline/define.js';
import '../thread-status/define.js';
import { ThreadView } from './thread-view.js';

define('towerp-thread-view', ThreadView);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-thread-view': ThreadView;
  }
}

export { ThreadView };
