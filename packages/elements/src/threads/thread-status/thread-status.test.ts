import { expect } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { main } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import { $toasts, undoLatest } from '../../ui/toasts/toast-store.js';
import type { ThreadStatus } from './thread-status.js';

const make = (): ThreadStatus => {
  const element = document.createElement('towerp-thread-status');
  element.threadId = main.id;
  return element;
};

describe('towerp-thread-status', () => {
  provesInvariants({
    tag: 'towerp-thread-status',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as ThreadStatus).threadId = main.id;
    },
    words: { bg: 'Чакащ решение', en: 'Awaiting decision' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('opens a menu with the present status under the focus', async () => {
    const { element } = await mount(make);
    one(element, '.trigger').click();
    await settled(element);
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-checked')).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('sets a status by its digit, whatever the layout', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.trigger'), 'Digit4');
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.equal({ name: 'threads.setStatus', parameters: [main.id, 'confirmed'] });
    expect(one(element, '.trigger').textContent).to.include('Потвърден');
  });

  it('moves through the menu by arrows', async () => {
    const { element } = await mount(make);
    one(element, '.trigger').click();
    await settled(element);
    press(element.shadowRoot?.activeElement as Element, 'ArrowDown', { key: 'ArrowDown' });
    expect(element.shadowRoot?.activeElement?.textContent).to.include('Потвърден');
  });

  it('gives the former status back when it is undone', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.trigger'), 'Digit5');
    await settled(element);
    expect(undoLatest()).to.equal(true);
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([main.id, 'awaiting_decision']);
  });

  it('keeps the status and says why when it is refused', async () => {
    const { element, memory } = await mount(make);
    memory.refuse(refusal('forbidden'));
    press(one(element, '.trigger'), 'Digit5');
    await settled(element);
    expect(one(element, '.trigger').textContent).to.include('Чакащ решение');
    expect($toasts.get().at(-1)?.text).to.include('Нямате право');
    // Nobody is told that it was done, nor offered to take it back.
    expect($toasts.get().filter(({ undo }) => undo)).to.deep.equal([]);
  });

  it('does nothing when the page prevents it', async () => {
    const { element, memory } = await mount(make);
    element.addEventListener('towerp-status-change', (event) => {
      event.preventDefault();
    });
    press(one(element, '.trigger'), 'Digit5');
    expect(memory.calls).to.deep.equal([]);
  });

  it('shows the portal only the word', async () => {
    const { element } = await mount(make, { role: 'portal' });
    expect(words(element)).to.include('Чакащ решение');
    expect(deep(element, 'button')).to.deep.equal([]);
  });
});
