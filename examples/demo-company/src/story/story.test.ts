import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, isoDay } from '../calendar.js';
import { demoCompany } from '../demo-company.js';
import { demoPeople } from '../demo-people.js';
import { demoToday } from '../demo-today.js';
import { demoOrder, demoOrderDates, demoOrderLines } from './order-page.js';

const now = new Date('2026-11-24T08:00:00Z');
const lines = [...demoCompany({ today: now })];
const threads = lines.filter((line) => line.type === 'thread');
const attachments = lines.filter((line) => line.type === 'attachment');
const moments = demoToday({ today: now });

test('the sums of the order page add up and are the amount of the record', () => {
  const { lines: rows, totals } = demoOrderLines;
  const cents = (amount: number): number => Math.round(amount * 100);
  assert.equal(
    rows.reduce((sum, row) => sum + cents(row.amount), 0),
    cents(totals.goodsAndServices),
  );
  assert.equal(cents(totals.goodsAndServices) - cents(totals.discount), cents(totals.taxable));
  assert.equal(cents(totals.taxable) + cents(totals.tax), cents(totals.total));
  assert.deepEqual(
    [totals.goodsAndServices, totals.discount, totals.total, totals.advancePaid],
    [29388.4, 838.15, 34260.3, 10278.09],
  );
  const record = lines.find(
    (line) => line.type === 'record' && line.kind === demoOrder.kind && line.id === demoOrder.id,
  );
  assert.ok(record?.type === 'record');
  assert.deepEqual(
    [record.amount, record.title, record.counterpartyId],
    [totals.total, demoOrderLines.title, demoOrderLines.counterparty.id],
  );
  assert.deepEqual(demoOrderDates(now), { date: record.date, dueDate: '2026-12-04' });
});

test('order 43659 has its six threads with the statuses of the page', () => {
  const attached = attachments.filter(({ record }) => record.kind === demoOrder.kind && record.id === demoOrder.id);
  const found = new Set(attached.map((line) => line.threadId));
  const statuses = threads.filter((line) => found.has(line.id)).map((line) => [line.topic, line.status]);
  assert.deepEqual(Object.fromEntries(statuses), {
    'Смяна на дамаската на столовете „Витоша“': 'awaiting_decision',
    'Рекламация: драскотини по 4 рамки за легло': 'new',
    'Монтаж в Боровец: график и достъп до етажите': 'in_progress',
    'Дъбовият фурнир закъснява с 5 дни': 'in_progress',
    'Още 6 маси за конферентната зала': 'confirmed',
    'Аванс 30 % по проформа 611': 'completed',
  });
});

test('the story can be told on every day of the year', () => {
  for (let day = 0; day < 366; day += 1) {
    const today = new Date(now.getTime() + day * 86_400_000);
    assert.equal(demoToday({ today }).length, 12, isoDay(dayOf(today)));
  }
});

test('the moments of today are of the last hours, in order, in threads of the company', () => {
  const ids = new Set(threads.map((line) => line.id));
  assert.ok(moments.every((moment) => ids.has(moment.threadId)));
  assert.equal(new Set(moments.map((moment) => moment.threadId)).size, 6);
  assert.deepEqual(
    [...moments].sort((one, other) => one.at.localeCompare(other.at)),
    moments,
  );
  assert.ok(
    moments.every((moment) => moment.at < now.toISOString() && now.getTime() - Date.parse(moment.at) < 4 * 3_600_000),
  );
});

test('the people of the switch are people of the company', () => {
  const users = new Map(lines.filter((line) => line.type === 'user').map((line) => [line.id, line]));
  for (const person of demoPeople)
    assert.deepEqual(
      [users.get(person.id)?.name, users.get(person.id)?.counterpartyId],
      [person.name, person.counterpartyId],
    );
});
