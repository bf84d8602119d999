import { lazily } from '../../base/lazily.js';

/** The board by status. */
export const loadBoard = lazily(() => import('./board/define.js'));
/** The bar over selected rows. */
export const loadSelectionBar = lazily(() => import('./selection-bar/define.js'));
/** Changes to many threads. */
export const loadBulk = lazily(() => import('./bulk/changes.js'));
/** The file of what is shown. */
export const loadExport = lazily(() => import('./bulk/csv-export.js'));
/** The views beside the list. */
export const loadViews = lazily(() => import('./views/define.js'));
/** The field that finds a counterparty. */
export const loadCounterpartyFilter = lazily(() => import('./counterparty-filter/define.js'));
/** The list of all keys. */
export const loadKeys = lazily(() => import('./key-list.js'));
