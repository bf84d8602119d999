import { api } from '@towerp/crm-protocol';
import { Keyset, type Binder } from '../http/index.js';
import { listTopics } from './queries.js';
import { createTopic, deleteTopic, lockTopic, patchTopic } from './service.js';
import { topicOf } from './view.js';

const routes = api.topics;

/** Binds the predefined topics of the CRM settings (R2). */
export const bindTopics = (on: Binder): void => {
  on.read(routes.list, async ({ sql, caller }, { query }) => {
    const keyset = new Keyset('topics', query);
    const rows = await listTopics(sql, caller.company, {
      scope: query.scope,
      archived: query.archived,
      after: keyset.after,
      limit: keyset.limit + 1,
    });
    const { rows: page, nextCursor } = keyset.page(rows, (row) => [row.scope, row.position, row.id]);
    return { items: page.map(topicOf), nextCursor };
  });
  on.write(routes.create, (write, { body }) => createTopic(write, body));
  on.write(
    routes.patch,
    (context, { id }) => lockTopic(context, id),
    (write, { body }, row) => patchTopic(write, row, body),
  );
  on.write(
    routes.delete,
    (context, { id }) => lockTopic(context, id),
    (write, _input, row) => deleteTopic(write, row),
  );
};
