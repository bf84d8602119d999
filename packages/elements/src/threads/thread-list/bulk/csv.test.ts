import { expect } from '@open-wc/testing';
import { main, text, thread } from '../../../../gallery/data.js';
import { words } from '../../../../gallery/words.js';
import type { Timing } from '../../../base/times.js';
import { csvCell, csvHead, csvLine } from './csv.js';

const timing: Timing = { language: 'bg', messages: words, now: new Date(), timeZone: 'Europe/Sofia' };

describe('the exported file', () => {
  it('begins with the mark of UTF-8 and parts columns as Excel in Bulgaria expects', () => {
    expect(csvHead(timing)).to.match(/^\uFEFFТема;Статус;Контрагент;.*\r\n$/);
  });

  for (const start of ['=', '+', '-', '@', '\t', '\r'])
    it(`gives no spreadsheet a formula that begins with ${JSON.stringify(start)}`, () => {
      expect(csvCell(`${start}HYPERLINK("http://x")`)).to.match(/^"?'/);
    });

  it('leaves numbers as numbers, and quotes what would break a line', () => {
    expect(csvCell(-5)).to.equal('-5');
    expect(csvCell('а;б')).to.equal('"а;б"');
    expect(csvCell('каза „да“ и "не"')).to.equal('"каза „да“ и ""не"""');
    expect(csvCell('ред\nред')).to.equal('"ред\nред"');
  });

  it('holds a thread in one line, its moments in the company’s time zone', () => {
    const line = csvLine(
      thread({
        topic: '=1+1',
        status: 'new',
        lastActivityAt: '2026-11-24T21:30:00.000Z',
        description: text('Два;реда'),
      }),
      timing,
    );
    expect(line.startsWith("'=1+1;Нов;Балкан Палас ЕООД;Мария Стоянова;")).to.equal(true);
    expect(line).to.include('2026-11-24 23:30').and.include('"Два;реда"');
    expect(csvLine(main, timing).endsWith('\r\n')).to.equal(true);
  });
});
