import { define } from '../../base/define.js';
import '../../mentions/mention-editor/define.js';
import '../../topics/topic-picker/define.js';
import { CommunicationForm } from './communication-form.js';

define('towerp-communication-form', CommunicationForm);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-communication-form': CommunicationForm;
  }
}

export { CommunicationForm };
