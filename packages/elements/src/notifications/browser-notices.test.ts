import { expect, waitUntil } from '@open-wc/testing';
import { notifications } from '../../gallery/data.js';
import { cleanUp, mount, settled } from '../../gallery/mount.js';
import type { ThreadOpenEvent } from '../threads/events.js';
import { wantNotices } from './browser-wish.js';
import './notification-bell/define.js';

type Shown = { title: string; body: string; tag: string; notice: EventTarget };

describe('notices of the browser', () => {
  const real = window.Notification;
  const shown: Shown[] = [];
  const setHidden = (isHidden: boolean): void => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (isHidden ? 'hidden' : 'visible') });
  }; // prettier-ignore

  before(() => {
    // The browser's own would show on the screen of whoever runs this.
    class Kept extends EventTarget {
      static permission = 'granted';
      constructor(title: string, { body = '', tag = '' }: NotificationOptions) {
        super();
        shown.push({ title, body, tag, notice: this });
      }
      close(): void {}
    }
    Object.defineProperty(window, 'Notification', { configurable: true, writable: true, value: Kept });
  });
  after(() => {
    Object.defineProperty(window, 'Notification', { configurable: true, writable: true, value: real });
  });
  beforeEach(() => {
    shown.length = 0;
    wantNotices(true);
    setHidden(true);
  });
  afterEach(() => {
    cleanUp();
    wantNotices(false);
    Reflect.deleteProperty(document, 'visibilityState');
  });

  const later = new Date(Date.now() + 60_000).toISOString();
  const news = (fields: object = {}): typeof notifications =>
    [{ ...notifications[0], id: 'news', createdAt: later, ...fields }, ...notifications] as typeof notifications;
  const followed = async () => {
    const mounted = await mount(() => document.createElement('towerp-notification-bell'));
    mounted.memory.$notifications.set(news({ id: 'first' }));
    await waitUntil(() => shown.length > 0, 'nothing is followed', { timeout: 4000 });
    return mounted;
  };

  it('show what comes while the page is out of sight, with why, and open its thread', async () => {
    const { element } = await followed();
    expect(shown.map(({ title, tag }) => [title, tag])).to.deep.equal([[notifications[0]?.title, 'first']]);
    expect(shown[0]?.body).to.include('Петя Димитрова').and.include('Споменаха ви');
    let opened = '';
    element.addEventListener('towerp-thread-open', (event) => {
      event.preventDefault();
      opened = (event as ThreadOpenEvent).detail.threadId;
    });
    shown[0]?.notice.dispatchEvent(new Event('click'));
    expect(opened).to.equal(notifications[0]?.threadId);
  });

  it('keep silent in sight, for what is put off, and once they are no longer wanted', async () => {
    const { element, memory } = await followed();
    setHidden(false);
    memory.$notifications.set(news({ id: 'seen' }));
    setHidden(true);
    memory.$notifications.set(news({ id: 'quiet', snoozedUntil: later }));
    wantNotices(false);
    await settled(element);
    memory.$notifications.set(news({ id: 'unwanted' }));
    await settled(element);
    expect(shown.map(({ tag }) => tag)).to.deep.equal(['first']);
  });
});
