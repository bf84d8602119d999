export { taskEvents } from './events.js';
export { DueBucket, taskRoutes } from './routes.js';
export { CreateTask, PatchTask, Task } from './task.js';
