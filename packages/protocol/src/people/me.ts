import * as z from 'zod/mini';
import { Role } from '../access/index.js';
import { Company, Group, User } from './directory.js';

/** The caller, as `GET /v1/me` answers. */
export const Me = z.object({
  user: User,
  company: Company,
  role: Role,
  counterpartyId: z.nullable(z.string()),
  groups: z.array(Group),
  unreadNotifications: z.number(),
  can: z.array(z.string()),
});
export type Me = z.infer<typeof Me>;
