import { expect } from '@open-wc/testing';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, mount, one, settled } from '../../../gallery/mount.js';
import type { Shortcuts } from './shortcuts.js';

const shortcuts = [{ keys: ['J', 'K'], does: 'надолу и нагоре' }];
const make = (): Shortcuts => Object.assign(document.createElement('towerp-shortcuts'), { shortcuts });

describe('towerp-shortcuts', () => {
  provesInvariants({
    tag: 'towerp-shortcuts',
    define: () => import('./define.js'),
    prepare: (element) => Object.assign(element, { shortcuts }),
    words: { bg: 'Клавиши', en: 'Keys' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('lists keys in a dialog, and keeps what is typed there to itself', async () => {
    const { element } = await mount(make);
    await element.show();
    await settled(element);
    const dialog = one<HTMLDialogElement>(element, 'dialog');
    expect(dialog.open).to.equal(true);
    expect(dialog.textContent).to.include('надолу и нагоре');
    await expect(element).to.be.accessible();
    let heard = 0;
    element.addEventListener('keydown', () => heard++);
    dialog.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyE', bubbles: true, composed: true }));
    expect(heard).to.equal(0);
    one(element, 'button').click();
    expect(dialog.open).to.equal(false);
  });
});
