export { countByDue, listTasks, type TaskFilter } from './list.js';
export { bindTasks } from './routes.js';
export { selectTasks, taskColumns, taskJoins, type TaskRow } from './queries.js';
export { moveTaskInto } from './service.js';
export { taskProjection, viewTasks } from './view.js';
