export { bindTeam } from './routes.js';
