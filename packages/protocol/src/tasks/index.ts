export { taskEvents } from './events.js';
export { DueBucket, taskRoutes } from './routes.js';
export { Task } from './task.js';
export { CreateTask, PatchTask } from './task-input.js';
