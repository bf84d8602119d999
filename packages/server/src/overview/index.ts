export { bindOverview } from './routes.js';
