import * as z from 'zod/mini';
import { Edge } from '../wire/instant.js';
import { route } from '../wire/route.js';
import { TeamMember } from './team.js';

const description = `What is open is told as it stands now. \`from\` and \`to\` bound what is past: what was completed or cancelled, and the hours spent in each status.
\`completed\` counts threads and tasks; \`medianHours\` is from creation to completion; \`expectedHours\` is the median of what their predefined topics expect;
\`hoursInStatus\` adds up the hours in each open status. \`needs_help\`: something open awaits a decision for more than 24 hours. \`in_difficulty\`: a task is overdue,
or something is open for more than 1.5 times what its topic expects. \`faster\`: at least 3 completed, with a median of at most 0.8 times the expected, or where nothing is expected the team's.`;

export const teamRoutes = {
  list: route({
    method: 'GET',
    path: '/team',
    summary: 'Who needs help, who is in difficulty, who is fast',
    description,
    query: { from: z.optional(Edge), to: z.optional(Edge) },
    answer: z.object({ items: z.array(TeamMember) }),
    roles: ['admin', 'member', 'service'],
  }),
};
