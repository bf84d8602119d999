import * as z from 'zod/mini';

/** A person as others see them. */
export const Person = z.object({ kind: z.literal('user'), id: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;
