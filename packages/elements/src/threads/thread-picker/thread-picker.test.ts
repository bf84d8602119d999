import { expect, waitUntil } from '@open-wc/testing';
import { threads } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled } from '../../../gallery/mount.js';
import type { ThreadPicker } from './thread-picker.js';

const make = (): ThreadPicker => document.createElement('towerp-thread-picker');

describe('towerp-thread-picker', () => {
  provesInvariants({
    tag: 'towerp-thread-picker',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as ThreadPicker).name = 'thread';
    },
    words: { bg: 'Изберете нишка', en: 'Pick a thread' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('puts the picked thread into its form, by keys alone, and takes it out when one types on', async () => {
    const { element, provider } = await mount(make);
    const form = document.createElement('form');
    provider.append(form);
    form.append(element);
    element.name = 'thread';
    const input = one<HTMLInputElement>(element, 'input');
    input.value = 'фурнир';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    await expect(element).to.be.accessible();
    press(input, 'ArrowDown', { key: 'ArrowDown' });
    press(input, 'Enter', { key: 'Enter' });
    await settled(element);
    expect(new FormData(form).get('thread')).to.equal(threads[3]?.id);
    expect(input.value).to.equal(threads[3]?.topic);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled(element);
    expect(new FormData(form).has('thread')).to.equal(false);
  });

  it('offers to make a thread of what is typed, and puts that into the form; a reset takes it back', async () => {
    const { element, provider, memory } = await mount(make);
    const form = document.createElement('form');
    provider.append(form);
    form.append(element);
    Object.assign(element, { name: 'thread', creates: true, counterparty: '10001', required: true });
    await settled(element);
    expect(form.checkValidity()).to.equal(false);
    const input = one<HTMLInputElement>(element, 'input');
    input.value = 'Монтаж на етажа';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() =>
      deep(element, '[role=option]').some((option) => option.textContent.includes('Монтаж на етажа')),
    );
    press(input, 'ArrowUp', { key: 'ArrowUp' });
    press(input, 'Enter', { key: 'Enter' });
    await settled(element);
    const [made] = memory.calls.filter(({ name }) => name === 'threads.create');
    const [given] = (made?.parameters ?? []) as { id: string }[];
    expect(given).to.not.equal(undefined);
    const { id, ...rest } = given ?? { id: '' };
    expect(rest).to.deep.equal({ topic: 'Монтаж на етажа', counterpartyId: '10001' });
    expect(new FormData(form).get('thread')).to.equal(id);
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.equal({ name: 'threads.create undo', parameters: [id] });
    expect(new FormData(form).has('thread')).to.equal(false);
    expect(input.value).to.equal('');
  });

  it('shows the topic of a thread that the page gives as its value', async () => {
    const { element } = await mount(make);
    element.value = threads[0]?.id ?? '';
    await waitUntil(() => one<HTMLInputElement>(element, 'input').value === threads[0]?.topic);
  });

  it('closes its list by Escape and keeps the words', async () => {
    const { element } = await mount(make);
    const input = one<HTMLInputElement>(element, 'input');
    input.value = 'монтаж';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    press(input, 'Escape', { key: 'Escape' });
    await settled(element);
    expect(input.getAttribute('aria-expanded')).to.equal('false');
    expect(input.value).to.equal('монтаж');
  });
});
