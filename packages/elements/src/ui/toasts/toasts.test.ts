import { expect } from '@open-wc/testing';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import { dismissToast, showToast, undoLatest } from './toast-store.js';
import type { Toasts } from './toasts.js';

const make = (): Toasts => document.createElement('towerp-toasts');

describe('towerp-toasts', () => {
  provesInvariants({ tag: 'towerp-toasts', define: () => import('./define.js'), prepare: () => undefined });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('shows what was done, with a way back', async () => {
    const { element } = await mount(make);
    let undone = 0;
    showToast({ text: 'Статусът е сменен', undo: () => undone++ });
    await settled(element);
    expect(words(element)).to.include('Статусът е сменен').and.include('Върни');
    await expect(element).to.be.accessible();
    one(element, '.toast button').click();
    await settled(element);
    expect(undone).to.equal(1);
    expect(deep(element, '.toast')).to.deep.equal([]);
  });

  it('undoes by Z what was done last', async () => {
    const { element } = await mount(make);
    const undone: string[] = [];
    showToast({ text: 'първо', undo: () => undone.push('първо') });
    showToast({ text: 'второ', undo: () => undone.push('второ') });
    await settled(element);
    press(one(element, '.toast button'), 'KeyZ');
    await settled(element);
    expect(undone).to.deep.equal(['второ']);
    expect(undoLatest()).to.equal(true);
    expect(undoLatest()).to.equal(false);
  });

  it('speaks from one place, the page own before those inside elements', async () => {
    const { element: inner, provider } = await mount(() => {
      const toasts = make();
      toasts.embedded = true;
      return toasts;
    });
    showToast({ text: 'Готово' });
    await settled(inner);
    expect(words(inner)).to.include('Готово');
    const outer = make();
    provider.append(outer);
    await settled(outer);
    expect(words(inner)).to.not.include('Готово');
    expect(words(outer)).to.include('Готово');
  });

  it('keeps what went wrong until it is closed, while the rest leaves by itself', async () => {
    const { element } = await mount(make);
    const genuine = globalThis.setTimeout;
    const pending: (() => void)[] = [];
    globalThis.setTimeout = ((run: () => void) => pending.push(run)) as unknown as typeof setTimeout;
    showToast({ text: 'Статусът не се смени.', failed: true });
    showToast({ text: 'Статусът е сменен' });
    globalThis.setTimeout = genuine;
    await settled(element);
    await expect(element).to.be.accessible();
    for (const run of pending) run();
    await settled(element);
    expect(deep(element, '.toast').map(({ className }) => className.trim())).to.deep.equal(['toast failed']);
    deep(element, '.toast button').at(-1)?.click();
    await settled(element);
    expect(deep(element, '.toast')).to.deep.equal([]);
  });

  it('does what was held back when it leaves, by time, by others or with the page, and not when it is undone', async () => {
    await mount(make);
    const left: string[] = [];
    const hold = (text: string): number => showToast({ text, leave: () => left.push(text), undo: () => undefined });
    hold('върнато');
    undoLatest();
    dismissToast(hold('затворено'));
    for (const text of ['изместено', '2', '3', '4']) hold(text);
    expect(left).to.deep.equal(['затворено', 'изместено']);
    globalThis.dispatchEvent(new Event('pagehide'));
    expect(left).to.deep.equal(['затворено', 'изместено', '2', '3', '4']);
  });
});
