import { expect, waitUntil } from '@open-wc/testing';
import fc from 'fast-check';
import { refusal } from '../../../gallery/client.js';
import { main, notifications } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import type { ThreadOpenEvent } from '../../threads/events.js';
import { $toasts, undoLatest } from '../../ui/toasts/toast-store.js';
import { belongsTo, inboxViews, type InboxView } from './inbox-views.js';
import type { NotificationInbox } from './notification-inbox.js';
import { snoozeTimes } from './snooze-times.js';

const make = (): NotificationInbox => document.createElement('towerp-notification-inbox');
const groups = (element: Element): HTMLElement[] => deep(element, '.group');
const focused = (element: Element): Element | null | undefined => element.shadowRoot?.activeElement;
const idsOf = (index: number): string[] => [notifications[index]?.id ?? ''];
const show = async (element: NotificationInbox, view: InboxView): Promise<void> => {
  element.view = view;
  await settled(element);
};

describe('towerp-notification-inbox', () => {
  provesInvariants({
    tag: 'towerp-notification-inbox',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as NotificationInbox).view = 'all';
    },
    words: { bg: 'Прочети всички', en: 'Mark all read' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('groups by thread and says why each came', async () => {
    const { element } = await mount(make);
    expect(groups(element)).to.have.length(2);
    expect(words(element)).to.include('Споменаха ви').and.include('Споменаха групата „Търговски отдел“');
  });

  it('shows mentions, what is assigned, all, and what is unread', async () => {
    const { element } = await mount(make);
    const counts: number[] = [];
    for (const view of inboxViews) {
      await show(element, view);
      counts.push(deep(element, '.notification').length);
      await expect(element).to.be.accessible();
    }
    expect(counts).to.deep.equal([3, 2, 0, 4, 0]);
    expect(words(element)).to.include('Нищо не е отложено');
  });

  it('is done with a group by E, goes on to the next, and takes it back by Z', async () => {
    const { element, memory } = await mount(make);
    groups(element)[0]?.focus();
    press(groups(element)[0] as Element, 'KeyE');
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.equal({ name: 'notifications.markRead', parameters: [[...idsOf(0), ...idsOf(1)]] });
    expect(groups(element)).to.have.length(1);
    expect(focused(element)).to.equal(groups(element)[0]);
    press(groups(element)[0] as Element, 'KeyZ');
    await settled(element);
    expect(memory.calls.at(-1)?.name).to.equal('undo notifications.markRead');
    expect(groups(element)).to.have.length(2);
  }); // prettier-ignore

  it('walks by J, K and arrows, opens by Enter, and keeps one stop for Tab', async () => {
    const { element } = await mount(make);
    await show(element, 'all');
    groups(element)[0]?.focus();
    press(focused(element) as Element, 'KeyJ');
    await settled(element);
    press(focused(element) as Element, 'ArrowDown', { key: 'ArrowDown' });
    await settled(element);
    press(focused(element) as Element, 'KeyK');
    await settled(element);
    expect(focused(element)).to.equal(groups(element)[1]);
    expect(groups(element).filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    let opened = '';
    element.addEventListener('towerp-thread-open', (event) => {
      event.preventDefault();
      opened = (event as ThreadOpenEvent).detail.threadId;
    });
    press(focused(element) as Element, 'Enter', { key: 'Enter' });
    expect(opened).to.equal(notifications[2]?.threadId);
  });

  it('leaves the letters to the page where they are switched off', async () => {
    const { element, memory } = await mount(make);
    element.shortcuts = 'off';
    groups(element)[0]?.focus();
    press(focused(element) as Element, 'KeyE');
    await settled(element);
    expect(memory.calls).to.deep.equal([]);
  });

  it('puts a group off by H, shows until when, and brings it back', async () => {
    const { element, memory } = await mount(make);
    groups(element)[0]?.focus();
    press(focused(element) as Element, 'KeyH');
    await waitUntil(() => focused(element)?.matches('[role=menuitem]'), 'no menu', { timeout: 4000 });
    await expect(element).to.be.accessible();
    const morning = deep(element, '#snooze [role=menuitem]').find(({ textContent }) => textContent.includes('Утре сутринта'));
    morning?.click();
    await settled(element);
    expect(memory.calls.filter(({ name }) => name === 'notifications.snooze')).to.have.length(2);
    expect(groups(element)).to.have.length(1);
    await show(element, 'snoozed');
    expect(words(element)).to.include('Отложено до утре');
    await expect(element).to.be.accessible();
    one(element, '.snooze').click();
    await settled(element);
    deep(element, '#snooze [role=menuitem]').at(-1)?.click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters[1]).to.equal(null);
  }); // prettier-ignore

  it('puts off to a moment of the own choice, and refuses one that is past', async () => {
    const { element, memory } = await mount(make);
    one(element, '.snooze').click();
    await settled(element);
    deep(element, '#snooze [role=menuitem]').at(-1)?.click();
    await settled(element);
    const field = one<HTMLInputElement>(element, '#moment');
    const form = one<HTMLFormElement>(element, '.moment');
    field.value = '2020-01-01T09:00';
    form.requestSubmit();
    await settled(element);
    expect(words(element)).to.include('Изберете момент в бъдещето');
    await expect(element).to.be.accessible();
    expect(memory.calls).to.deep.equal([]);
    field.value = '2999-01-01T09:00';
    form.requestSubmit();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters[1]).to.deep.equal(new Date('2999-01-01T09:00'));
  });

  it('mutes the thread and stops a reason, both to be taken back', async () => {
    const { element, memory } = await mount(make);
    const items = async (): Promise<HTMLElement[]> => {
      deep(element, '[popovertarget=more]')[0]?.click();
      await settled(element);
      return deep(element, '#more [role=menuitem]');
    };
    (await items()).find(({ textContent }) => textContent.includes('Заглуши'))?.click();
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.equal({ name: 'threads.follow', parameters: [main.id, true] });
    undoLatest();
    await settled(element);
    expect(memory.calls.at(-1)?.name).to.equal('undo threads.follow');
    (await items()).find(({ textContent }) => textContent.includes('Нови записи'))?.click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([{ reasons: { commented: false } }]);
    undoLatest();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([{ reasons: { commented: true } }]);
  });

  it('marks all as read and takes it back', async () => {
    const { element, memory } = await mount(make);
    one(element, '.head .button').click();
    await settled(element);
    expect(words(element)).to.include('Всичко е прочетено');
    await expect(element).to.be.accessible();
    undoLatest();
    await settled(element);
    expect(memory.calls.at(-1)?.name).to.equal('undo notifications.markAllRead');
  });

  it('says why something was refused', async () => {
    const { element, memory } = await mount(make);
    memory.refuse(refusal());
    one(element, '.head .button').click();
    await settled(element);
    expect($toasts.get().find(({ failed }) => failed)?.text).to.include('Не се запази');
  });

  it('moves nothing under the hands of who reads: what comes waits behind a pill', async () => {
    const { element, memory } = await mount(make);
    groups(element)[0]?.focus();
    const news = { ...notifications[0], id: 'new', threadId: 'other', title: 'Нова нишка' } as (typeof notifications)[number];
    memory.$notifications.set([news, ...notifications]);
    await settled(element);
    expect(words(element)).to.include('1 нова').and.not.include('Нова нишка');
    one(element, '.new-pill').click();
    await settled(element);
    expect(words(groups(element)[0] as Element)).to.include('Нова нишка');
  }); // prettier-ignore

  it('opens the settings', async () => {
    const { element } = await mount(make);
    one(element, '.settings').click();
    await waitUntil(() => words(element).includes('За какво да ви известяваме'), 'no settings', { timeout: 4000 });
    await expect(element).to.be.accessible();
    one(element, '.close').click();
    expect(element.shadowRoot?.querySelector('dialog')?.open).to.equal(false);
  });

  it('lists its keys', async () => {
    const { element } = await mount(make);
    groups(element)[0]?.focus();
    press(focused(element) as Element, 'F1', { key: 'F1' });
    await waitUntil(() => words(element).includes('този списък'), 'no keys', { timeout: 4000 });
    await expect(element).to.be.accessible();
  });

  it('has words for failing and for lost connection', async () => {
    const failed = await mount(make, { state: refusal() });
    expect(words(failed.element)).to.include('Известията не се заредиха').and.include('req_7Q2M-41KD');
    const offline = await mount(make, { connection: 'offline' });
    expect(words(offline.element)).to.include('Няма връзка');
    for (const { element } of [failed, offline]) await expect(element).to.be.accessible();
  });

  it('fits 360 pixels', async () => {
    const { element } = await mount(make);
    element.style.width = '360px';
    await settled(element);
    const edge = element.getBoundingClientRect().right;
    const beyond = deep(element, '.main button').filter((part) => part.getBoundingClientRect().right > edge + 0.5);
    expect(beyond).to.deep.equal([]);
  });
});

