import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { refusal } from '../../../gallery/client.js';
import { notificationSettings } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import { wantNotices } from '../browser-wish.js';
import type { NotificationSettings } from './notification-settings.js';
import { Unsaved, type Change } from './unsaved.js';

const make = (): NotificationSettings => document.createElement('towerp-notification-settings');
const toggle = (element: Element, name: string): HTMLInputElement => one<HTMLInputElement>(element, `[name=${name}]`);
const setTime = async (element: Element, name: string, value: string): Promise<void> => {
  const field = toggle(element, name);
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await settled(element);
};

/** The browser's own permission, as it would be after the reader's earlier choice. */
const withPermission = async (permission: NotificationPermission, act: () => Promise<void>): Promise<void> => {
  const own = Object.getOwnPropertyDescriptor(Notification, 'permission') as PropertyDescriptor;
  Object.defineProperty(Notification, 'permission', { configurable: true, get: () => permission });
  try {
    await act();
  } finally {
    Object.defineProperty(Notification, 'permission', own);
  }
};

describe('towerp-notification-settings', () => {
  provesInvariants({
    tag: 'towerp-notification-settings',
    define: () => import('./define.js'),
    prepare: () => undefined,
    words: { bg: 'Тихи часове', en: 'Quiet hours' },
  });
  before(() => import('./define.js'));
  afterEach(() => {
    cleanUp();
    wantNotices(false);
  });

  it('shows what is set', async () => {
    const { element } = await mount(make);
    expect(toggle(element, 'mentioned').checked).to.equal(true);
    expect(toggle(element, 'status_changed').checked).to.equal(false);
    expect(toggle(element, 'from').value).to.equal('19:00');
    expect(words(element)).to.include('през полунощ');
  });

  it('saves each change at once and says so', async () => {
    const { element, memory } = await mount(make);
    toggle(element, 'commented').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([{ reasons: { commented: false } }]);
    expect(one(element, '.said').textContent).to.include('Записано');
    await setTime(element, 'to', '07:30');
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([{ quietHours: { from: '19:00', to: '07:30' } }]);
    await expect(element).to.be.accessible();
  });

  it('ends the quiet hours and begins them again with the same', async () => {
    const { element, memory } = await mount(make);
    await setTime(element, 'from', '20:15');
    toggle(element, 'quiet-hours').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([{ quietHours: null }]);
    expect(deep(element, '[name=from]')).to.deep.equal([]);
    toggle(element, 'quiet-hours').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([{ quietHours: { from: '20:15', to: '08:00' } }]);
  });

  it('puts a change back where it is refused, and says why beside it', async () => {
    const { element, memory } = await mount(make);
    memory.refuse(refusal());
    toggle(element, 'commented').click();
    await settled(element);
    expect(toggle(element, 'commented').checked).to.equal(true);
    expect(words(one(element, 'section')))
      .to.include('остава както беше')
      .and.include('req_7Q2M-41KD');
    await expect(element).to.be.accessible();
  });

  it('asks the browser only by a button, and says where it has denied', async () => {
    await withPermission('default', async () => {
      const { element } = await mount(make);
      expect(one(element, '.ask').textContent).to.equal('Позволи известия от браузъра');
    });
    await withPermission('denied', async () => {
      const { element } = await mount(make);
      expect(deep(element, '.ask')).to.deep.equal([]);
      expect(words(element)).to.include('Браузърът ги е забранил');
      await expect(element).to.be.accessible();
    });
  });

  it('keeps on this device whether the browser shows them', async () => {
    await withPermission('granted', async () => {
      const { element } = await mount(make);
      expect(toggle(element, 'browser').checked).to.equal(false);
      toggle(element, 'browser').click();
      await settled(element);
      expect(localStorage.getItem('towerp-crm:browser-notices')).to.equal('on');
      const again = await mount(make);
      expect(toggle(again.element, 'browser').checked).to.equal(true);
    });
  });

  it('changes nothing where it is read-only', async () => {
    const { element, memory } = await mount(make);
    element.readonly = true;
    await settled(element);
    for (const field of deep<HTMLInputElement>(element, 'input')) field.click();
    expect(memory.calls.map(({ name }) => name)).to.deep.equal(['notifications.settings']);
    await expect(element).to.be.accessible();
  });

  it('has words for failing, and tries again', async () => {
    const { element, memory } = await mount(make, { state: refusal() });
    expect(words(element)).to.include('Настройките не се заредиха').and.include('req_7Q2M-41KD');
    await expect(element).to.be.accessible();
    one(element, '.condition .primary').click();
    await settled(element);
    expect(memory.calls).to.have.length(2);
  });
});

describe('settings on their way to the server', () => {
  const reason = fc.constantFrom(...(Object.keys(notificationSettings.reasons) as (keyof typeof notificationSettings.reasons)[]));
  const step = fc.record({ reason, isOn: fc.boolean(), isRefused: fc.boolean() });

  it('end as what was accepted, whatever was refused between', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const unsaved = new Unsaved(notificationSettings);
        const changes = steps.map(({ reason: name, isOn, isRefused }) => {
          const change: Change = { reasons: { [name]: isOn } };
          unsaved.begin(change);
          expect(unsaved.shown.reasons[name]).to.equal(isOn);
          return { change, isRefused };
        });
        for (const { change, isRefused } of changes) {
          if (isRefused) unsaved.refuse(change);
          else unsaved.confirm(change);
        }
        const accepted = Object.assign({}, notificationSettings.reasons, ...changes.filter(({ isRefused }) => !isRefused).map(({ change }) => change.reasons)) as object;
        expect(unsaved.shown.reasons).to.deep.equal(accepted);
      }),
    );
  });
}); // prettier-ignore
