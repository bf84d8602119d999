import { api } from '@towerp/crm-protocol';
import type { Binder } from '../http/index.js';
import { viewTeam } from './service.js';

/** Binds the overview of the team. */
export const bindTeam = (on: Binder): void => {
  on.read(api.team.list, async ({ sql, caller, now }, { query }) => ({
    items: await viewTeam(sql, caller, now, query),
  }));
};
