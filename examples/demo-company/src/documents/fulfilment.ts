import { workday } from '../calendar.js';
import type { Day } from '../calendar.js';
import { share, split } from '../money.js';
import type { Cents } from '../money.js';
import { Document } from './document.js';
import type { Flow } from './flow.js';
import type { Market } from './market.js';

/** Writes the advance, the sale, the shipments, the invoices and the payments of a flow as far as today. */
export function fulfil(market: Market, flow: Flow, ready: Day): void {
  const { random, today } = market;
  const order = flow.order;
  if (order === undefined) throw new TypeError('only what is ordered is delivered');
  const advance = flow.total > 600_000 && random.chance(0.42) ? takeAdvance(market, flow, order) : 0;
  if (flow.productions.some(({ order: made }) => made.status !== 'new') || today - order.day > 5)
    order.status = 'in_progress';
  else if (today - order.day > 1) order.status = random.chance(0.3) ? 'awaiting_decision' : 'confirmed';
  const sold = workday(ready, random.int(0, 2));
  if (sold >= today) return;
  const made = flow.productions.map((production) => production.order);
  const parents = random.chance(0.4) ? [order, ...made] : [order];
  const sale = new Document({
    kind: 'sale',
    day: sold,
    title: flow.project,
    status: 'new',
    cents: flow.total,
    counterparty: flow.client,
    parents,
  });
  flow.sales.push(sale);
  const count = flow.lines.length > 1 && flow.total > 400_000 ? random.weighted([[1, 6], [2, 4], [3, 2]]) : 1; // prettier-ignore
  ship(market, flow, sale, count);
  if (flow.shipments.length < count) return;
  sale.status = 'completed';
  invoice(market, flow, advance);
  if (flow.shipments.every((shipment) => shipment.status === 'completed') && flow.invoices.length > 0) {
    if (flow.invoices.every((one) => one.status === 'completed')) order.status = 'completed';
  }
}

function takeAdvance(market: Market, flow: Flow, order: Document): Cents {
  const { random, today } = market;
  const day = workday(order.day, random.int(0, 2));
  if (day >= today) return 0;
  const cents = share(flow.total, 0.3);
  const paid = workday(day, random.int(1, 8));
  const status = paid < today ? 'completed' : 'confirmed';
  const proforma = new Document({
    kind: 'financial_document',
    day,
    title: 'Проформа, аванс 30 %',
    status,
    cents,
    counterparty: flow.client,
    parents: [order],
  });
  flow.proforma = proforma;
  if (paid >= today) return 0;
  flow.payments.push(
    new Document({
      kind: 'payment',
      day: paid,
      title: 'Аванс по проформа',
      status: 'completed',
      cents,
      counterparty: flow.client,
      parents: [proforma],
    }),
  );
  return cents;
}

function ship(market: Market, flow: Flow, sale: Document, count: number): void {
  const { random, today } = market;
  const parts = split(
    flow.total,
    Array.from({ length: count }, () => random.int(2, 5)),
  );
  let day = sale.day;
  parts.forEach((cents, index) => {
    day = workday(day, index === 0 ? random.int(0, 2) : random.int(1, 5));
    if (day >= today) return;
    const places = random.int(4, 60);
    const load =
      count === 1
        ? `${String(places)} места`
        : `Част ${String(index + 1)} от ${String(count)}, ${String(places)} места`;
    const title = `${load}, ${flow.client.city}`;
    // What leaves on a day is unloaded by the next.
    const status = today - day > 1 ? 'completed' : 'in_progress';
    flow.shipments.push(
      new Document({ kind: 'shipment', day, title, status, cents, counterparty: flow.client, parents: [sale] }),
    );
  });
}

function invoice(market: Market, flow: Flow, advance: Cents): void {
  const { random, today } = market;
  // One invoice may stand for several shipments.
  const isJoint = flow.shipments.length > 1 && random.chance(0.6);
  const batches = isJoint ? [flow.shipments] : flow.shipments.map((shipment) => [shipment]);
  let deducted = advance;
  for (const batch of batches) {
    const last = batch.at(-1);
    if (last === undefined) continue;
    const day = workday(last.day, random.int(0, 2));
    if (day >= today) continue;
    const cents = batch.reduce((sum, shipment) => sum + (shipment.cents ?? 0), 0);
    const title = batch.length > 1 ? `Фактура за ${String(batch.length)} експедиции` : 'Фактура';
    const document = new Document({
      kind: 'financial_document',
      day,
      title,
      status: 'confirmed',
      cents,
      counterparty: flow.client,
      parents: batch,
    });
    flow.invoices.push(document);
    const covered = Math.min(deducted, cents);
    deducted -= covered;
    pay(market, flow, document, cents - covered);
  }
}

function pay(market: Market, flow: Flow, document: Document, owed: Cents): void {
  const { random, today } = market;
  // Some clients pay late, and a few have not paid since the spring.
  const delay = random.weighted([[random.int(0, 10), 7], [random.int(10, 22), 3], [random.int(25, 60), 1], [400, 0.35]]); // prettier-ignore
  const parts = owed > 300_000 && random.chance(0.12) ? split(owed, [1, 1]) : [owed];
  let paid = 0;
  parts.forEach((cents, index) => {
    const day = workday(document.day, delay + index * random.int(5, 12));
    if (day >= today || cents === 0) return;
    paid += cents;
    const title = parts.length > 1 ? `Плащане ${String(index + 1)} от ${String(parts.length)}` : 'Плащане по фактура';
    flow.payments.push(
      new Document({
        kind: 'payment',
        day,
        title,
        status: 'completed',
        cents,
        counterparty: flow.client,
        parents: [document],
      }),
    );
  });
  if (paid === owed) document.status = 'completed';
}
