import type { ErpLine, ErpSource } from '@towerp/crm-server';

/** A row of the module's own table, and the number of the change that it saw last. */
export interface Order {
  readonly id: number;
  readonly number: string;
  readonly customer: string;
  readonly status: string;
  readonly placedOn: string;
  readonly repeats: number | null;
  readonly changed: number;
}

const lineOf = (order: Order): ErpLine => ({
  type: 'record',
  kind: 'client_order',
  id: String(order.id),
  number: order.number,
  title: `Поръчка ${order.number}`,
  status: order.status,
  date: order.placedOn,
  counterpartyId: order.customer,
  derivedFrom: order.repeats === null ? [] : [{ kind: 'client_order', id: String(order.repeats) }],
});

/** The module's orders, in the order of their changes; `read` answers at most `limit` that changed after a number. */
export const salesFeed = (read: (after: number, limit: number) => Promise<readonly Order[]>): ErpSource => ({
  name: 'sales',
  async *changesSince(cursor) {
    for (let after = Number(cursor ?? 0); ;) {
      const orders = await read(after, 500);
      const last = orders.at(-1);
      if (!last) return;
      after = last.changed;
      yield { lines: orders.map(lineOf), cursor: String(after) };
    }
  },
});
