import { define } from '../../base/define.js';
import { FileTray } from './file-tray.js';

define('towerp-file-tray', FileTray);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-file-tray': FileTray;
  }
}

export { FileTray };
