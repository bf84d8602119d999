import * as z from 'zod/mini';

/** Who sees it: colleagues only, or the thread's counterparty on the portal as well. */
export const Visibility = z.enum(['internal', 'shared']);
export type Visibility = z.infer<typeof Visibility>;
