import { api } from '@towerp/crm-protocol';
import { notFound } from '../access/index.js';
import { Keyset, type Binder } from '../http/index.js';
import { listCommunications, selectCommunications } from './queries.js';
import { createCommunication, deleteCommunication, lockSeen, patchCommunication } from './service.js';
import { seesCommunication, viewCommunications } from './view.js';

const routes = api.communications;

/** Binds communications. */
export const bindCommunications = (on: Binder): void => {
  on.read(routes.list, async ({ sql, caller }, { query }) => {
    const keyset = new Keyset('communications', query);
    const rows = await listCommunications(sql, caller, query, keyset.after, keyset.limit + 1);
    const { rows: items, nextCursor } = keyset.page(rows, ({ occurred_at: at, id }) => [at, id]);
    const view = await viewCommunications(sql, [caller], items);
    return { items: items.map((row) => view(caller, row)), nextCursor };
  });
  on.read(
    routes.get,
    async ({ sql, caller }, { id }) => {
      const [row] = await selectCommunications(sql, caller.company, [id]);
      if (!row || !seesCommunication(caller, row)) throw notFound();
      return row;
    },
    async ({ sql, caller }, _input, row) => (await viewCommunications(sql, [caller], [row]))(caller, row),
  );
  on.write(routes.create, (write, { body }) => createCommunication(write, body));
  on.write(routes.patch, (context, { id }) => lockSeen(context, id), (write, { body }, row) => patchCommunication(write, row, body));
  on.write(routes.delete, (context, { id }) => lockSeen(context, id), (write, _input, row) => deleteCommunication(write, row));
}; // prettier-ignore
