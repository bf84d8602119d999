import { api, type Attachment } from '@towerp/crm-protocol';
import { Keyset, type Binder } from '../http/index.js';
import { seeThread } from '../threads/index.js';
import { countByKind, listAttachments } from './queries.js';
import { attachRecord, detachRecord, seeAttachment } from './service.js';
import { viewAttachments } from './view.js';

const routes = api.attachments;

/** Binds what is attached to threads. */
export const bindAttachments = (on: Binder): void => {
  on.read(
    routes.list,
    (context, { id }) => seeThread(context, id),
    async ({ sql, caller }, { params, query }) => {
      const keyset = new Keyset(`attachments ${params.id}`, query);
      const rows = await listAttachments(sql, caller, params.id, query, keyset.after, keyset.limit + 1);
      const { rows: page, nextCursor } = keyset.page(rows, (row) => [row.created_at, row.id]);
      const view = await viewAttachments(sql, [caller], page);
      const counts = query.counts ? await countByKind(sql, caller, params.id, query) : undefined;
      const items = page.map((row) => view(caller, row)).filter((item): item is Attachment => item !== undefined);
      return {
        items,
        nextCursor,
        ...(counts ? { counts: Object.fromEntries(counts.map(({ kind, count }) => [kind, count])) } : {}),
      };
    },
  );
  on.write(
    routes.create,
    (context, { id }) => seeThread(context, id),
    (write, { body }, thread) => attachRecord(write, thread, body),
  );
  on.write(
    routes.delete,
    async (context, { id, attachmentId }) => {
      await seeThread(context, id);
      return seeAttachment(context, id, attachmentId);
    },
    (write, _input, row) => detachRecord(write, row),
  );
};
