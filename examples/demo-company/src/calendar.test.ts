import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, instantOf, isoDay, onWeekday, ordinalDay, spokenDay, workday } from './calendar.js';
import { spokenMoney } from './money.js';

const tuesday = dayOf(new Date('2026-11-24T08:00:00Z'));

test('a day begins at midnight in Sofia, in winter and in summer', () => {
  assert.equal(isoDay(dayOf(new Date('2026-11-24T21:59:59Z'))), '2026-11-24');
  assert.equal(isoDay(dayOf(new Date('2026-07-24T21:00:00Z'))), '2026-07-25');
  assert.equal(
    new Date(instantOf(dayOf(new Date('2026-07-01T08:00:00Z')), 600)).toISOString(),
    '2026-07-01T07:00:00.000Z',
  );
});

test('working days leave out weekends and the holidays with a fixed date', () => {
  assert.equal(isoDay(workday(tuesday, 8)), '2026-12-04');
  assert.equal(isoDay(workday(tuesday, -2)), '2026-11-20');
  assert.equal(isoDay(workday(dayOf(new Date('2026-12-23T08:00:00Z')), 1)), '2026-12-28');
});

test('days and money are spoken as Bulgarians do', () => {
  assert.deepEqual(
    [spokenDay(tuesday), ordinalDay(tuesday + 3), onWeekday(tuesday)],
    ['24 ноември', '27-ми', 'във вторник'],
  );
  assert.deepEqual([spokenMoney(883_200), spokenMoney(2_938_840)], ['8832,00\u00a0€', '29\u00a0388,40\u00a0€']);
});
