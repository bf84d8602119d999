import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { main, notifications } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import type { ThreadOpenEvent } from '../../threads/events.js';
import { groupByThread } from '../groups.js';
import type { NotificationBell } from './notification-bell.js';

const make = (): NotificationBell => document.createElement('towerp-notification-bell');
const open = async (element: Element): Promise<void> => {
  one(element, '.bell').click();
  await waitUntil(() => deep(element, '.group, .condition').length > 0, undefined, { timeout: 4000 });
  await settled(element);
};

describe('towerp-notification-bell', () => {
  provesInvariants({
    tag: 'towerp-notification-bell',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as NotificationBell).onlyUnread = false;
    },
    words: { bg: 'Прочети всички', en: 'Mark all read' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('tells the count in its name', async () => {
    const { element } = await mount(make);
    expect(one(element, '.bell').getAttribute('aria-label')).to.equal('Известия, 3 непрочетени');
  });

  it('groups by thread and says why each came', async () => {
    const { element } = await mount(make);
    await open(element);
    expect(deep(element, '.group')).to.have.length(3);
    expect(words(element)).to.include('Споменаха ви').and.include('Споменаха групата „Търговски отдел“');
    await expect(element).to.be.accessible();
  });

  it('opens the thread of a notification and marks it read', async () => {
    const { element, memory } = await mount(make);
    await open(element);
    let opened = '';
    element.addEventListener('towerp-thread-open', (event) => {
      event.preventDefault();
      opened = (event as ThreadOpenEvent).detail.threadId;
    });
    one(element, '.notification').click();
    await settled(element);
    expect(opened).to.equal(main.id);
    expect(memory.calls.at(-1)).to.deep.equal({ name: 'notifications.markRead', parameters: [[notifications[0]?.id]] });
    expect(one(element, '.badge').textContent).to.equal('2');
  });

  it('marks all as read', async () => {
    const { element } = await mount(make);
    await open(element);
    one(element, '.head .button').click();
    await settled(element);
    expect(deep(element, '.badge')).to.deep.equal([]);
  });

  it('says that all is read', async () => {
    const { element, memory } = await mount(make);
    memory.$notifications.set([]);
    await open(element);
    expect(words(element)).to.include('Всичко е прочетено');
    await expect(element).to.be.accessible();
  });

  it('says in one sentence that it did not load', async () => {
    const { element } = await mount(make, { state: refusal('network') });
    await open(element);
    expect(words(element)).to.include('Известията не се заредиха');
  });
});

describe('the groups of notifications', () => {
  it('stand in the order of their latest one', () => {
    const groups = groupByThread(notifications);
    expect(groups.map(({ items }) => items.length)).to.deep.equal([2, 1, 1]);
    expect(groups[0]?.isUnread).to.equal(true);
    expect(groups[2]?.isUnread).to.equal(false);
  });
});
