import { Audience, Candidate, items, type mentionRoutes } from '@towerp/crm-protocol';
import type { Calls } from '../http/index.js';

export const mentionCalls: Calls<typeof mentionRoutes> = {
  candidates: { method: 'GET', path: '/mentions', answer: items(Candidate) },
  audience: { method: 'POST', path: '/mentions:audience', answer: Audience },
};
