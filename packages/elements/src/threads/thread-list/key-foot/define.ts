import { define } from '../../../base/define.js';
import { KeyFoot } from './key-foot.js';

define('towerp-key-foot', KeyFoot);
