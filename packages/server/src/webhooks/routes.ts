import { api } from '@towerp/crm-protocol';
import { notFound } from '../access/index.js';
import type { Outcome, Write } from '../changes/index.js';
import { Keyset, type Binder } from '../http/index.js';
import type { Publisher } from './publisher.js';
import { listDeliveries, listWebhooks, selectDelivery } from './queries.js';
import { createWebhook, endWebhook, replayDelivery, seeWebhook, testWebhook } from './service.js';
import { deliveryOf, webhookOf } from './view.js';

export interface WebhookPorts {
  readonly publisher: Publisher;
  readonly mayBePrivate: boolean;
}

const routes = api.webhooks;

/** Binds webhooks and the log of what they were sent. */
export const bindWebhooks = (on: Binder, { publisher, mayBePrivate }: WebhookPorts): void => {
  const waking = async (write: Write, work: Promise<Outcome>): Promise<Outcome> => {
    write.changes.afterwards(() => publisher.wake(write.caller.company));
    return work;
  };
  on.read(routes.list, async ({ sql, caller }, { query }) => {
    const keyset = new Keyset('webhooks', query);
    const rows = await listWebhooks(sql, caller.company, keyset.after?.[0], keyset.limit + 1);
    const { rows: page, nextCursor } = keyset.page(rows, ({ id }) => [id]);
    return { items: page.map((row) => webhookOf(row)), nextCursor };
  });
  on.write(routes.create, (write, { body }) => waking(write, createWebhook(write, body, mayBePrivate)));
  on.write(
    routes.delete,
    (context, { id }) => seeWebhook(context, id),
    (write, _input, row) => endWebhook(write, row),
  );
  on.write(
    routes.test,
    (context, { id }) => seeWebhook(context, id),
    (write, _input, row) => waking(write, testWebhook(write, row)),
  );
  on.read(
    routes.deliveries,
    (context, { id }) => seeWebhook(context, id),
    async ({ sql, caller }, { query }, { id }) => {
      const keyset = new Keyset(`deliveries ${id}`, query);
      const rows = await listDeliveries(sql, caller.company, id, keyset.after?.[0], keyset.limit + 1);
      const { rows: page, nextCursor } = keyset.page(rows, (row) => [row.id]);
      return { items: page.map(deliveryOf), nextCursor };
    },
  );
  on.write(
    routes.replay,
    async (context, { id, delivery }) => {
      const row = await seeWebhook(context, id);
      if (!(await selectDelivery(context.sql, context.caller.company, id, delivery))) throw notFound();
      return row;
    },
    (write, { params }, row) => waking(write, replayDelivery(write, row, params.delivery)),
  );
};
