import type { Status } from './status.js';

/** The six statuses of threads and tasks (R7), in the order of chips, columns and keys 1–6. */
export const statuses = ['new', 'in_progress', 'awaiting_decision', 'confirmed', 'completed', 'cancelled'] as const;

/** A closed thread or task asks for no more work. */
export const isClosed = (status: Status): boolean => status === 'completed' || status === 'cancelled';
