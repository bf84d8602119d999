import type { teamRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const teamCalls: Calls<typeof teamRoutes> = {
  list: { method: 'GET', path: '/team', answer: 'team' },
};
