import { expect } from '@open-wc/testing';
import type { Task } from '@towerp/crm-protocol';
import * as fc from 'fast-check';
import { tasks } from '../../gallery/data.js';
import { escaped, folded, icsOf } from './ics.js';

const task = (topic: string, dueDate: string | null): Task => ({ ...(tasks[0] as Task), topic, dueDate });
const unfolded = (ics: string): string[] => ics.replaceAll('\r\n ', '').split('\r\n');
const read = (value: string): string =>
  value.replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
const texts = fc.string({ unit: fc.oneof(fc.constantFrom('\\', ';', ',', '\n', 'щ', '№', '😀', 'n'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })) }); // prettier-ignore

describe('tasks as a calendar', () => {
  it('keep every topic, whatever stands in it', () => {
    fc.assert(
      fc.property(texts, (topic) => {
        // oxlint-disable-next-line no-control-regex -- a calendar cannot hold them
        const kept = topic.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ');
        const lines = unfolded(icsOf([task(topic, '2026-12-25')], new Date(0)));
        const summary = lines.find((line) => line.startsWith('SUMMARY:'))?.slice('SUMMARY:'.length) ?? '';
        expect(read(summary)).to.equal(kept);
        expect(lines.filter((line) => line === 'END:VEVENT').length).to.equal(1);
      }),
    );
  });

  it('have no line over 75 octets and none that breaks inside a letter', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const line = `SUMMARY:${escaped(text)}`;
        for (const part of folded(line).split('\r\n')) expect(new TextEncoder().encode(part).length).to.be.at.most(75);
        expect(folded(line).replaceAll('\r\n ', '')).to.equal(line);
      }),
    );
  });

  it('stand on their whole day, those without a date not at all', () => {
    const lines = unfolded(icsOf([task('А', '2026-12-31'), task('Б', null)], new Date('2026-11-24T10:00:00.000Z')));
    expect(lines).to.include.members(['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101', 'DTSTAMP:20261124T100000Z', 'SUMMARY:А']);
    expect(lines).to.not.include('SUMMARY:Б');
  }); // prettier-ignore
});
