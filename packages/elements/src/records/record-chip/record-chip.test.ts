import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { records } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import type { NavigateEvent } from '../events.js';
import type { RecordChip } from './record-chip.js';

const make = (record: string) => (): RecordChip => {
  const chip = document.createElement('towerp-record-chip');
  chip.record = record;
  return chip;
};

describe('towerp-record-chip', () => {
  provesInvariants({
    tag: 'towerp-record-chip',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as RecordChip).record = 'client_order:43659';
    },
    words: { bg: 'КП', en: 'CO' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('names the record by mark, number and present status', async () => {
    const { element } = await mount(make('client_order:43659'));
    expect(words(element)).to.include('КП').and.include('43659');
    expect(one(element, '.record').textContent).to.include('клиентска поръчка').and.include('Работи се');
    expect(deep(element, '.shape.in_progress')).to.have.length(1);
  });

  it('shows only the kind of what its reader may not see', async () => {
    const { element } = await mount(make('purchase_order:777'));
    expect(words(element)).to.include('доставна поръчка').and.not.include('777');
    expect(element.shadowRoot?.querySelector('a, button')).to.equal(null);
  });

  it('asks the page before it goes anywhere', async () => {
    const { element } = await mount(make('client_order:43659'));
    let asked: NavigateEvent | undefined;
    element.addEventListener('towerp-navigate', (event) => {
      event.preventDefault();
      asked = event as NavigateEvent;
    });
    one(element, 'a').click();
    expect(asked?.detail.ref).to.deep.equal({ kind: 'client_order', id: '43659' });
    expect(asked?.detail.url).to.equal(records.order.url);
  });

  describe('its card', function () {
    this.timeout(10_000);
    const patience = { timeout: 4000 };
    const cardOf = (element: Element): HTMLElement | undefined => deep(element, 'towerp-record-card')[0];
    const isOpen = (element: Element): boolean => cardOf(element)?.matches(':popover-open') ?? false;
    const point = (element: Element, type: 'pointerenter' | 'pointerleave'): void => {
      element.dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }));
    };
    /** The pointer comes, and is there when the card has been downloaded. */
    const hover = async (element: Element): Promise<void> => {
      point(element, 'pointerenter');
      await waitUntil(() => cardOf(element), undefined, patience);
      point(element, 'pointerenter');
      await waitUntil(() => isOpen(element), undefined, patience);
      await settled(element);
    };

    const hovered = async () => {
      const mounted = await mount(make('client_order:43659'));
      await hover(mounted.element);
      return mounted;
    };

    it('asks for nothing before it opens', async () => {
      const { element, memory } = await mount(make('client_order:43659'));
      expect(cardOf(element)).to.equal(undefined);
      expect(memory.calls).to.deep.equal([]);
    });

    it('tells status, amount, whose it is and the way of the documents when the pointer stays', async () => {
      const { element } = await hovered();
      const card = cardOf(element) as HTMLElement;
      expect(words(card))
        .to.include('клиентска поръчка')
        .and.include('43659')
        .and.include('Работи се')
        .and.include('Балкан Палас ЕООД')
        .and.include('вие сте тук');
      expect(one(card, '.amount').textContent).to.match(/\d/);
      await expect(element).to.be.accessible();
    });

    it('stays while the pointer goes over to it, and closes when it leaves both', async () => {
      const { element, memory } = await hovered();
      point(element, 'pointerleave');
      point(element, 'pointerenter');
      const other = make('quote:2214')();
      element.after(other);
      await hover(other);
      expect(isOpen(element)).to.equal(false);
      point(other, 'pointerleave');
      await waitUntil(() => !isOpen(other), undefined, patience);
      expect(memory.calls.map(({ name }) => name)).to.deep.equal(['records.flow', 'records.flow']);
    });

    it('does not open where the pointer only passes', async () => {
      const { element } = await hovered();
      point(element, 'pointerleave');
      await waitUntil(() => !isOpen(element), undefined, patience);
      const other = make('quote:2214')();
      element.after(other);
      await hover(other);
      point(element, 'pointerenter');
      point(element, 'pointerleave');
      point(other, 'pointerleave');
      await waitUntil(() => !isOpen(other), undefined, patience);
      expect(isOpen(element)).to.equal(false);
    });

    it('opens by focus from the keyboard, describes its chip, and is closed by Escape alone', async () => {
      const { element } = await mount(make('client_order:43659'));
      let heard = 0;
      element.addEventListener('keydown', ({ key }) => {
        if (key === 'Escape') heard++;
      });
      await sendKeys({ press: 'Tab' });
      element.focus();
      await waitUntil(() => isOpen(element), undefined, patience);
      expect(one(element, 'a').getAttribute('aria-describedby')).to.equal(cardOf(element)?.id);
      await sendKeys({ press: 'Escape' });
      expect(isOpen(element)).to.equal(false);
      expect(getComputedStyle(cardOf(element) as HTMLElement).display).to.equal('none');
      expect(heard).to.equal(0);
      expect(one(element, 'a').hasAttribute('aria-describedby')).to.equal(false);
      await sendKeys({ press: 'Escape' });
      expect(heard).to.equal(1);
    });

    it('opens by a long press, which does not follow the link', async () => {
      const { element } = await mount(make('client_order:43659'));
      let navigated = 0;
      element.addEventListener('towerp-navigate', (event) => {
        event.preventDefault();
        navigated++;
      });
      const link = one(element, 'a');
      const touch = { pointerType: 'touch', bubbles: true, composed: true };
      link.dispatchEvent(new PointerEvent('pointerdown', touch));
      await waitUntil(() => isOpen(element), undefined, patience);
      link.dispatchEvent(new PointerEvent('pointerup', touch));
      link.click();
      expect(navigated).to.equal(0);
      document.body.dispatchEvent(new PointerEvent('pointerdown', touch));
      expect(isOpen(element)).to.equal(false);
      link.click();
      expect(navigated).to.equal(1);
    });

    it('is not there for what its reader may not see', async () => {
      const { element } = await mount(make('purchase_order:777'));
      const seen = make('client_order:43659')();
      element.after(seen);
      point(element, 'pointerenter');
      await waitUntil(() => cardOf(element), undefined, patience);
      point(element, 'pointerenter');
      await hover(seen);
      expect(isOpen(element)).to.equal(false);
    });
  });
});
