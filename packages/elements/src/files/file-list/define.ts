import { define } from '../../base/define.js';
import { FileList } from './file-list.js';

define('towerp-file-list', FileList);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-file-list': FileList;
  }
}

export { FileList };
