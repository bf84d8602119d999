import type { Flow, RecordView } from '@towerp/crm-protocol';
import { record } from './data.js';

const at = (view: RecordView, depth: number) => ({ ...view, depth });
const production = Array.from({ length: 12 }, (_, index) =>
  at(record('production_order', String(7712 + index), ['Рамки за легло', 'Столове „Витоша“', 'Маси „Рила“'][index] ?? 'Табли за легло', index < 1 || index > 9 ? 'completed' : index < 3 ? 'in_progress' : 'new'), 1),
); // prettier-ignore

/** A whole document flow: part deliveries, several parents, long rows of siblings, something hidden, something missing. */
export const documentFlow: Flow = {
  nodes: [
    at(record('client_order', '43659', 'Хотел „Балкан Палас“', 'in_progress', 34_260.3, '2026-10-14'), 0),
    at(record('quote', '2214', 'Хотел „Балкан Палас“', 'confirmed', 34_260.3, '2026-10-12'), -1),
    at(record('quote', '2198', 'Хотел „Балкан Палас“', 'cancelled', 36_410, '2026-10-06'), -1),
    ...production,
    at(record('purchase_order', '3087', 'Дамаска AQ-17', 'completed', 5460), 1),
    at(record('purchase_order', '3091', 'Дъбов фурнир', 'awaiting_decision', 3120), 1),
    at(record('delivery', '1560', 'Дамаска', 'completed', null, '2026-11-23'), 2),
    at(record('sale', '9921', 'Рамки за легло', 'completed', 9739.2, '2026-11-16'), 2),
    at(record('sale', '9934', 'Столове и маси', 'new', 6228, '2026-11-24'), 2),
    at(record('shipment', '4410', '96 места', 'completed', null, '2026-11-18'), 3),
    at(record('shipment', '4415', '34 места', 'new', null, '2026-12-04'), 3),
    at(record('financial_document', '611', 'Проформа', 'completed', 10_278.09), 1),
    at(record('financial_document', '18842', 'Фактура', 'confirmed', 11_336.43, '2026-11-18'), 4),
    at(record('payment', '5531', 'Аванс', 'completed', 10_278.09, '2026-11-02'), 2),
    { kind: 'sale', id: 'h1', depth: 2, hidden: true },
  ],
  edges: [
    ['quote:2214', 'client_order:43659'],
    ['quote:2198', 'client_order:43659'],
    ...production.map(({ id }) => ['client_order:43659', `production_order:${id}`]),
    ['client_order:43659', 'purchase_order:3087'],
    ['client_order:43659', 'purchase_order:3091'],
    ['client_order:43659', 'financial_document:611'],
    ['financial_document:611', 'payment:5531'],
    ['production_order:7712', 'sale:9921'],
    ['production_order:7713', 'sale:9934'],
    ['production_order:7714', 'sale:9934'],
    ['production_order:7715', 'sale:h1'],
    ['purchase_order:3087', 'delivery:1560'],
    ['delivery:1560', 'sale:9934'],
    ['sale:9921', 'shipment:4410'],
    ['sale:9934', 'shipment:4415'],
    ['shipment:4410', 'financial_document:18842'],
  ].map((pair) => {
    const [from = ['', ''], to = ['', '']] = pair.map((ref) => ref.split(':'));
    return { from: { kind: from[0] ?? '', id: from[1] ?? '' }, to: { kind: to[0] ?? '', id: to[1] ?? '' } };
  }),
  hiddenCount: 1,
  truncated: false,
};
