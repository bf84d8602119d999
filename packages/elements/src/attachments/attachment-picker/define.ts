import { define } from '../../base/define.js';
import { AttachmentPicker } from './attachment-picker.js';

define('towerp-attachment-picker', AttachmentPicker);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-attachment-picker': AttachmentPicker;
  }
}

export { AttachmentPicker };
