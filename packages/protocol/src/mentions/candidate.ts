import * as z from 'zod/mini';
import { Person } from '../people/index.js';
import { Kind, Ref } from '../wire/ref.js';

/** What can be mentioned, ranked; `access` is false for a person who could not see the text. */
export const Candidate = z.object({
  kind: Kind,
  id: z.string(),
  label: z.string(),
  number: z.nullable(z.string()),
  hint: z.nullable(z.string()),
  access: z.boolean(),
});
export type Candidate = z.infer<typeof Candidate>;

/** Whom a text would notify, and whom it would not and why (R4). */
export const Audience = z.object({
  notified: z.array(z.object({ person: Person, via: z.nullable(Ref) })),
  omitted: z.array(z.object({ person: Person, reason: z.enum(['author', 'no_access', 'inactive', 'muted']) })),
});
export type Audience = z.infer<typeof Audience>;
