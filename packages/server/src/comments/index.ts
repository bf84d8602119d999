export { bindComments } from './routes.js';
export { createComment, deleteComment, lockSeen as lockComment, patchComment } from './service.js';
export { commentProjection } from './view.js';
