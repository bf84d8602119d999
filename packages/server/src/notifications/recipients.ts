import type { Sql } from '../database/index.js';
import { quietUntil } from './quiet.js';

/** Who is to be told of one entry, before anybody is left out. */
export interface Addressed {
  readonly n: number;
  readonly actor: string;
  readonly thread: string | null;
  readonly shared: boolean;
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly assignee: string | null;
  /** The reason for which followers are told; null where they are not. */
  readonly followers: string | null;
}

export interface Recipient {
  readonly n: number;
  readonly user_id: string;
  readonly name: string;
  readonly reason: string;
  readonly via: string | null;
  readonly place: number;
  readonly is_active: boolean;
  readonly has_access: boolean;
  readonly is_muted: boolean;
  readonly is_wanted: boolean;
  /** When the person's quiet hours end; null where there are none now. */
  readonly quiet_until: string | null;
}

const gathering = `
with asked as (
  select * from jsonb_to_recordset($2::jsonb) as x(n int, actor text, thread uuid, shared boolean, users text[], groups text[], assignee text, followers text)
), named as (
  select a.n, u.id as user_id, 'mentioned' as reason, null::text as via, 0 as place from asked a cross join unnest(a.users) as u(id)
  union all
  select a.n, a.assignee, 'assigned', null, 0 from asked a where a.assignee is not null
  union all
  select a.n, m.user_id, 'group_mentioned', 'group:' || g.id, g.place::int from asked a cross join unnest(a.groups) with ordinality as g(id, place)
    join group_member m on m.company = $1 and m.group_id = g.id
  union all
  select a.n, tp.user_id, a.followers, null, 0 from asked a
    join thread_person tp on tp.company = $1 and tp.thread_id = a.thread and coalesce(tp.follows, tp.parts > 0)
    where a.followers is not null
)
select w.n, w.user_id, p.name, w.reason, w.via, w.place, p.active as is_active,
  not p.portal or (a.shared and coalesce(t.visibility = 'shared' and t.counterparty_id = p.counterparty_id, false)) as has_access,
  coalesce(tp.muted, false) as is_muted, coalesce((s.reasons->>w.reason)::boolean, true) as is_wanted,
  ${quietUntil('$3', 'coalesce(p.time_zone, c.time_zone)')} as quiet_until
from named w join asked a on a.n = w.n
join person p on p.company = $1 and p.id = w.user_id and p.deleted_at is null and not p.service
join company c on c.company = $1
left join thread t on t.company = $1 and t.id = a.thread
left join thread_person tp on tp.company = $1 and tp.thread_id = a.thread and tp.user_id = w.user_id
left join notification_settings s on s.company = $1 and s.user_id = w.user_id`;

/** Everybody whom entries address, with what speaks for and against telling them. */
export const gather = (sql: Sql, company: string, addressed: readonly Addressed[], now: string): Promise<Recipient[]> =>
  sql.query<Recipient>(gathering, [company, JSON.stringify(addressed), now]);
