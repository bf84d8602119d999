/** The kinds of the document flow, in the order of its lanes. */
export const flowKinds: readonly string[] = [
  'quote',
  'client_order',
  'production_order',
  'purchase_order',
  'delivery',
  'sale',
  'shipment',
  'financial_document',
  'payment',
];
