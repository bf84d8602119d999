import { api } from '@towerp/crm-protocol';
import type { Projections } from '../events/index.js';
import { Keyset, type Binder } from '../http/index.js';
import { seeThread } from '../threads/index.js';
import { listTimeline } from './queries.js';
import { viewTimeline } from './view.js';

/** Binds the timeline of a thread. */
export const bindTimeline = (on: Binder, projections: Projections): void => {
  on.read(
    api.timeline.list,
    (context, { id }) => seeThread(context, id),
    async ({ sql, caller }, { params, query }) => {
      const keyset = new Keyset(`timeline ${params.id}`, query);
      const asked = {
        threadId: params.id,
        isDescending: query.order === 'desc',
        types: query.types,
        after: keyset.after,
        limit: keyset.limit + 1,
      };
      const { rows, nextCursor } = keyset.page(await listTimeline(sql, caller, asked), (row) => [row.seq, row.id]);
      return { items: await viewTimeline(sql, caller, projections, params.id, rows), nextCursor };
    },
  );
};
