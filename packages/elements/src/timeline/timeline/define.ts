import { define } from '../../base/define.js';
import '../../mentions/mention-text/define.js';
import { Timeline } from './timeline.js';

define('towerp-timeline', Timeline);

declare global {
  interface HTMLElementTagNameMap {
    'towerp-timeline': Timeline;
  }
}

export { Timeline };
