import { define } from '../base/define.js';
import { FileList } from './file-list/file-list.js';
import { FileTray } from './file-tray/file-tray.js';
import { uploadsOf } from './uploads.js';

define('towerp-file-list', FileList);
define('towerp-file-tray', FileTray);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-file-list': FileList;
    'towerp-file-tray': FileTray;
  }
}

export { FileList, FileTray, uploadsOf };
