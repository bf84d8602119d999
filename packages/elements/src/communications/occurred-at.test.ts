import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fieldOf, momentOf } from './occurred-at.js';

describe('the moment of a communication', () => {
  it('is written in the company’s time zone', () => {
    expect(fieldOf(new Date('2026-11-30T12:05:40Z'), 'Europe/Sofia')).to.equal('2026-11-30T14:05');
    expect(momentOf('2026-07-01T14:05', 'Europe/Sofia')?.toISOString()).to.equal('2026-07-01T11:05:00.000Z');
  });

  it('is none where the field is empty', () => {
    expect(momentOf('', 'Europe/Sofia')).to.equal(undefined);
  });

  it('comes back to the minute as it was shown, in every zone', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01T00:00Z'), max: new Date('2030-01-01T00:00Z'), noInvalidDate: true }),
        fc.constantFrom('Europe/Sofia', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
        (at, timeZone) => {
          const field = fieldOf(at, timeZone);
          const again = momentOf(field, timeZone);
          expect(again && fieldOf(again, timeZone)).to.equal(field);
        },
      ),
    );
  });
});
