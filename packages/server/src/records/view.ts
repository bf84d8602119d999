import type { RecordView } from '@towerp/crm-protocol';

/** The columns of a record that a view shows, for any statement that reads records under the given alias. */
export const viewColumns = (alias: string): string =>
  ['kind', 'id', 'number', 'title', 'status', 'date', 'amount', 'currency', 'counterparty_id', 'url']
    .map((name) => `${alias}.${name}`)
    .join(', ');

export interface ViewRow {
  readonly kind: string;
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly status: string | null;
  readonly date: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly counterparty_id: string | null;
  readonly url: string | null;
}

export const viewOf = (row: ViewRow): RecordView => ({
  kind: row.kind,
  id: row.id,
  number: row.number,
  title: row.title,
  status: row.status,
  date: row.date,
  amount: row.amount,
  currency: row.currency,
  counterpartyId: row.counterparty_id,
  url: row.url,
});

/** What is shown of a record that TOWERP has not told of, or that is gone. */
export const bareView = (kind: string, id: string): RecordView => ({
  kind,
  id,
  number: null,
  title: id,
  status: null,
  date: null,
  amount: null,
  currency: null,
  counterpartyId: null,
  url: null,
});

/** How a record is called where there is room for one line. */
export const labelOf = (view: Pick<RecordView, 'number' | 'title'>): string =>
  view.number === null || view.title.includes(view.number) ? view.title : `${view.number} ${view.title}`;
