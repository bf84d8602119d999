import type { RecordView } from '@towerp/crm-protocol';
import { idsOf, visibleRefs, type Reader } from '../access/index.js';
import type { Sql } from '../database/index.js';
import { kindOf } from '../events/index.js';
import { viewColumns, viewOf, type ViewRow } from '../records/index.js';

const none =
  'null::text as status, null::date as date, null::numeric as amount, null::text as currency, null::text as counterparty_id, null::text as url';
const records = `select a.ref, ${viewColumns('r')} from asked a join record r on r.company = $1 and r.ref = a.ref`;

/** Where each kind that is no record is found; ids that are no UUID simply match nothing. */
const sources: Readonly<Record<string, string>> = {
  user: `select a.ref, 'user', p.id, null, p.name, ${none} from asked a join person p on p.company = $1 and p.id = a.id
    where a.ref like 'user:%' and p.deleted_at is null and not p.service`,
  group: `select a.ref, 'group', g.id, null, g.name, ${none} from asked a join directory_group g on g.company = $1 and g.id = a.id
    where a.ref like 'group:%'`,
  contact: `select a.ref, 'contact', c.id, null, c.name, null, null, null, null, c.counterparty_id, null from asked a
    join contact c on c.company = $1 and c.id = a.id where a.ref like 'contact:%'`,
  thread: `select a.ref, 'thread', t.id::text, null, t.topic, t.status, null, null, null, t.counterparty_id, null from asked a
    join thread t on t.company = $1 and t.id = a.uuid where a.ref like 'thread:%'`,
  communication: `select a.ref, 'communication', c.id::text, null, c.topic, ${none} from asked a
    join communication c on c.company = $1 and c.id = a.uuid where a.ref like 'communication:%'`,
  task: `select a.ref, 'task', k.id::text, null, k.topic, k.status, k.due_date, null, null, null, null from asked a
    join task k on k.company = $1 and k.id = a.uuid where a.ref like 'task:%'`,
};

/** What refs of any mentionable kind name, as far as `reader` may see it; what is unknown or hidden is left out. */
export const resolveRefs = async (
  sql: Sql,
  reader: Reader,
  refs: readonly string[],
): Promise<ReadonlyMap<string, RecordView>> => {
  const visible = [...(await visibleRefs(sql, reader, [...new Set(refs)]))].filter(
    (ref) => ref.includes(':') && refs.includes(ref),
  );
  if (visible.length === 0) return new Map();
  const kinds = [...new Set(visible.map((ref) => (kindOf(ref) in sources ? kindOf(ref) : 'record')))].sort();
  const parts = kinds.map((kind) => sources[kind] ?? records);
  const { ids, uuids } = idsOf(visible);
  // Records come first, so that their columns name and type the whole.
  const ordered = [...parts.filter((part) => part === records), ...parts.filter((part) => part !== records)];
  const shape = kinds.includes('record') ? '' : `${records} where false union all `;
  const rows = await sql.query<ViewRow & { ref: string }>(
    `with asked as (select * from unnest($2::text[], $3::text[], $4::uuid[]) as a(ref, id, uuid)) ${shape}${ordered.join(' union all ')}`,
    [reader.company, visible, ids, uuids],
  );
  return new Map(rows.map((row) => [row.ref, viewOf(row)]));
};
