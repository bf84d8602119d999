import * as z from 'zod/mini';
import { statuses } from './status-words.js';

export const Status = z.enum(statuses);
export type Status = z.infer<typeof Status>;
