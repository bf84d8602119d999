import type { ImportLine, Status } from '@towerp/crm-protocol';
import { isoDay } from '../calendar.js';
import type { Day } from '../calendar.js';
import type { Counterparty } from '../counterparties.js';
import { euros } from '../money.js';
import type { Cents } from '../money.js';
import type { Mentionable } from '../rich-text.js';

/** The kinds of document in the order in which they follow one another on a day. */
export const documentKinds = [
  'quote',
  'client_order',
  'production_order',
  'purchase_order',
  'delivery',
  'sale',
  'shipment',
  'financial_document',
  'payment',
] as const;
type DocumentKind = (typeof documentKinds)[number];

/** What a document says when it is written. */
export interface DocumentDraft {
  readonly kind: DocumentKind;
  readonly day: Day;
  readonly title: string;
  readonly status: Status;
  readonly cents?: Cents;
  readonly counterparty?: Counterparty;
  readonly parents?: readonly Document[];
  /** A number that is given already; the others are numbered in the order of their days. */
  readonly id?: string;
}

/** A document of the company: an order, an invoice, a payment. */
export class Document implements Mentionable {
  readonly kind: DocumentKind;
  readonly day: Day;
  readonly title: string;
  readonly cents: Cents | undefined;
  readonly counterparty: Counterparty | undefined;
  readonly parents: Document[];
  readonly isReserved: boolean;
  readonly isProforma: boolean;
  status: Status;
  id: string;

  constructor(draft: DocumentDraft) {
    this.kind = draft.kind;
    this.day = draft.day;
    this.title = draft.title;
    this.status = draft.status;
    this.cents = draft.cents;
    this.counterparty = draft.counterparty;
    this.parents = [...(draft.parents ?? [])];
    this.id = draft.id ?? '';
    this.isReserved = draft.id !== undefined;
    this.isProforma = draft.title.startsWith('Проформа');
  }

  /** The number that people call it by; invoices have ten digits by law. */
  get label(): string {
    return this.kind === 'financial_document' && !this.isProforma ? this.id.padStart(10, '0') : this.id;
  }

  /** The document as an import line. */
  line(): Extract<ImportLine, { type: 'record' }> {
    return {
      type: 'record',
      kind: this.kind,
      id: this.id,
      number: this.label,
      title: this.title,
      status: this.status,
      date: isoDay(this.day),
      ...(this.cents === undefined ? {} : { amount: euros(this.cents), currency: 'EUR' }),
      ...(this.counterparty === undefined ? {} : { counterpartyId: this.counterparty.id }),
      ...(this.parents.length === 0 ? {} : { derivedFrom: this.parents.map(({ kind, id }) => ({ kind, id })) }),
    };
  }
}
