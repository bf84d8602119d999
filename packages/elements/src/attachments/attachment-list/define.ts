import { define } from '../../base/define.js';
import '../../records/record-chip/define.js';
import { AttachmentList } from './attachment-list.js';

define('towerp-attachment-list', AttachmentList);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-attachment-list': AttachmentList;
  }
}

export { AttachmentList };
