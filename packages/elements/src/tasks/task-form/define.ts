import { define } from '../../base/define.js';
import '../../mentions/mention-editor/define.js';
import '../../topics/topic-picker/define.js';
import { TaskForm } from './task-form.js';

define('towerp-task-form', TaskForm);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-task-form': TaskForm;
  }
}

export { TaskForm };
