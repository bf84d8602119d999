import { expect } from '@open-wc/testing';
import type { TimelineEntry } from '@towerp/crm-client';
import { attachments, comment, item, people, record, text } from '../../gallery/data.js';
import { words } from '../../gallery/words.js';
import { catchUp } from './catch-up.js';

const shipment = record('shipment', '4410', 'Експедиция', 'in_progress');
const isMe = ({ id }: { id: string }): boolean => id === people.maria.id;
const moved = (from: string, to: string): TimelineEntry =>
  item({ type: 'record_change', entity: { record: shipment, from, to } } as never, people.petya, 1);

describe('what was missed', () => {
  it('counts the talk and names the documents by where they stand now', () => {
    const read = comment(text('прочетен'), people.petya, 9);
    const first = comment(text('нов'), people.petya, 5);
    const items = [
      read,
      first,
      comment(text('друг'), people.ivaylo, 4),
      moved('new', 'in_progress'),
      moved('in_progress', 'completed'),
    ];
    expect(catchUp(items, first.id, isMe, words)).to.deep.equal(['2 коментара', 'експедиция 4410: Приключен']);
  });

  it('names three documents and counts the others', () => {
    const items = attachments.map((entity) => item({ type: 'attachment', entity } as never, people.petya, 1));
    const told = catchUp(items, items[0]?.id, isMe, words);
    expect(told).to.have.length(4);
    expect(told.at(-1)).to.equal(words.moreDocuments(items.length - 3));
  });

  it('says nothing where all is read', () => {
    expect(catchUp([comment(text('прочетен'), people.petya, 9)], undefined, isMe, words)).to.deep.equal([]);
  });
});
