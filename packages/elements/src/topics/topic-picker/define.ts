import { define } from '../../base/define.js';
import { TopicPicker } from './topic-picker.js';

define('towerp-topic-picker', TopicPicker);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-topic-picker': TopicPicker;
  }
}

export { TopicPicker };
