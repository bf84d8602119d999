import { define } from '../../base/define.js';
import '../../records/record-chip/define.js';
import { MentionText } from './mention-text.js';

define('towerp-mention-text', MentionText);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-mention-text': MentionText;
  }
}

export { MentionText };
