import * as z from 'zod/mini';

/** The six statuses of threads and tasks (R7), in the order of chips, columns and keys 1–6. */
export const statuses = ['new', 'in_progress', 'awaiting_decision', 'confirmed', 'completed', 'cancelled'] as const;

export const Status = z.enum(statuses);
export type Status = z.infer<typeof Status>;

/** A closed thread or task asks for no more work. */
export const isClosed = (status: Status): boolean => status === 'completed' || status === 'cancelled';
