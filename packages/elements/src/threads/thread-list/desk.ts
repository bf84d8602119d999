// What is needed once somebody works in a list; it is downloaded after the first rows are there.
import './counterparty-filter/define.js';
import './key-foot/define.js';
import './order-menu/define.js';
import './selection-bar/define.js';
import './views/define.js';
import '../../ui/toasts/define.js';

export { changeStatuses, markThreads } from './bulk/changes.js';
export { exportThreads } from './bulk/csv-export.js';
export { showKeys } from './key-list.js';
