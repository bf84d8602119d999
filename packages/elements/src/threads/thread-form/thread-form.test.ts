import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, type, words } from '../../../gallery/mount.js';
import type { ThreadForm } from './thread-form.js';

const make = (): ThreadForm => {
  const form = document.createElement('towerp-thread-form');
  form.record = 'client_order:43659';
  return form;
};

describe('towerp-thread-form', () => {
  provesInvariants({
    tag: 'towerp-thread-form',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as ThreadForm).record = 'client_order:43659';
    },
    words: { bg: 'Отвори нишката', en: 'Open the thread' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('opens a thread with a free topic and the order attached', async () => {
    const { element, memory } = await mount(make);
    let created = '';
    element.addEventListener('towerp-thread-created', (event) => {
      created = (event as CustomEvent<{ thread: { topic: string } }>).detail.thread.topic;
    });
    await type(element, '#topic', 'Липсват ключалки');
    one(element, '[type=submit]').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters[0]).to.deep.equal({
      topic: 'Липсват ключалки',
      attach: [{ kind: 'client_order', id: '43659' }],
      counterpartyId: 'balkan',
    });
    expect(created).to.equal('Липсват ключалки');
  });

  it('sends the predefined topic where one is picked, by keys alone', async () => {
    const { element, memory } = await mount(make);
    const input = await type(element, '#topic', 'рекл');
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    press(input, 'ArrowDown', { key: 'ArrowDown' });
    await settled(element);
    expect(input.getAttribute('aria-activedescendant')).to.match(/-0$/);
    press(input, 'Enter', { key: 'Enter' });
    await settled(element);
    expect(input.value).to.equal('Рекламация');
    one(element, '[type=submit]').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters[0]).to.have.property('topicId');
  });

  it('is with the counterparty that the page names, or that is chosen, and can then be shared', async () => {
    const { element, memory } = await mount(() => {
      const form = document.createElement('towerp-thread-form');
      form.counterparty = 'balkan';
      return form;
    });
    expect(one<HTMLInputElement>(element, '#counterparty').value).to.equal('Балкан Палас ЕООД');
    await type(element, '#topic', 'Годишен договор');
    one(element, '#share').click();
    one(element, '[type=submit]').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters[0]).to.deep.equal({
      topic: 'Годишен договор',
      attach: [],
      counterpartyId: 'balkan',
      visibility: 'shared',
    });
  });

  it('keeps the form open where a counterparty is typed that nobody is', async () => {
    const { element, memory } = await mount(make);
    await type(element, '#topic', 'Годишен договор');
    await type(element, '#counterparty', 'Няма такъв');
    const before = memory.calls.length;
    one(element, '[type=submit]').click();
    await settled(element);
    expect(one(element, '#counterparty').getAttribute('aria-invalid')).to.equal('true');
    expect(memory.calls.length).to.equal(before);
    await type(element, '#counterparty', '');
    one(element, '[type=submit]').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters[0]).to.not.have.property('counterpartyId');
  });

  it('says beside the field that the topic is missing', async () => {
    const { element, memory } = await mount(make);
    one(element, '[type=submit]').click();
    await settled(element);
    expect(one(element, '#topic').getAttribute('aria-invalid')).to.equal('true');
    expect(words(element)).to.include('Напишете тема');
    expect(memory.calls).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('keeps every word when it is refused', async () => {
    const { element, memory } = await mount(make);
    const input = await type(element, '#topic', 'Тема');
    memory.refuse(refusal('rate_limited'));
    one(element, '[type=submit]').click();
    await settled(element);
    expect(words(element)).to.include('Нишката не се отвори').and.include('Твърде много заявки');
    expect(input.value).to.equal('Тема');
  });

  it('shares only with a counterparty, as that of an attached document', async () => {
    const { element, memory } = await mount(make);
    await type(element, '#topic', 'За вас');
    one(element, '#share').click();
    one(element, '[type=submit]').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters[0]).to.deep.include({ visibility: 'shared', counterpartyId: 'balkan' });
    one(element, '.remove').click();
    await settled(element);
    expect(one<HTMLInputElement>(element, '#share').disabled).to.equal(true);
    expect(words(element)).to.include('Изберете контрагент');
  });

  it('offers the portal no switch, since its threads are always shared', async () => {
    const { element } = await mount(make, { role: 'portal' });
    expect(deep(element, '#share')).to.deep.equal([]);
  });

  it('brings back what was begun, and forgets it once it is sent', async () => {
    const { element, memory } = await mount(make);
    await type(element, '#topic', 'Недописана');
    element.remove();
    const { element: again } = await mount(make, { memory });
    expect(one<HTMLInputElement>(again, '#topic').value).to.equal('Недописана');
    one(again, '[type=submit]').click();
    await settled(again);
    again.remove();
    const { element: third } = await mount(make, { memory });
    expect(one<HTMLInputElement>(third, '#topic').value).to.equal('');
  });
});
