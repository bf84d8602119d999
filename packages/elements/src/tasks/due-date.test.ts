import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { daysBetween } from '../base/times.js';
import { bucketOf, dayAfter, readDue, weekdayOf, weeksOf } from './due-date.js';

// A Tuesday.
const today = '2026-11-24';
const days = fc.integer({ min: 0, max: 20_000 }).map((count) => dayAfter('2000-01-01', count));

describe('a due date', () => {
  it('is read as people write it', () => {
    const read = (text: string): string | undefined => readDue(text, today);
    expect(['3д', '+1 d', '2с', '25.12', '25.12.2027', '1.2', 'пн', 'вт', 'ср', 'Mon', 'утре', 'днес', '2027-01-05'].map(read)).to.deep.equal([
      '2026-11-27', '2026-11-25', '2026-12-08', '2026-12-25', '2027-12-25', '2027-02-01', '2026-11-30', '2026-12-01', '2026-11-25', '2026-11-30', '2026-11-25', today, '2027-01-05',
    ]);
  }); // prettier-ignore

  it('is not read from what is none', () => {
    for (const text of ['', '31.2', '32.1', '1.13', 'някога', '2026-02-30', '5']) expect(readDue(text, today)).to.equal(undefined);
  }); // prettier-ignore

  it('of a day of the week lies one to seven days ahead, on that day', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд'), (from, word) => {
        const found = readDue(word, from) ?? '';
        expect(daysBetween(from, found)).to.be.within(1, 7);
        expect(weekdayOf(found)).to.equal(['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд'].indexOf(word));
      }),
    );
  });

  it('falls in one bucket; a week ends on Sunday', () => {
    const dates = ['2026-11-23', today, '2026-11-25', '2026-11-29', '2026-11-30', null];
    expect(dates.map((date) => bucketOf(date, today))).to.deep.equal(['overdue', 'today', 'week', 'week', 'later', 'none']);
  }); // prettier-ignore

  it('stands once in its month, whose weeks begin on Monday', () => {
    fc.assert(
      fc.property(days, (day) => {
        const weeks = weeksOf(day.slice(0, 7));
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? '') === 0)).to.equal(true);
        expect(weeks.flat().filter((one) => one === day).length).to.equal(1);
      }),
    );
  });
});
