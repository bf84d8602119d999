import { define } from '../../../base/define.js';
import { WorkBar } from './work-bar.js';

define('towerp-work-bar', WorkBar);
