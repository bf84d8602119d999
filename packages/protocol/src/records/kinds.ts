import type { KindView } from './record.js';

const kind = (code: string, bg: string, en: string, lane: string | null): KindView => ({
  kind: code,
  labels: { bg, en },
  lane,
  icon: null,
});

/** The kinds of the glossary, in the order of the document flow's lanes; modules register more. */
export const builtInKinds: readonly KindView[] = [
  kind('quote', 'Оферта', 'Quote', 'quote'),
  kind('client_order', 'Клиентска поръчка', 'Client order', 'client_order'),
  kind('production_order', 'Производствена поръчка', 'Production order', 'production_order'),
  kind('purchase_order', 'Доставна поръчка', 'Purchase order', 'purchase_order'),
  kind('delivery', 'Доставка', 'Delivery', 'delivery'),
  kind('sale', 'Продажба', 'Sale', 'sale'),
  kind('shipment', 'Експедиция', 'Shipment', 'shipment'),
  kind('financial_document', 'Финансов документ', 'Financial document', 'financial_document'),
  kind('payment', 'Плащане', 'Payment', 'payment'),
  kind('product', 'Артикул', 'Product', null),
  kind('counterparty', 'Контрагент', 'Counterparty', null),
  kind('contact', 'Лице за контакт', 'Contact', null),
  kind('user', 'Потребител', 'User', null),
  kind('group', 'Група', 'Group', null),
  kind('thread', 'Нишка', 'Thread', null),
  kind('communication', 'Комуникация', 'Communication', null),
  kind('task', 'Задача', 'Task', null),
];
