import { expect } from '@open-wc/testing';
import { records } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, words } from '../../../gallery/mount.js';
import type { NavigateEvent } from '../events.js';
import type { RecordChip } from './record-chip.js';

const make = (record: string) => (): RecordChip => {
  const chip = document.createElement('towerp-record-chip');
  chip.record = record;
  return chip;
};

describe('towerp-record-chip', () => {
  provesInvariants({
    tag: 'towerp-record-chip',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as RecordChip).record = 'client_order:43659';
    },
    words: { bg: 'КП', en: 'CO' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('names the record by mark, number and present status', async () => {
    const { element } = await mount(make('client_order:43659'));
    expect(words(element)).to.include('КП').and.include('43659');
    expect(one(element, '.record').textContent).to.include('клиентска поръчка').and.include('Работи се');
    expect(deep(element, '.shape.in_progress')).to.have.length(1);
  });

  it('shows only the kind of what its reader may not see', async () => {
    const { element } = await mount(make('purchase_order:777'));
    expect(words(element)).to.include('доставна поръчка').and.not.include('777');
    expect(element.shadowRoot?.querySelector('a, button')).to.equal(null);
  });

  it('asks the page before it goes anywhere', async () => {
    const { element } = await mount(make('client_order:43659'));
    let asked: NavigateEvent | undefined;
    element.addEventListener('towerp-navigate', (event) => {
      event.preventDefault();
      asked = event as NavigateEvent;
    });
    one(element, 'a').click();
    expect(asked?.detail.ref).to.deep.equal({ kind: 'client_order', id: '43659' });
    expect(asked?.detail.url).to.equal(records.order.url);
  });
});
