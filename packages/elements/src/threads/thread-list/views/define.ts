import { define } from '../../../base/define.js';
import { ThreadViews } from './thread-views.js';

define('towerp-thread-views', ThreadViews);
