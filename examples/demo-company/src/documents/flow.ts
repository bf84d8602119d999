import type { Day } from '../calendar.js';
import type { Counterparty } from '../counterparties.js';
import type { Cents } from '../money.js';
import type { Person } from '../people.js';
import type { Material, Product } from '../products.js';
import type { Document } from './document.js';

/** A line of an order. */
export interface OrderLine {
  readonly product: Product;
  readonly quantity: number;
  readonly price: Cents;
}

/** A purchase with what came of it. */
export interface Purchase {
  readonly order: Document;
  readonly supplier: Counterparty;
  readonly material: Material;
  readonly quantity: number;
  readonly promised: Day;
  readonly deliveries: Document[];
}

/** A production order with the line it makes. */
export interface Production {
  readonly order: Document;
  readonly line: OrderLine;
}

/** Everything that belongs to one inquiry of a client, from the quote to the last payment. */
export interface Flow {
  readonly client: Counterparty;
  readonly seller: Person;
  readonly project: string;
  readonly lines: readonly OrderLine[];
  readonly total: Cents;
  /** The day by which it was promised. */
  readonly due: Day;
  quote?: Document;
  order?: Document;
  proforma?: Document;
  readonly productions: Production[];
  readonly purchases: Purchase[];
  readonly sales: Document[];
  readonly shipments: Document[];
  readonly invoices: Document[];
  readonly payments: Document[];
}

/** Every document of a flow. */
export function documentsOf(flow: Flow): readonly Document[] {
  return [
    flow.quote,
    flow.order,
    flow.proforma,
    ...flow.productions.map((production) => production.order),
    ...flow.purchases.flatMap((purchase) => [purchase.order, ...purchase.deliveries]),
    ...flow.sales,
    ...flow.shipments,
    ...flow.invoices,
    ...flow.payments,
  ].filter((document) => document !== undefined);
}
