import { define } from '../../base/define.js';
import '../../mentions/mention-editor/define.js';
import '../../mentions/mention-text/define.js';
import { ThreadEdit } from './thread-edit.js';

define('towerp-thread-edit', ThreadEdit);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-thread-edit': ThreadEdit;
  }
}

export { ThreadEdit };
