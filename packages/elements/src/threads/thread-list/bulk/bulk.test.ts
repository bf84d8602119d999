import { expect } from '@open-wc/testing';
import { refusal } from '../../../../gallery/client.js';
import { thread, threads } from '../../../../gallery/data.js';
import { cleanUp, deep, mount, one, press, settled, words, type Mounted } from '../../../../gallery/mount.js';
import { $toasts, undoLatest } from '../../../ui/toasts/toast-store.js';
import type { ThreadList } from '../thread-list.js';

const make = (): ThreadList => document.createElement('towerp-thread-list');
const row = (element: Element, at: number): HTMLElement => deep(element, '.row')[at] as HTMLElement;
const active = (element: Element): Element => element.shadowRoot?.activeElement as Element;
const selected = (element: Element): number => deep(element, '.row[aria-selected=true]').length;
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => thread({ topic: `Нишка ${String(index)}`, status: 'new' }));
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((done) => setTimeout(done, 10));
};

/** Selects everything and moves it to "confirmed". */
const confirmAll = async ({ element }: Mounted<ThreadList>): Promise<void> => {
  row(element, 0).focus();
  press(active(element), 'KeyA', { ctrlKey: true });
  await settled(element);
  press(active(element), 'KeyS');
  press(active(element), 'Digit4');
};

describe('many threads at once', () => {
  before(() => import('../define.js'));
  afterEach(cleanUp);

  it('are selected by X, by Shift and arrows, by their boxes, and let go by Escape', async () => {
    const { element } = await mount(make);
    row(element, 0).focus();
    press(active(element), 'KeyX');
    press(active(element), 'ArrowDown', { key: 'ArrowDown', shiftKey: true });
    press(active(element), 'ArrowDown', { key: 'ArrowDown', shiftKey: true });
    await settled(element);
    expect(selected(element)).to.equal(3);
    row(element, 5).querySelector<HTMLElement>('.check')?.click();
    await settled(element);
    expect(selected(element)).to.equal(4);
    await until(() => words(element).includes('Избрани 4 нишки'));
    await expect(element).to.be.accessible();
    press(active(element), 'Escape', { key: 'Escape' });
    await settled(element);
    expect(selected(element)).to.equal(0);
  });

  it('are selected as a range by a click with Shift, without opening any', async () => {
    const { element } = await mount(make);
    let opened = 0;
    element.addEventListener('towerp-thread-open', () => opened++);
    row(element, 1).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ctrlKey: true }));
    row(element, 4).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, shiftKey: true }));
    await settled(element);
    expect(selected(element)).to.equal(4);
    expect(opened).to.equal(0);
  });

  it('change their status in one request, and back in one for each former status', async () => {
    const mounted = await mount(make);
    await confirmAll(mounted);
    const { memory } = mounted;
    await until(() => $toasts.get().length > 0);
    expect(memory.calls.map(({ name }) => name)).to.deep.equal(['threads.bulk']);
    expect(memory.$threads.get().every(({ status }) => status === 'confirmed')).to.equal(true);
    expect($toasts.get()[0]?.text).to.equal('Статусът на 5 нишки е „Потвърден“');
    undoLatest();
    await until(() => memory.$threads.get()[0]?.status === threads[0]?.status && memory.calls.length === 5);
    expect(memory.$threads.get().map(({ status }) => status)).to.deep.equal(threads.map(({ status }) => status));
  });

  it('ask the page about each one, and leave what it keeps', async () => {
    const mounted = await mount(make);
    mounted.element.addEventListener('towerp-status-change', (event) => {
      if ((event as CustomEvent<{ threadId: string }>).detail.threadId === threads[1]?.id) event.preventDefault();
    });
    await confirmAll(mounted);
    await until(() => $toasts.get().length > 0);
    expect(mounted.memory.$threads.get()[1]?.status).to.equal('new');
  });

  it('go in lots of a hundred', async () => {
    const mounted = await mount(make, { threads: many(250) });
    const { memory } = mounted;
    await confirmAll(mounted);
    await until(() => $toasts.get().length > 0);
    expect(memory.calls.map(({ parameters }) => (parameters[0] as string[]).length)).to.deep.equal([100, 100, 50]);
  });

  it('tell which were refused, and try only those again', async () => {
    const list = many(30);
    const gone = [list[3]?.id ?? '', list[17]?.id ?? ''];
    const mounted = await mount(make, { threads: list, gone });
    const { element, memory } = mounted;
    await confirmAll(mounted);
    await until(() => words(element).includes('2 нишки не са променени'));
    expect(words(element)).to.include('req_7Q2M-41KD');
    expect(memory.$threads.get().filter(({ status }) => status === 'confirmed')).to.have.length(28);
    await expect(element).to.be.accessible();
    gone.length = 0;
    memory.calls.length = 0;
    one(one(element, 'towerp-work-bar'), '.button').click();
    await until(() => memory.$threads.get().every(({ status }) => status === 'confirmed'));
    expect(memory.calls.flatMap(({ parameters }) => parameters[0])).to.deep.equal([list[3]?.id, list[17]?.id]);
  });

  it('are all named as failed where the server does not answer, without asking for each', async () => {
    const mounted = await mount(make, { threads: many(30) });
    mounted.memory.refuse(refusal('unavailable'));
    await confirmAll(mounted);
    await until(() => words(mounted.element).includes('30 нишки не са променени'));
    expect(mounted.memory.calls).to.have.length(1);
  });
});
