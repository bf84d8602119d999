import { api } from '@towerp/crm-protocol';
import { isPortal } from '../access/index.js';
import { Keyset, type Binder } from '../http/index.js';
import { personOf } from '../people/index.js';
import { patchThread, patchThreads } from './change.js';
import { createThread } from './create.js';
import { countByStatus, listThreads, maySeek, orderOf } from './list.js';
import { selectFollowersOf } from './queries.js';
import { followThread, readThread, unreadThread } from './reading.js';
import { lockThread, seeThread } from './sight.js';
import { viewThreads } from './view.js';

const routes = api.threads;

const bindList = (on: Binder): void => {
  on.read(routes.list, async ({ sql, caller }, { query }) => {
    const { sort = '-lastActivityAt', limit: _limit, cursor: _cursor, counts: wanted, ...filter } = query;
    const keyset = new Keyset('threads', query);
    const order = orderOf(caller, sort);
    const isSought = await maySeek(sql, caller, filter);
    const rows = isSought ? await listThreads(sql, caller, filter, order, keyset.after, keyset.limit + 1) : [];
    const { rows: page, nextCursor } = keyset.page(rows, (row) => [order.keyOf(row), row.id]);
    const view = await viewThreads(sql, [caller], page);
    const counts = wanted && isSought ? await countByStatus(sql, caller, filter) : undefined;
    return { items: page.map((row) => view(caller, row)), nextCursor, ...(wanted ? { counts: counts ?? {} } : {}) };
  });
};

/** Binds threads: their list, opening, change, reading and following. */
export const bindThreads = (on: Binder): void => {
  bindList(on);
  on.write(routes.create, (write, { body }) => createThread(write, body));
  on.read(
    routes.get,
    (context, { id }) => seeThread(context, id),
    async ({ sql, caller }, _input, row) => (await viewThreads(sql, [caller], [row]))(caller, row),
  );
  on.write(
    routes.patch,
    (context, { id }) => lockThread(context, id),
    (write, { body }, row) => patchThread(write, row, body),
  );
  on.write(routes.bulk, (write, { body }) => patchThreads(write, body.ids, body.patch));
  on.write(
    routes.read,
    (context, { id }) => seeThread(context, id),
    (write, { body }, row) => readThread(write, row, body.upToSeq),
  );
  on.write(
    routes.unread,
    (context, { id }) => seeThread(context, id),
    (write, _input, row) => unreadThread(write, row),
  );
  on.write(
    routes.follow,
    (context, { id }) => seeThread(context, id),
    (write, { body }, row) => followThread(write, row, true, body.muted ?? false),
  );
  on.write(
    routes.unfollow,
    (context, { id }) => seeThread(context, id),
    (write, _input, row) => followThread(write, row, false, false),
  );
  on.read(
    routes.followers,
    (context, { id }) => seeThread(context, id),
    async ({ sql, caller }, { params }) => {
      const people = await selectFollowersOf(sql, caller.company, params.id);
      const shown = people.filter(
        (person) => !isPortal(caller) || person.shared_parts > 0 || person.user_id === caller.id,
      );
      return { items: shown.map(({ user_id: id, name, muted }) => ({ person: personOf(id, name), muted })) };
    },
  );
};
