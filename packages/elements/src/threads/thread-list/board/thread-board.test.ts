import { expect } from '@open-wc/testing';
import { thread, threads } from '../../../../gallery/data.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../../gallery/mount.js';
import { undoLatest } from '../../../ui/toasts/toast-store.js';
import type { ThreadList } from '../thread-list.js';

const make = (): ThreadList =>
  Object.assign(document.createElement('towerp-thread-list'), { layout: 'board' as const });
const card = (element: Element, at: number): HTMLElement => one(element, `[data-thread="${threads[at]?.id ?? ''}"]`);
const columnOf = (element: Element, at: number): string => card(element, at).closest('.column')?.className ?? '';
const board = (element: Element): Element => one(element, 'towerp-thread-board');
const active = (element: Element): Element => board(element).shadowRoot?.activeElement as Element;

describe('the board', () => {
  before(() => Promise.all([import('../define.js'), import('./define.js')]));
  afterEach(cleanUp);

  for (const theme of ['light', 'dark'] as const)
    it(`is accessible in the ${theme} theme`, async () => {
      const { element } = await mount(make, { theme });
      await expect(board(element)).to.be.accessible();
    });

  it('has the six statuses as columns, in their order, with counts', async () => {
    const { element } = await mount(make);
    const heads = deep(element, '.column-head').map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(heads).to.deep.equal(['Нов1', 'Работи се2', 'Чакащ решение1', 'Потвърден1', 'Приключен1', 'Анулиран0']);
  });

  it('has only the columns of the pressed statuses', async () => {
    const { element } = await mount(() => Object.assign(make(), { status: 'new,confirmed' }));
    expect(deep(element, '.column')).to.have.length(2);
  });

  it('speaks English too', async () => {
    const { element } = await mount(make, { locale: 'en' });
    expect(words(board(element)))
      .to.include('Awaiting decision')
      .and.include('No threads');
    expect(words(element)).to.not.include('undefined');
  });

  it('moves a card to the next status by Alt and an arrow, tells so, and keeps the focus on it', async () => {
    const { element, memory } = await mount(make);
    card(element, 1).focus();
    press(active(element), 'ArrowRight', { key: 'ArrowRight', altKey: true });
    await settled(board(element));
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([threads[1]?.id, 'in_progress']);
    expect(columnOf(element, 1)).to.include('in_progress');
    expect(active(element)).to.equal(card(element, 1));
    expect(one(board(element), '.unseen[role=status]').textContent).to.include('Работи се');
    undoLatest();
    await settled(board(element));
    expect(columnOf(element, 1)).to.include('new');
  });

  it('moves a card by S and a digit, by E, and by its menu', async () => {
    const { element, memory } = await mount(make);
    card(element, 1).focus();
    press(active(element), 'KeyS');
    press(active(element), 'Digit3');
    await settled(board(element));
    expect(columnOf(element, 1)).to.include('awaiting_decision');
    press(active(element), 'KeyE');
    await settled(board(element));
    expect(columnOf(element, 1)).to.include('completed');
    card(element, 1).closest('.card')?.querySelector<HTMLElement>('.move')?.click();
    await settled(board(element));
    await expect(board(element)).to.be.accessible();
    deep(board(element), '[role=menuitemradio]')[3]?.click();
    await settled(board(element));
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([threads[1]?.id, 'confirmed']);
  });

  it('walks between cards by arrows', async () => {
    const { element } = await mount(make);
    card(element, 2).focus();
    press(active(element), 'ArrowDown', { key: 'ArrowDown' });
    await settled(board(element));
    expect(active(element)).to.equal(card(element, 3));
    press(active(element), 'ArrowRight', { key: 'ArrowRight' });
    await settled(board(element));
    expect(active(element)).to.equal(card(element, 0));
    press(active(element), 'ArrowLeft', { key: 'ArrowLeft' });
    await settled(board(element));
    expect(columnOf(element, 2)).to.include('in_progress');
  });

  it('moves a card where it is dropped, and marks the place before', async () => {
    const { element, memory } = await mount(make);
    const data = new DataTransfer();
    const drag = (type: string, target: Element): boolean =>
      target.dispatchEvent(
        new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer: data }),
      );
    drag('dragstart', card(element, 1).closest('.card') as Element);
    await settled(board(element));
    expect(drag('dragover', one(element, '.column.confirmed'))).to.equal(false);
    await settled(board(element));
    expect(one(element, '.slot').textContent).to.equal('Пусни тук');
    drag('drop', one(element, '.column.confirmed'));
    await settled(board(element));
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([threads[1]?.id, 'confirmed']);
    expect(deep(element, '.slot')).to.deep.equal([]);
  });

  it('lets a thread by somebody else wait while one works on a card', async () => {
    const { element, memory } = await mount(make);
    card(element, 1).focus();
    memory.$threads.set([thread({ topic: 'Току-що отворена', status: 'new' }), ...memory.$threads.get()]);
    await settled(board(element));
    expect(words(board(element))).to.not.include('Току-що отворена');
    one(board(element), '.new-pill').click();
    await settled(board(element));
    expect(words(board(element))).to.include('Току-що отворена');
  });

  it('offers no move to who may only read', async () => {
    const { element, memory } = await mount(() => Object.assign(make(), { readonly: true }));
    card(element, 1).focus();
    press(active(element), 'ArrowRight', { key: 'ArrowRight', altKey: true });
    press(active(element), 'KeyE');
    expect(memory.calls).to.deep.equal([]);
    expect(deep(element, '.move')).to.deep.equal([]);
  });

  it('shows one column, chosen above it, where it is narrow', async () => {
    const { element } = await mount(make);
    element.style.width = '360px';
    await settled(element);
    const shown = (): HTMLElement[] => deep(element, '.column').filter(({ offsetWidth }) => offsetWidth > 0);
    expect(shown()).to.have.length(1);
    deep(element, '.tabs .chip')[3]?.click();
    await settled(board(element));
    expect(shown()[0]?.className).to.include('confirmed');
  });
});
