import { define } from '../../base/define.js';
import { MentionEditor } from './mention-editor.js';

define('towerp-mention-editor', MentionEditor);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-mention-editor': MentionEditor;
  }
}

export { MentionEditor };
