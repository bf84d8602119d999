import * as z from 'zod/mini';
import { Person } from '../people/index.js';
import { Status } from '../threads/index.js';

/** What the work of a colleague says (R8): an answer is waited for, it goes badly, or it goes faster than expected. */
export const TeamSignal = z.enum(['needs_help', 'in_difficulty', 'faster']);
export type TeamSignal = z.infer<typeof TeamSignal>;

const Counts = z.partialRecord(Status, z.number());

/** How one colleague's work stands: threads count for their author, tasks for their assignee; hours are elapsed. */
export const TeamMember = z.object({
  person: Person,
  threads: Counts,
  tasks: Counts,
  awaitingDecision: z.number(),
  overdue: z.number(),
  completed: z.number(),
  medianHours: z.nullable(z.number()),
  expectedHours: z.nullable(z.number()),
  teamMedianHours: z.nullable(z.number()),
  hoursInStatus: Counts,
  signals: z.array(TeamSignal),
});
export type TeamMember = z.infer<typeof TeamMember>;
