import { workday } from '../calendar.js';
import type { Day } from '../calendar.js';
import type { Counterparty } from '../counterparties.js';
import { share, withTax } from '../money.js';
import { peopleOf } from '../people.js';
import { Document } from './document.js';
import type { Flow, OrderLine } from './flow.js';
import { fulfil } from './fulfilment.js';
import type { Market } from './market.js';
import { produce } from './production.js';
import { projectOf } from './projects.js';

const ORDERS = 1998;
const QUOTES_WITHOUT_ORDER = 230;
const BUYERS = ['hotel', 'restaurant', 'shop', 'office', 'architect', 'school', 'town', 'clinic'];

/** Makes a year of inquiries and orders, each as far as it has come by today; the oldest first. */
export function flows(market: Market): readonly Flow[] {
  const { random, today } = market;
  // The hotel of order 43659 has its own, hand-written history.
  const clients = random.shuffle(
    market.counterparties.filter((one) => BUYERS.includes(one.sector) && one.id !== '10001'),
  );
  const days = Array.from({ length: ORDERS + QUOTES_WITHOUT_ORDER }, (_, index) => ({
    isOrdered: index < ORDERS,
    day: workday(today - 1 - Math.floor(random.next() ** 1.08 * 362), -1),
  }));
  const recent: Flow[] = [];
  return days
    .sort((one, other) => one.day - other.day)
    .map(({ day, isOrdered }) => {
      const client = clients[Math.floor(random.next() ** 1.8 * clients.length)];
      if (client === undefined) throw new RangeError('no clients');
      const flow = isOrdered ? ordered(market, client, day, recent) : quoted(market, client, day);
      recent.push(flow);
      return flow;
    });
}

function ordered(market: Market, client: Counterparty, day: Day, recent: readonly Flow[]): Flow {
  const { random } = market;
  const flow = started(market, client, day);
  if (random.chance(0.72)) {
    const asked = workday(day, -random.int(2, 9));
    flow.quote = new Document({
      kind: 'quote',
      day: asked,
      title: flow.project,
      status: 'confirmed',
      cents: flow.total,
      counterparty: client,
    });
  }
  flow.order = new Document({
    kind: 'client_order',
    day,
    title: flow.project,
    status: 'new',
    cents: flow.total,
    counterparty: client,
    parents: flow.quote === undefined ? [] : [flow.quote],
  });
  if (random.chance(0.03)) {
    flow.order.status = 'cancelled';
    return flow;
  }
  const ready = random.chance(0.7) ? produce(market, flow, recent) : workday(day, random.int(2, 8));
  fulfil(market, flow, ready);
  return flow;
}

function quoted(market: Market, client: Counterparty, day: Day): Flow {
  const flow = started(market, client, day);
  const age = market.today - day;
  const status =
    age > 30 ? 'cancelled' : age < 3 ? 'new' : market.random.chance(0.7) ? 'awaiting_decision' : 'in_progress';
  flow.quote = new Document({
    kind: 'quote',
    day,
    title: flow.project,
    status,
    cents: flow.total,
    counterparty: client,
  });
  return flow;
}

function started(market: Market, client: Counterparty, day: Day): Flow {
  const { random } = market;
  const lines = linesFor(market, client);
  const net = lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
  const discount = random.weighted([[0, 6], [0.03, 2], [0.05, 2], [0.08, 1]]); // prettier-ignore
  const sellers = peopleOf('Продажби');
  const seller = sellers[Number(client.id) % sellers.length] ?? random.pick(sellers);
  return {
    client,
    seller,
    project: projectOf(client, lines, random),
    lines,
    total: withTax(net - share(net, discount)),
    due: workday(day, random.int(14, 32)),
    productions: [],
    purchases: [],
    sales: [],
    shipments: [],
    invoices: [],
    payments: [],
  };
}

function linesFor(market: Market, client: Counterparty): OrderLine[] {
  const { random, catalogue } = market;
  const fitting = catalogue.products.filter((product) => product.family.sectors.includes(client.sector));
  const count = random.weighted([[1, 4], [2, 4], [3, 2], [4, 1]]); // prettier-ignore
  const chosen = random.shuffle(fitting).slice(0, count);
  return chosen
    .map((product) => {
      const [least, most] = product.family.quantity;
      const quantity = Math.round(least + random.next() ** 2 * (most - least));
      return { product, quantity, price: product.price };
    })
    .sort((one, other) => other.quantity * other.price - one.quantity * one.price);
}
