import { workday } from '../calendar.js';
import type { Day } from '../calendar.js';
import type { Status } from '@towerp/crm-protocol';
import { split, withTax } from '../money.js';
import type { Random } from '../random.js';
import { Document } from './document.js';
import type { Flow, Production, Purchase } from './flow.js';
import type { Market } from './market.js';

/** Writes the production and purchase orders of a flow as far as today; answers the day on which the goods are ready. */
export function produce(market: Market, flow: Flow, recent: readonly Flow[]): Day {
  const { random, today } = market;
  if (flow.order === undefined) throw new TypeError('production follows an order');
  let ready = flow.order.day;
  for (const line of flow.lines.slice(
    0,
    random.weighted([
      [1, 5],
      [2, 4],
      [3, 1],
    ]),
  )) {
    const day = workday(flow.order.day, random.int(1, 4));
    const end = workday(day, random.int(5, 19));
    ready = Math.max(ready, end);
    if (day >= today) continue;
    const order = new Document({
      kind: 'production_order',
      day,
      title: line.product.count(line.quantity),
      status: end < today ? 'completed' : startedBy(today, day, random),
      parents: [flow.order],
    });
    flow.productions.push({ order, line });
    supply(market, flow, { order, line }, recent);
  }
  return ready;
}

function startedBy(today: Day, day: Day, random: Random): Status {
  if (today - day < 4) return 'new';
  return random.chance(0.08) ? 'awaiting_decision' : 'in_progress';
}

function supply(market: Market, flow: Flow, production: Production, recent: readonly Flow[]): void {
  const { random, today } = market;
  if (!random.chance(0.5)) return;
  const prefix = random.pick(production.line.product.family.takes);
  const shared = random.chance(0.3) ? openPurchase(recent, prefix, production.order.day) : undefined;
  // One purchase serves the production orders of several clients.
  if (shared !== undefined) {
    shared.order.parents.push(production.order);
    return;
  }
  const day = workday(production.order.day, random.int(0, 3));
  if (day >= today) return;
  const purchase = buy(market, production, prefix, day);
  if (purchase !== undefined) flow.purchases.push(purchase);
}

function openPurchase(recent: readonly Flow[], prefix: string, day: Day): Purchase | undefined {
  return recent
    .slice(-40)
    .flatMap((flow) => flow.purchases)
    .find(
      (purchase) =>
        purchase.material.family.prefix === prefix && purchase.order.day >= day && purchase.order.parents.length < 3,
    );
}

function buy(market: Market, production: Production, prefix: string, day: Day): Purchase | undefined {
  const { random, today } = market;
  const material = market.catalogue.material(prefix, random);
  const suppliers = market.counterparties.filter((one) => one.sector === material.family.supplier);
  const supplier = random.pick(suppliers);
  const [least, most] = material.family.quantity;
  const quantity = random.int(least, most);
  const promised = workday(day, random.int(4, 10));
  const late = random.chance(0.22) ? random.int(2, 6) : 0;
  const arrivals = random.chance(0.2) ? [promised, workday(promised, random.int(2, 6))] : [workday(promised, late)];
  const came = arrivals.filter((arrival) => arrival < today);
  const status: Status =
    came.length === arrivals.length ? 'completed' : came.length > 0 ? 'in_progress' : agreed(today - day, random);
  const cents = withTax(quantity * material.price);
  const order = new Document({ kind: 'purchase_order', day, title: `${material.label}, ${String(quantity)} ${material.family.unit}`, status, cents, counterparty: supplier, parents: [production.order] }); // prettier-ignore
  const parts = split(cents, arrivals.length === 2 ? [3, 2] : [1]);
  const deliveries = came.map(
    (arrival, index) =>
      new Document({
        kind: 'delivery',
        day: arrival,
        title:
          arrivals.length === 2
            ? `${material.label}, част ${String(index + 1)} от 2`
            : `${material.label}, ${String(quantity)} ${material.family.unit}`,
        status: 'completed',
        cents: parts[index] ?? 0,
        counterparty: supplier,
        parents: [order],
      }),
  );
  return { order, supplier, material, quantity, promised, deliveries };
}

function agreed(age: number, random: Random): Status {
  if (age < 2) return 'new';
  return random.chance(0.15) ? 'awaiting_decision' : 'confirmed';
}
