export { Overview } from './overview.js';
export { overviewRoutes } from './routes.js';
