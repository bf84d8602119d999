import { api } from '@towerp/crm-protocol';
import { notFound } from '../access/index.js';
import { Keyset, type Binder } from '../http/index.js';
import { countByDue, listTasks } from './list.js';
import { selectTasks } from './queries.js';
import { createTask, deleteTask, lockSeen, patchTask } from './service.js';
import { seesTask, viewTasks } from './view.js';

const routes = api.tasks;

/** Binds tasks (R12). */
export const bindTasks = (on: Binder): void => {
  on.read(routes.list, async ({ sql, caller, now }, { query }) => {
    const { limit: _limit, cursor: _cursor, counts: wanted, ...filter } = query;
    const keyset = new Keyset('tasks', query);
    const rows = await listTasks(sql, caller, filter, now, keyset.after, keyset.limit + 1);
    const { rows: page, nextCursor } = keyset.page(rows, (row) => [row.created_at, row.id]);
    const view = await viewTasks(sql, [caller], page);
    return {
      items: page.map((row) => view(caller, row)),
      nextCursor,
      ...(wanted ? { counts: await countByDue(sql, caller, filter, now) } : {}),
    };
  });
  on.write(routes.create, (write, { body }) => createTask(write, body));
  on.read(
    routes.get,
    async ({ sql, caller }, { id }) => {
      const [row] = await selectTasks(sql, caller.company, [id]);
      if (!row || !seesTask(caller, row)) throw notFound();
      return row;
    },
    async ({ sql, caller }, _input, row) => (await viewTasks(sql, [caller], [row]))(caller, row),
  );
  on.write(
    routes.patch,
    (context, { id }) => lockSeen(context, id),
    (write, { body }, row) => patchTask(write, row, body),
  );
  on.write(
    routes.delete,
    (context, { id }) => lockSeen(context, id),
    (write, _input, row) => deleteTask(write, row),
  );
};
