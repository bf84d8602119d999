export { teamRoutes } from './routes.js';
export { TeamMember, TeamSignal } from './team.js';
