import * as z from 'zod/mini';

export const Role = z.enum(['admin', 'member', 'portal', 'service']);
export type Role = z.infer<typeof Role>;
