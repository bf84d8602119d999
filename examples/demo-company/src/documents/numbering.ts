import { documentKinds } from './document.js';
import type { Document } from './document.js';

/** The last number of each book as of today; the year before counts down from it. */
const LAST = {
  quote: 2256,
  client_order: 43_705,
  production_order: 7741,
  purchase_order: 3101,
  delivery: 1563,
  sale: 9938,
  shipment: 4418,
  financial_document: 18_861,
  proforma: 628,
  payment: 5652,
} as const;

/** Puts the documents in the order of their days, parents first, and numbers each book so that it ends at its last number. */
export function number(documents: readonly Document[]): readonly Document[] {
  const rank = (document: Document): number => documentKinds.indexOf(document.kind);
  const sorted = [...documents].sort((one, other) => one.day - other.day || rank(one) - rank(other));
  const reserved = new Set(documents.filter((one) => one.isReserved).map(bookEntry));
  const next = new Map<string, number>(Object.entries(LAST));
  for (const document of sorted.toReversed()) {
    if (document.isReserved) continue;
    const book = bookOf(document);
    let at = next.get(book) ?? 0;
    while (reserved.has(`${book}:${String(at)}`)) at--;
    document.id = String(at);
    next.set(book, at - 1);
  }
  return sorted;
}

function bookOf(document: Document): string {
  return document.isProforma ? 'proforma' : document.kind;
}

function bookEntry(document: Document): string {
  return `${bookOf(document)}:${document.id}`;
}
