import type { timelineRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const timelineCalls: Calls<typeof timelineRoutes> = {
  list: { method: 'GET', path: '/threads/{id}/timeline', answer: 'timeline' },
};
