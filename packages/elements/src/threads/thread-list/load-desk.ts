import { lazily } from '../../base/lazily.js';

/** Loads what is needed once somebody works in a list: views, menus, changes to many threads, export, keys. */
export const loadDesk = lazily(() => import('./desk.js'));
