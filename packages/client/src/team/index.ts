import type { RouteQuery, TeamMember, teamRoutes } from '@towerp/crm-protocol';
import type { ReadableAtom } from 'nanostores';
import { partOf, type CallOptions, type Http, type Reply } from '../http/index.js';
import { Keyed, Live, type Hub, type Loadable } from '../store/index.js';
import { nameOfQuery } from '../threads/index.js';
import { teamCalls } from './calls.js';

/** Which time is looked at. */
export type TeamQuery = RouteQuery<typeof teamRoutes.list>;

/** Who needs help, who is in difficulty, who is fast (R8). */
export interface Team {
  /** How the colleagues' work stands, live. */
  $team(query?: TeamQuery): ReadableAtom<Loadable<readonly TeamMember[]>>;
  list(query?: TeamQuery, options?: CallOptions): Reply<TeamMember[]>;
}

/** The room of the team. */
export const team = (http: Http, hub: Hub): Team => {
  const read = (query: TeamQuery, options?: CallOptions) => http.call(teamCalls.list, { query, ...options });
  const teams = new Keyed(
    (query: TeamQuery) =>
      new Live<readonly TeamMember[], readonly TeamMember[]>(hub, {
        load: async (_, signal) => {
          const { value, seq } = await read(query, { signal });
          return { value: value.items, seq };
        },
        follow: (held, { type }) => (/^(thread\.[cu]|task|topic|directory)/.test(type) ? 'reload' : held),
        show: (held) => held,
      }),
    nameOfQuery,
  );
  return {
    $team: (query = {}) => teams.of(query).$,
    list: (query = {}, options) => partOf(read(query, options), ({ items }) => items),
  };
};
