import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { checkErpSource, startTestCrm } from '@towerp/crm-testing';
import { salesFeed, type Order } from './sales-feed.js';

const order = (id: number, more: Partial<Order> = {}): Order => ({
  id, number: `SO-${String(id)}`, customer: 'ikea', status: 'new', placedOn: '2026-11-24', repeats: null, changed: id, ...more,
}); // prettier-ignore

const feedOf = (orders: readonly Order[]) =>
  salesFeed((after, limit) =>
    Promise.resolve(
      orders
        .filter(({ changed }) => changed > after)
        .toSorted((a, b) => a.changed - b.changed)
        .slice(0, limit),
    ),
  );

test('the feed can be relied on', async () => {
  const orders = Array.from({ length: 1_200 }, (_, n) => order(n + 1, n > 0 && n % 7 === 0 ? { repeats: n } : {}));
  assert.deepEqual(await checkErpSource(feedOf(orders)), []);
});

test('what the module changes reaches the CRM with the next pull', async () => {
  const crm = await startTestCrm();
  const orders = [order(1), order(2, { repeats: 1 })];
  await crm.crm.pull(crm.company, feedOf(orders));
  const report = await crm.crm.pull(crm.company, feedOf([...orders, order(1, { status: 'shipped', changed: 3 })]));
  assert.deepEqual([report.accepted, report.refused, report.cursor], [1, [], '3']);
  const client = crm.clientFor({ id: 'maria' });
  assert.equal((await client.records.get({ kind: 'client_order', id: '1' })).status, 'shipped');
  await crm.close();
});

test('the guide shows this very feed', async () => {
  const guide = await readFile(new URL('../../../docs/erp.md', import.meta.url), 'utf8');
  const [, shown] = /```ts\n([\s\S]*?)```/.exec(guide) ?? [];
  assert.equal(shown, await readFile(new URL('sales-feed.ts', import.meta.url), 'utf8'));
});
