import { define } from '../../../base/define.js';
import { SelectionBar } from './selection-bar.js';

define('towerp-selection-bar', SelectionBar);
