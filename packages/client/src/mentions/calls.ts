import type { mentionRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const mentionCalls: Calls<typeof mentionRoutes> = {
  candidates: { method: 'GET', path: '/mentions', answer: 'candidates' },
  audience: { method: 'POST', path: '/mentions:audience', answer: 'audience' },
};
