import { define } from '../../base/define.js';
import '../../mentions/mention-editor/define.js';
import { Composer } from './composer.js';

define('towerp-composer', Composer);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-composer': Composer;
  }
}

export { Composer };
