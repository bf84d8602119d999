import { expect } from '@open-wc/testing';
import { loadMessages, messagesFor } from '../locale/messages.js';
import { dayTitle } from '../timeline/day-title.js';
import { briefly, daysBetween, dueOf, shortDay, when, type Timing } from './times.js';

const now = new Date(2026, 10, 24, 11, 0);
await loadMessages('en');

const bg: Timing = { language: 'bg', messages: messagesFor('bg'), now };
const en: Timing = { language: 'en', messages: messagesFor('en'), now };
const at = (...parts: [number, number, number?, number?]): string =>
  new Date(2026, parts[0], parts[1], parts[2] ?? 0, parts[3] ?? 0).toISOString();

describe('times in words', () => {
  it('are relative in a row until yesterday, then dates', () => {
    expect(briefly(at(10, 24, 10, 59), bg)).to.include('1');
    expect(briefly(at(10, 24, 11, 0), bg)).to.equal('сега');
    expect(briefly(at(10, 24, 8, 0), bg)).to.include('3');
    expect(briefly(at(10, 23, 23, 0), bg)).to.equal('вчера');
    expect(briefly(at(10, 20, 9, 0), bg)).to.equal('20\u00a0ноем.');
  });

  it('name the year where it is another one', () => {
    expect(shortDay('2025-03-03', bg)).to.equal('3\u00a0март 2025');
    expect(shortDay('2026-03-03', bg)).to.equal('3\u00a0март');
  });

  it('say the hour beside a name', () => {
    expect(when(at(10, 24, 9, 40), bg)).to.equal('09:40');
    expect(when(at(10, 23, 16, 18), bg)).to.equal('вчера, 16:18');
    expect(when(at(10, 23, 16, 18), en)).to.equal('yesterday, 16:18');
  });

  it('title the days of a timeline', () => {
    expect(dayTitle(at(10, 24), bg)).to.equal('Днес');
    expect(dayTitle(at(10, 23), bg)).to.equal('Вчера');
    expect(dayTitle(at(10, 19), bg))
      .to.match(/^\p{Lu}/u)
      .and.include('19');
  });

  it('count days over the change of the clock', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).to.equal(2);
  });

  it('say how pressing a due date is', () => {
    const timing = { ...bg, timeZone: 'Europe/Sofia' };
    expect(dueOf('2026-11-22', timing)).to.deep.equal({ tone: 'overdue', text: 'Просрочена от 2 дни' });
    expect(dueOf('2026-11-23', timing).text).to.equal('Просрочена от 1 ден');
    expect(dueOf('2026-11-24', timing)).to.deep.equal({ tone: 'today', text: 'Днес' });
    expect(dueOf('2026-11-25', timing).text).to.equal('Утре');
    expect(dueOf('2026-11-30', timing)).to.deep.equal({ tone: 'later', text: '30\u00a0ноем.' });
  });
});
