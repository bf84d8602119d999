export { Comment, CreateComment, PatchComment } from './comment.js';
export { commentEvents } from './events.js';
export { commentRoutes } from './routes.js';
