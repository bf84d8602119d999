import { expect } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { thread, threads } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import type { ThreadOpenEvent } from '../events.js';
import type { ThreadList } from './thread-list.js';

const make = (): ThreadList => document.createElement('towerp-thread-list');
const topics = (element: Element): string[] =>
  deep(element, '.topic').map(({ textContent }) => textContent?.trim() ?? '');
const focused = (element: Element): string | undefined =>
  element.shadowRoot?.activeElement?.querySelector('.topic')?.textContent?.trim();

describe('towerp-thread-list', () => {
  provesInvariants({
    tag: 'towerp-thread-list',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as ThreadList).pageSize = 20;
    },
    words: { bg: 'Нова нишка', en: 'New thread' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('counts the threads of every status on its chips', async () => {
    const { element } = await mount(make);
    const counts = deep(element, '.chip').map((chip) => chip.textContent?.replaceAll(/\s+/g, ' ').trim());
    expect(counts).to.deep.equal([
      'Всички',
      'Нов1',
      'Работи се2',
      'Чакащ решение1',
      'Потвърден1',
      'Приключен1',
      'Анулиран0',
    ]);
  });

  it('shows only the threads of the pressed status', async () => {
    const { element } = await mount(make);
    one(element, '.chip.new').click();
    await settled(element);
    expect(topics(element)).to.deep.equal(['Рекламация: драскотини по 4 рамки за легло']);
    expect(element.status).to.equal('new');
  });

  it('says what the filter hides, and clears it', async () => {
    const { element } = await mount(make);
    one(element, '.chip.cancelled').click();
    await settled(element);
    expect(words(element)).to.include('Филтърът скрива останалите 6');
    await expect(element).to.be.accessible();
    one(element, '.condition button').click();
    await settled(element);
    expect(topics(element)).to.have.length(6);
  });

  it('walks by J and K, and opens by Enter', async () => {
    const { element } = await mount(make);
    one(element, '.row').focus();
    press(one(element, '.row'), 'KeyJ');
    expect(focused(element)).to.equal(threads[1]?.topic);
    press(element.shadowRoot?.activeElement as Element, 'KeyK');
    expect(focused(element)).to.equal(threads[0]?.topic);
    let opened = '';
    element.addEventListener('towerp-thread-open', (event) => {
      opened = (event as ThreadOpenEvent).detail.threadId;
    });
    one(element, `[data-thread="${threads[0]?.id ?? ''}"]`).click();
    expect(opened).to.equal(threads[0]?.id);
  });

  it('sets a status by S and a digit', async () => {
    const { element, memory } = await mount(make);
    one(element, '.row').focus();
    press(one(element, '.row'), 'KeyS');
    press(one(element, '.row'), 'Digit4');
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([threads[0]?.id, 'confirmed']);
  });

  it('leaves digits alone without S, and letters to a field', async () => {
    const { element, memory } = await mount(make);
    one(element, '.row').focus();
    press(one(element, '.row'), 'Digit4');
    const search = one<HTMLInputElement>(element, 'input');
    search.focus();
    press(search, 'KeyE');
    await settled(element);
    expect(memory.calls).to.deep.equal([]);
  });

  it('leaves letters to the page where shortcuts are off', async () => {
    const { element, memory } = await mount(make);
    element.shortcuts = 'off';
    one(element, '.row').focus();
    press(one(element, '.row'), 'KeyE');
    expect(memory.calls).to.deep.equal([]);
  });

  it('lets a new thread wait behind the pill while somebody reads', async () => {
    const { element, memory } = await mount(make);
    one(element, '.row').focus();
    const before = topics(element);
    memory.$threads.set([thread({ topic: 'Току-що отворена', status: 'new' }), ...memory.$threads.get()]);
    await settled(element);
    expect(topics(element)).to.deep.equal(before);
    expect(one(element, '.new-pill').textContent).to.include('1 нова');
    one(element, '.new-pill').click();
    await settled(element);
    expect(topics(element)[0]).to.equal('Току-що отворена');
  });

  it('offers nothing that changes a thread to who may only read', async () => {
    const { element, memory } = await mount(() => {
      const list = make();
      list.readonly = true;
      return list;
    });
    one(element, '.row').focus();
    press(one(element, '.row'), 'KeyE');
    expect(memory.calls).to.deep.equal([]);
    expect(words(element)).to.not.include('Нова нишка');
  });

  it('says in one sentence that it did not load, with the number to quote and another try', async () => {
    const { element, memory } = await mount(make, { state: refusal() });
    expect(words(element)).to.include('Сървърът не отговори навреме').and.include('req_7Q2M-41KD');
    await expect(element).to.be.accessible();
    one(element, '.condition .primary').click();
    expect(memory.calls.at(-1)?.name).to.equal('reconnect');
  });

  it('names the right that is missing', async () => {
    const { element } = await mount(make, { state: refusal('forbidden') });
    expect(words(element)).to.include('CRM: четене');
  });

  it('shows bones of the height of its rows while it loads', async () => {
    const { element } = await mount(make, { state: 'loading' });
    expect(deep(element, '.bones')).to.have.length.above(2);
    await expect(element).to.be.accessible();
  });

  it('tells the age of its data while the connection is lost', async () => {
    const { element } = await mount(make, { connection: 'offline' });
    expect(words(element)).to.include('Няма връзка').and.include('12');
    expect(topics(element)).to.have.length(6);
  });
});
