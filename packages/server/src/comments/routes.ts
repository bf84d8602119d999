import { api } from '@towerp/crm-protocol';
import { notFound } from '../access/index.js';
import type { Binder } from '../http/index.js';
import { seeThread } from '../threads/index.js';
import { selectComments, selectHistory } from './queries.js';
import { createComment, deleteComment, lockSeen, patchComment } from './service.js';
import { seesComment } from './view.js';

const routes = api.comments;

/** Binds comments and their history. */
export const bindComments = (on: Binder): void => {
  on.write(
    routes.create,
    (context, { id }) => seeThread(context, id),
    (write, { body }, thread) => createComment(write, thread, body),
  );
  on.write(
    routes.patch,
    (context, { id }) => lockSeen(context, id),
    (write, { body }, row) => patchComment(write, row, body),
  );
  on.write(
    routes.delete,
    (context, { id }) => lockSeen(context, id),
    (write, _input, row) => deleteComment(write, row),
  );
  on.read(
    routes.history,
    async ({ sql, caller }, { id }) => {
      const [row] = await selectComments(sql, caller.company, [id]);
      if (!row || !seesComment(caller, row)) throw notFound();
    },
    async ({ sql, caller }, { params }) => ({ items: await selectHistory(sql, caller.company, params.id) }),
  );
};
