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
