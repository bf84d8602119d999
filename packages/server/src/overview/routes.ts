import {
  api,
  formatRef,
  type Communication,
  type ErpRecord,
  type Overview,
  type Ref,
  type Task,
} from '@towerp/crm-protocol';
import { isPortal } from '../access/index.js';
import type { Projections } from '../events/index.js';
import { Keyset, type Binder, type Reading } from '../http/index.js';
import { countByStatus, listThreads, orderOf, viewThreads } from '../threads/index.js';
import { countAround, lastCommunicationAround, nextTaskAround } from './queries.js';

/** How many threads an order panel shows first. */
const shownThreads = 10;

const threadsAround = async ({ sql, caller }: Reading, ref: Ref): Promise<Overview['threads']> => {
  const filter = ref.kind === 'counterparty' ? { counterparty: ref.id } : { record: ref };
  // Named as the list of threads names itself, so that the cursor goes on there.
  const keyset = new Keyset('threads', { ...filter, limit: shownThreads });
  const order = orderOf(caller, '-lastActivityAt');
  const rows = await listThreads(sql, caller, filter, order, undefined, shownThreads + 1);
  const { rows: page, nextCursor } = keyset.page(rows, (row) => [order.keyOf(row), row.id]);
  const view = await viewThreads(sql, [caller], page);
  const counts = await countByStatus(sql, caller, filter);
  return { items: page.map((row) => view(caller, row)), nextCursor, counts };
};

/** Binds what an order panel shows first, in one answer. An order that is not saved yet has no record, and nothing around it. */
export const bindOverview = (on: Binder, projections: Projections): void => {
  on.read(api.overview.get, async (reading, { params }) => {
    const { sql, caller } = reading;
    const read = async (kind: string, id: string | undefined): Promise<unknown> =>
      id === undefined ? null : ((await projections[kind]?.(sql, [caller], [id]))?.(caller, id) ?? null);
    const record = (await read('record', formatRef(params))) as ErpRecord | null;
    // To the portal, a record that it may not see is as one that is not there.
    const isSeen = record !== null || !isPortal(caller);
    const around = isSeen ? await countAround(sql, caller, params) : { seen: 0, hidden: 0 };
    return {
      record,
      threads: await threadsAround(reading, params),
      nextTask: isSeen ? ((await read('task', await nextTaskAround(sql, caller, params))) as Task | null) : null,
      lastCommunication: isSeen
        ? ((await read('communication', await lastCommunicationAround(sql, caller, params))) as Communication | null)
        : null,
      attachmentsCount: around.seen,
      hiddenCount: around.hidden,
    };
  });
};