describe('the moments that are offered for putting off', () => {
  it('lie ahead, at an hour of the morning or later on the same day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(2020, 0), max: new Date(2040, 0), noInvalidDate: true }), (now) => {
        const { later, morning, monday } = snoozeTimes(now);
        for (const at of [later, morning, monday]) if (at) expect(at.getTime()).to.be.greaterThan(now.getTime());
        if (later) expect(later.getDate()).to.equal(now.getDate());
        expect(morning.getHours()).to.equal(9);
        if (monday) expect([monday.getDay(), monday.getHours()]).to.deep.equal([1, 9]);
      }),
    );
  });

  it('name Monday only where it is not tomorrow', () => {
    expect(snoozeTimes(new Date(2026, 10, 29, 12)).monday).to.equal(undefined);
    expect(snoozeTimes(new Date(2026, 10, 30, 12)).monday).to.deep.equal(new Date(2026, 11, 7, 9));
  });
});

describe('the views of the inbox', () => {
  it('show what is put off in its own view alone', () => {
    const now = new Date();
    const item = { ...notifications[0], snoozedUntil: new Date(now.getTime() + 60_000).toISOString() } as (typeof notifications)[number];
    expect(inboxViews.filter((view) => belongsTo(view, item, now))).to.deep.equal(['snoozed']);
    const woken = { ...item, snoozedUntil: new Date(now.getTime() - 1).toISOString() };
    expect(inboxViews.filter((view) => belongsTo(view, woken, now))).to.deep.equal(['unread', 'mentions', 'all']);
  }); // prettier-ignore
});
