import { define } from '../../../base/define.js';
import { ThreadBoard } from './thread-board.js';

define('towerp-thread-board', ThreadBoard);
