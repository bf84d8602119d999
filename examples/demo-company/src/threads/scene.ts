import type { Status } from '@towerp/crm-protocol';
import type { Document } from '../documents/document.js';
import type { Flow, Purchase } from '../documents/flow.js';
import type { Product } from '../products.js';
import type { Situation } from './situation.js';
import type { Pause, Turn } from './stage-setting.js';
import type { Stage } from './stage.js';

/** What a story begins with: a document of a flow, and the purchase where it is about one. */
export interface Cause {
  readonly flow: Flow;
  readonly document: Document;
  readonly purchase?: Purchase;
}

/** One kind of story that a thread can tell; a script that pauses at every change of status. */
export interface Scene {
  readonly name: string;
  /** The predefined topic that it falls under. */
  readonly topicTitle?: string;
  /** How often it is told, against the others. */
  readonly weight: number;
  /** The working days from the cause to the first entry. */
  readonly lag: readonly [least: number, most: number];
  /** The statuses at which it can stand. */
  readonly reaches: readonly Status[];
  /** Whether the client may follow it in the portal. */
  readonly isSharable?: boolean;
  /** Whether it can be about these goods. */
  goods?(product: Product): boolean;
  /** The documents of a flow that can give rise to it. */
  causes(flow: Flow): readonly Cause[];
  play(stage: Stage, situation: Situation): Generator<Turn | Pause, void>;
  /** The last words where it comes to nothing. */
  drop?(stage: Stage, situation: Situation): void;
}

/** The statuses of a script that asks for a decision on its way. */
export const allStatuses: readonly Status[] = ['new', 'in_progress', 'awaiting_decision', 'confirmed', 'completed'];

/** Begins with the order. */
export function orderOf(flow: Flow): readonly Cause[] {
  return flow.order === undefined || flow.order.status === 'cancelled' ? [] : [{ flow, document: flow.order }];
}

/** Begins with a quote. */
export function quoteOf(flow: Flow): readonly Cause[] {
  return flow.quote === undefined ? [] : [{ flow, document: flow.quote }];
}

/** Begins with a shipment. */
export function shipmentsOf(flow: Flow): readonly Cause[] {
  return flow.shipments.map((document) => ({ flow, document }));
}

/** Begins with an invoice. */
export function invoicesOf(flow: Flow): readonly Cause[] {
  return flow.invoices.map((document) => ({ flow, document }));
}

/** Begins with a purchase. */
export function purchasesOf(flow: Flow): readonly Cause[] {
  return flow.purchases.map((purchase) => ({ flow, document: purchase.order, purchase }));
}

/** Begins with the goods of a purchase at our gate. */
export function deliveriesOf(flow: Flow): readonly Cause[] {
  return flow.purchases.flatMap((purchase) => purchase.deliveries.map((document) => ({ flow, document, purchase })));
}

/** Begins with a production order. */
export function productionsOf(flow: Flow): readonly Cause[] {
  return flow.productions.map(({ order }) => ({ flow, document: order }));
}
