import { expect } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { thread, threads } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import type { FilterChangeEvent, ThreadOpenEvent } from '../events.js';
import type { ThreadList } from './thread-list.js';

const make = (): ThreadList => document.createElement('towerp-thread-list');
const topics = (element: Element): string[] =>
  deep(element, '.topic').map(({ textContent }) => textContent?.trim() ?? '');
const focused = (element: Element): string | undefined =>
  element.shadowRoot?.activeElement?.querySelector('.topic')?.textContent?.trim();
const focusedRow = (element: Element): Element => element.shadowRoot?.activeElement as Element;
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => thread({ topic: `Нишка ${String(index)}`, status: 'new' }));

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

  describe('its filters', () => {
    it('count the threads of every status on its chips', async () => {
      const { element } = await mount(make);
      const counts = deep(element, '.chip').map((chip) => chip.textContent?.replaceAll(/\s+/g, ' ').trim());
      expect(counts).to.deep.equal(['Всички', 'Нов1', 'Работи се2', 'Чакащ решение1', 'Потвърден1', 'Приключен1', 'Анулиран0']); // prettier-ignore
    });

    it('show only the threads of the pressed statuses, and all again', async () => {
      const { element } = await mount(make);
      one(element, '.chip.new').click();
      await settled(element);
      expect(topics(element)).to.deep.equal([threads[1]?.topic]);
      expect(element.getAttribute('status')).to.equal('new');
      one(element, '.chip.confirmed').click();
      await settled(element);
      expect(topics(element)).to.have.length(2);
      one(element, '.chip.plain').click();
      await settled(element);
      expect(topics(element)).to.have.length(6);
    });

    it('tell the page what is shown, in an event and in attributes', async () => {
      const { element } = await mount(make);
      const told: FilterChangeEvent['detail'][] = [];
      element.addEventListener('towerp-filter-change', (event) => told.push((event as FilterChangeEvent).detail));
      one(element, '.switch > :last-child').click();
      one(element, '.chip.new').click();
      await settled(element);
      expect(told.at(-1)).to.include({ layout: 'board', view: 'all', sort: '-lastActivityAt', query: '' });
      expect(told.at(-1)?.status).to.deep.equal(['new']);
      expect(element.getAttribute('layout')).to.equal('board');
    });

    it('say what they hide, and clear', async () => {
      const { element } = await mount(make);
      one(element, '.chip.cancelled').click();
      await settled(element);
      expect(words(element)).to.include('Филтърът скрива останалите 6');
      await expect(element).to.be.accessible();
      one(element, '.condition button').click();
      await settled(element);
      expect(topics(element)).to.have.length(6);
    });

    it('follow what is typed into the search, and go down into the rows by the arrow', async () => {
      const { element } = await mount(make);
      const search = one<HTMLInputElement>(element, '[type=search]');
      search.value = 'фурнир';
      search.dispatchEvent(new Event('input'));
      await new Promise((done) => element.addEventListener('towerp-filter-change', done, { once: true }));
      await settled(element);
      expect(topics(element)).to.deep.equal([threads[3]?.topic]);
      search.focus();
      press(search, 'ArrowDown', { key: 'ArrowDown' });
      await settled(element);
      expect(focused(element)).to.equal(threads[3]?.topic);
    });

    for (const [by, first] of [
      ['status', 'Нов 1'],
      ['counterparty', 'Балкан Палас ЕООД 5'],
      ['day', 'Днес'],
    ] as const) {
      it(`gather the rows by ${by} under heads`, async () => {
        const { element } = await mount(make);
        element.groupBy = by;
        await settled(element);
        expect(deep(element, '.group')[0]?.textContent?.replaceAll(/\s+/g, ' ').trim()).to.include(first);
        expect(topics(element)).to.have.length(6);
        await expect(element).to.be.accessible();
      });
    }
  });

  describe('its keys', () => {
    it('walk by J and K, also in the other direction, and open by Enter', async () => {
      const { element } = await mount(make);
      one(element, '.row').focus();
      press(focusedRow(element), 'KeyJ');
      expect(focused(element)).to.equal(threads[1]?.topic);
      press(focusedRow(element), 'KeyK');
      expect(focused(element)).to.equal(threads[0]?.topic);
      let opened = '';
      element.addEventListener('towerp-thread-open', (event) => {
        opened = (event as ThreadOpenEvent).detail.threadId;
      });
      press(focusedRow(element), 'Enter', { key: 'Enter' });
      expect(opened).to.equal(threads[0]?.id);
    });

    it('go to both ends by Home and End', async () => {
      const { element } = await mount(make);
      one(element, '.row').focus();
      press(focusedRow(element), 'End', { key: 'End' });
      await settled(element);
      expect(focused(element)).to.equal(threads.at(-1)?.topic);
      press(focusedRow(element), 'Home', { key: 'Home' });
      await settled(element);
      expect(focused(element)).to.equal(threads[0]?.topic);
    });

    it('set a status by S and a digit, and complete by E', async () => {
      const { element, memory } = await mount(make);
      one(element, '.row').focus();
      press(focusedRow(element), 'KeyS');
      press(focusedRow(element), 'Digit4');
      await settled(element);
      expect(memory.calls.at(-1)?.parameters).to.deep.equal([threads[0]?.id, 'confirmed']);
      press(focusedRow(element), 'KeyE');
      await settled(element);
      expect(memory.calls.at(-1)?.parameters).to.deep.equal([threads[0]?.id, 'completed']);
    });

    it('take the last change back by Z', async () => {
      const { element, memory } = await mount(make);
      one(element, '.row').focus();
      press(focusedRow(element), 'KeyE');
      await settled(element);
      press(focusedRow(element), 'KeyZ');
      await settled(element);
      expect(memory.calls.at(-1)?.parameters).to.deep.equal([threads[0]?.id, threads[0]?.status]);
    });

    it('mark a thread read, and unread again, by U', async () => {
      const { element, memory } = await mount(make);
      one(element, '.row').focus();
      press(focusedRow(element), 'KeyU');
      await until(() => memory.calls.some(({ name }) => name === 'threads.markRead'));
      await settled(element);
      press(focusedRow(element), 'KeyU');
      await until(() => memory.calls.some(({ name }) => name === 'threads.markUnread'));
    });

    it('ask for a new thread by C, and for the search by the slash', async () => {
      const { element } = await mount(make);
      let asked = 0;
      element.addEventListener('towerp-thread-new', () => asked++);
      one(element, '.row').focus();
      press(focusedRow(element), 'KeyC');
      press(focusedRow(element), 'Slash', { key: '/' });
      expect(asked).to.equal(1);
      expect(focusedRow(element).matches('[type=search]')).to.equal(true);
    });

    it('are all listed by ?', async () => {
      const { element } = await mount(make);
      one(element, '.row').focus();
      press(focusedRow(element), 'Slash', { key: '?', shiftKey: true });
      await until(() => deep(element, 'dialog[open]').length > 0);
      expect(words(element)).to.include('избери всички показани');
      await expect(element).to.be.accessible();
    });

    it('leave digits alone without S, and letters to a field', async () => {
      const { element, memory } = await mount(make);
      one(element, '.row').focus();
      press(focusedRow(element), 'Digit4');
      const search = one<HTMLInputElement>(element, 'input[type=search]');
      search.focus();
      press(search, 'KeyE');
      await settled(element);
      expect(memory.calls).to.deep.equal([]);
    });

    it('leave letters to the page where shortcuts are off, and keep the arrows', async () => {
      const { element, memory } = await mount(make);
      element.shortcuts = 'off';
      one(element, '.row').focus();
      press(focusedRow(element), 'KeyE');
      press(focusedRow(element), 'ArrowDown', { key: 'ArrowDown' });
      await settled(element);
      expect(memory.calls).to.deep.equal([]);
      expect(focused(element)).to.equal(threads[1]?.topic);
    });
  });

  describe('while somebody reads', () => {
    it('lets a new thread wait behind the pill', async () => {
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

    it('keeps the cursor on its thread, and in its place where the thread goes', async () => {
      const { element, memory } = await mount(make);
      one(element, '.row').focus();
      press(focusedRow(element), 'KeyJ');
      memory.$threads.set(memory.$threads.get().filter(({ id }) => id !== threads[0]?.id));
      await settled(element);
      expect(focused(element)).to.equal(threads[1]?.topic);
      memory.$threads.set(memory.$threads.get().filter(({ id }) => id !== threads[1]?.id));
      await settled(element);
      expect(focused(element)).to.equal(threads[2]?.topic);
    });

    it('touches only the row that changed', async () => {
      const { element, memory } = await mount(make);
      const changes: MutationRecord[] = [];
      const observer = new MutationObserver((records) => changes.push(...records));
      observer.observe(one(element, '.canvas'), { subtree: true, childList: true, attributes: true, characterData: true }); // prettier-ignore
      memory.$threads.set(memory.$threads.get().map((one, at) => (at === 2 ? { ...one, topic: 'Друга тема' } : one)));
      await settled(element);
      observer.disconnect();
      const rows = new Set(changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('.row'))); // prettier-ignore
      expect([...rows]).to.deep.equal([deep(element, '.row')[2]]);
    });
  });

  describe('with 100,000 threads', () => {
    it('renders what is in sight, and tells of how many', async () => {
      const { element } = await mount(make, { threads: many(100_000) });
      expect(deep(element, '.row').length).to.be.above(10).and.below(60);
      expect(one(element, '[role=grid]').getAttribute('aria-rowcount')).to.equal('100001');
    });

    it('shows the right rows wherever one scrolls', async () => {
      const { element } = await mount(make, { threads: many(100_000) });
      const scroller = one(element, '.scroller');
      for (const at of [50_000, 99_990, 0, 1234]) {
        scroller.scrollTop = at * one(element, '.row').offsetHeight;
        scroller.dispatchEvent(new Event('scroll'));
        await settled(element);
        const top = scroller.getBoundingClientRect().top;
        const inSight = deep(element, '.row').find((row) => row.getBoundingClientRect().bottom > top + 1);
        const first = Math.floor((scroller.scrollTop + 1) / one(element, '.row').offsetHeight);
        expect(inSight?.querySelector('.topic')?.textContent).to.equal(`Нишка ${String(first)}`);
        expect(inSight?.getAttribute('aria-rowindex')).to.equal(String(first + 2));
        expect(deep(element, '.row').length).to.be.below(60);
      }
    });

    it('keeps the focused row while one scrolls away, and comes back to it by a key', async () => {
      const { element } = await mount(make, { threads: many(100_000) });
      one(element, '.row').focus();
      const scroller = one(element, '.scroller');
      scroller.scrollTop = 500_000;
      scroller.dispatchEvent(new Event('scroll'));
      await settled(element);
      expect(focused(element)).to.equal('Нишка 0');
      press(focusedRow(element), 'KeyJ');
      await settled(element);
      expect(focused(element)).to.equal('Нишка 1');
      expect(scroller.scrollTop).to.be.below(100);
    });

    it('goes to the last one by End', async () => {
      const { element } = await mount(make, { threads: many(100_000) });
      one(element, '.row').focus();
      press(focusedRow(element), 'End', { key: 'End' });
      await settled(element);
      expect(focused(element)).to.equal('Нишка 99999');
    });
  });

  it('reads the next page as the reader nears the end', async () => {
    const { element, memory } = await mount(make, { threads: many(120), page: 50 });
    expect(memory.calls.filter(({ name }) => name === 'threads.loadMore')).to.have.length(0);
    const scroller = one(element, '.scroller');
    scroller.scrollTop = scroller.scrollHeight;
    scroller.dispatchEvent(new Event('scroll'));
    await until(() => one(element, '.canvas').offsetHeight > 60 * one(element, '.row').offsetHeight);
  });

  describe('its states', () => {
    it('offer nothing that changes a thread to who may only read', async () => {
      const { element, memory } = await mount(() => Object.assign(make(), { readonly: true }));
      one(element, '.row').focus();
      press(focusedRow(element), 'KeyE');
      press(focusedRow(element), 'KeyX');
      await settled(element);
      expect(memory.calls).to.deep.equal([]);
      expect(words(element)).to.not.include('Нова нишка');
      expect(deep(element, '.check')).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    it('take no input where it is disabled', async () => {
      const { element } = await mount(() => Object.assign(make(), { disabled: true }));
      expect(one(element, '.layout').inert).to.equal(true);
    });

    it('offer a first thread where there is none, or what the page puts there', async () => {
      const { element } = await mount(make, { threads: [] });
      expect(words(element)).to.include('Още няма нишки');
      expect(deep(element, '.condition .primary')).to.have.length(1);
      expect(deep(element, 'slot[name=empty]')).to.have.length(1);
      await expect(element).to.be.accessible();
    });

    it('say in one sentence that it did not load, with the number to quote and another try', async () => {
      const { element, memory } = await mount(make, { state: refusal() });
      expect(words(element)).to.include('Сървърът не отговори навреме').and.include('req_7Q2M-41KD');
      await expect(element).to.be.accessible();
      one(element, '.condition .primary').click();
      expect(memory.calls.at(-1)?.name).to.equal('reconnect');
    });

    it('name the right that is missing', async () => {
      const { element } = await mount(make, { state: refusal('forbidden') });
      expect(words(element)).to.include('CRM: четене');
    });

    it('show bones of the height of the rows while it loads, also where the page says so', async () => {
      const { element } = await mount(make);
      const height = one(element, '.row').offsetHeight;
      element.loading = true;
      await settled(element);
      expect(one(element, '.bones').offsetHeight).to.equal(height);
      await expect(element).to.be.accessible();
    });

    it('tell the age of the data while the connection is lost', async () => {
      const { element } = await mount(make, { connection: 'offline' });
      expect(words(element)).to.include('Няма връзка').and.include('12');
      expect(topics(element)).to.have.length(6);
    });

    it('put every loaded row on paper', async () => {
      const { element } = await mount(make, { threads: many(300) });
      window.dispatchEvent(new Event('beforeprint'));
      await settled(element);
      expect(deep(element, '.row')).to.have.length(300);
      window.dispatchEvent(new Event('afterprint'));
      await settled(element);
      expect(deep(element, '.row').length).to.be.below(60);
    });

    for (const locale of ['bg', 'en'])
      for (const options of [{}, { threads: [] }, { state: refusal() }, { connection: 'offline' as const }])
        it(`lack no word (${locale}, ${JSON.stringify(Object.keys(options))})`, async () => {
          const { element } = await mount(make, { ...options, locale });
          expect(words(element)).to.not.include('undefined');
        });
  });

  it('leaves no listener and no store behind after 200 times of coming and going', async () => {
    const { element, provider, memory } = await mount(make);
    const listening = memory.$threads.lc;
    for (let round = 0; round < 200; round++) {
      element.remove();
      provider.append(element);
      await element.updateComplete;
    }
    await settled(element);
    expect(memory.$threads.lc).to.equal(listening);
    expect(topics(element)).to.have.length(6);
    element.remove();
    await settled(element);
    expect(memory.$state.lc).to.be.at.most(1);
  });
});

/** Waits for a condition. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 10));
}
