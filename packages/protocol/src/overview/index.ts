export { Overview, overviewRoutes } from './overview.js';
