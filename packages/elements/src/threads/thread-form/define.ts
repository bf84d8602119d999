import { define } from '../../base/define.js';
import '../../mentions/mention-editor/define.js';
import '../../records/record-chip/define.js';
import '../../topics/topic-picker/define.js';
import { ThreadForm } from './thread-form.js';

define('towerp-thread-form', ThreadForm);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-thread-form': ThreadForm;
  }
}

export { ThreadForm };
