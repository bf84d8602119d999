import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from '../calendar.js';
import { counterparties } from '../counterparties.js';
import { catalogue } from '../products.js';
import { Random } from '../random.js';
import type { Document } from './document.js';
import { documentsOf } from './flow.js';
import { flows } from './flows.js';

const random = new Random('flows');
const made = flows({
  today: dayOf(new Date('2026-11-24T08:00:00Z')),
  counterparties: counterparties(random.branch('counterparties')),
  catalogue: catalogue(random.branch('catalogue')),
  random: random.branch('flows'),
});
const sum = (documents: readonly Document[]): number => documents.reduce((total, one) => total + (one.cents ?? 0), 0);

test('a document is never older than what it derives from', () => {
  for (const document of made.flatMap(documentsOf)) {
    for (const parent of document.parents) assert.ok(parent.day <= document.day, `${parent.kind} ${document.kind}`);
  }
});

test('an invoice is the sum of the shipments it is for', () => {
  for (const invoice of made.flatMap((flow) => flow.invoices)) assert.equal(invoice.cents, sum(invoice.parents));
});

test('what was shipped in full is worth what was ordered', () => {
  for (const flow of made.filter((one) => one.sales[0]?.status === 'completed'))
    assert.equal(sum(flow.shipments), flow.total);
});

test('nobody pays more than the invoices and the advance ask for', () => {
  for (const flow of made.filter((one) => one.invoices.length > 0)) {
    const later = flow.payments.filter((payment) => !payment.parents.includes(flow.proforma ?? payment));
    const advance = sum(flow.payments) - sum(later);
    assert.ok(sum(later) + Math.min(advance, sum(flow.invoices)) <= sum(flow.invoices));
  }
});

test('the parts of a delivery are worth what was bought', () => {
  for (const { order, deliveries } of made.flatMap((flow) => flow.purchases)) {
    assert.ok(sum(deliveries) <= (order.cents ?? 0));
    if (order.status === 'completed') assert.equal(sum(deliveries), order.cents);
  }
});

test('some purchases serve the production of several orders, and some invoices stand for several shipments', () => {
  assert.ok(made.flatMap((flow) => flow.purchases).some(({ order }) => order.parents.length > 1));
  assert.ok(made.flatMap((flow) => flow.invoices).some((invoice) => invoice.parents.length > 2));
});
