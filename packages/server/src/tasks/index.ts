export { countByDue, listTasks, type TaskFilter } from './list.js';
export { bindTasks } from './routes.js';
export { selectTasks, taskColumns, taskJoins, type TaskRow } from './queries.js';
export { createTask, lockSeen as lockTask, moveTaskInto, patchTask } from './service.js';
export { taskProjection, viewTasks } from './view.js';
