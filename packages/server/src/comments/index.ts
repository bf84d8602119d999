export { bindComments } from './routes.js';
export { commentProjection } from './view.js';
