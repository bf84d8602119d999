export { Comment, EarlierBody } from './comment.js';
export { CreateComment, PatchComment } from './comment-input.js';
export { commentEvents } from './events.js';
export { commentRoutes } from './routes.js';
