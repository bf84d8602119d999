export { followActivity } from './activity.js';
export { threadOfEntry } from './entry-thread.js';
export { narrowedVisibility, visibilityOf } from './entry-visibility.js';
export { countByStatus, edge, listThreads, orderOf } from './list.js';
export { selectThreads } from './queries.js';
export { bindThreads } from './routes.js';
export type { ThreadRow } from './row.js';
export { lockThread, seeThread } from './sight.js';
export { threadProjection, viewThreads } from './view.js';
