import type { Counted } from './counted.js';
import type { FlowWords } from './flow-words.js';

// Written out, since a file shared with Bulgarian would be one more to download at first.
const numbers = new Intl.NumberFormat('en');
const n =
  (one: string, other: string): Counted =>
  (count) =>
    (count === 1 ? one : other).replace('#', numbers.format(count));

export const enFlow: FlowWords = {
  chart: 'Chart',
  table: 'Table',
  view: 'View',
  saveSvg: 'Save as SVG',
  print: 'Print on one page',
  documents: n('# document', '# documents'),
  levels: (up, down) =>
    [up > 0 ? `${n('# level', '# levels')(up)} up` : '', down > 0 ? `${String(down)} down` : '']
      .filter(Boolean)
      .join(', '),
  lanes: {
    quote: 'Quotes',
    client_order: 'Client orders',
    production_order: 'Production orders',
    purchase_order: 'Purchase orders',
    delivery: 'Deliveries',
    sale: 'Sales',
    shipment: 'Shipments',
    financial_document: 'Financial documents',
    payment: 'Payments',
  },
  path: 'Chosen path',
  pathHint: 'Point at a document to see what it comes from and what it leads to.',
  clearPath: 'Clear',
  fromHere: 'Show from here',
  comesFrom: (name, parents) => `${name} comes from ${parents}`,
  comesFromSeveral: (name, count, parents) => `${name} comes from ${n('# document', '# documents')(count)}: ${parents}`,
  leadsTo: (children) => `leads to ${children}`,
  parts: (done, all, noun) => `${String(done)} of ${String(all)} ${noun} are done`,
  others: n('# more', '# more'),
  inStatus: (count, status) => `${String(count)} × ${status}`,
  missing: {
    delivery: 'No delivery',
    shipment: 'No shipment',
    financial_document: 'No invoice',
    payment: 'No payment',
  },
  missingAfter: (name) => `for ${name}`,
  missingStep: 'missing step',
  columns: {
    document: 'Document',
    status: 'Status',
    subject: 'Date and subject',
    amount: 'Amount',
    from: 'Comes from',
  },
  start: 'start',
  hidden: n('# document is not visible to you', '# documents are not visible to you'),
  truncated: 'The flow is longer; its nearest part is shown.',
  failed: 'The flow did not load',
  alone: 'No linked documents yet',
  aloneWhy: 'Documents that come from this one will appear here.',
  noDocument: 'The thread has no document',
  noDocumentWhy: 'Attach a document and its flow will show here.',
  around: 'Flow of',
  file: 'flow',
};
