import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { createCrmClient, type CrmClient } from '@towerp/crm-client';
import { deep, one, press, words } from '../../../gallery/mount.js';
import '../../base/crm/define.js';
import { dismissToast, $toasts } from '../../ui/toasts/toast-store.js';
import './define.js';
import type { NotificationInbox } from './notification-inbox.js';

const company = `inbox-${String(Date.now())}`;
const patience = { timeout: 8000 };

const clientOf = (person: Record<string, string>): CrmClient => {
  const query = new URLSearchParams({ company, ...person }).toString();
  return createCrmClient({
    baseUrl: '/crm-api',
    getToken: async () => ((await (await fetch(`/crm-api/test-token?${query}`)).json()) as { token: string }).token,
  });
};
const groups = (inbox: Element): HTMLElement[] => deep(inbox, '.group');
const unreadOf = async (client: CrmClient): Promise<number> => (await client.people.me()).unreadNotifications;

describe('the inbox on the real backend', function () {
  this.timeout(40_000);
  let maria: CrmClient;
  let petya: CrmClient;
  let inbox: NotificationInbox;
  let threadId: string;

  const say = (text: string): Promise<unknown> => petya.comments.create(threadId, { body: text });
  const until = (holds: () => boolean | Promise<boolean>, said: string): Promise<void> => waitUntil(holds, said, patience);

  before(async () => {
    const module = clientOf({ sub: 'service:erp', role: 'service', name: 'ERP' });
    await module.people.me();
    module.close();
    maria = clientOf({ sub: 'u-maria', role: 'member', name: 'Мария Стоянова' });
    petya = clientOf({ sub: 'u-petya', role: 'member', name: 'Петя Димитрова' });
    await petya.people.me();
    threadId = (await maria.threads.create({ topic: 'Дамаската закъснява' })).id;
  });
  beforeEach(async () => {
    const page = await fixture(
      html`<towerp-crm locale="bg" .client=${maria}><towerp-notification-inbox></towerp-notification-inbox></towerp-crm>`,
    );
    inbox = page.querySelector('towerp-notification-inbox') as NotificationInbox;
    const { unreadNotifications } = await maria.people.me();
    await until(() => groups(inbox).length === unreadNotifications && words(inbox).includes('Известия'), 'not loaded');
  });
  afterEach(() => {
    fixtureCleanup();
    for (const { id } of $toasts.get()) dismissToast(id);
  });
  after(() => {
    maria.close();
    petya.close();
  });

  it('hears of a comment at once, is done with it, and takes that back', async () => {
    await say('Пристига на 26-ти.');
    await until(() => groups(inbox).length === 1, 'not told');
    expect(words(inbox)).to.include('Дамаската закъснява').and.include('Следвате нишката');
    groups(inbox)[0]?.focus();
    press(groups(inbox)[0] as Element, 'KeyE');
    await until(async () => (await unreadOf(maria)) === 0, 'not read');
    expect(groups(inbox)).to.have.length(0);
    press(inbox, 'KeyZ');
    await until(async () => (await unreadOf(maria)) === 1, 'not unread again');
    await until(() => groups(inbox).length === 1, 'not shown again');
  });

  it('puts it off until tomorrow, and takes that back', async () => {
    one(inbox, '.snooze').click();
    await until(() => deep(inbox, '[role=menuitem]').length > 0, 'no menu');
    deep(inbox, '[role=menuitem]').find(({ textContent }) => textContent.includes('Утре сутринта'))?.click();
    await until(async () => (await unreadOf(maria)) === 0, 'not put off');
    press(inbox, 'KeyZ');
    await until(async () => (await unreadOf(maria)) === 1, 'not brought back');
  });

  it('stops a reason, and then hears nothing of it', async () => {
    one(inbox, '[popovertarget=more]').click();
    await until(() => words(one(inbox, '#more')).includes('Нови записи'), 'no menu');
    deep(inbox, '#more [role=menuitem]').find(({ textContent }) => textContent.includes('Нови записи'))?.click();
    await until(async () => !(await maria.notifications.settings()).reasons.commented, 'not stopped');
    await say('Още нещо.');
    expect(await unreadOf(maria)).to.equal(1);
    press(inbox, 'KeyZ');
    await until(async () => (await maria.notifications.settings()).reasons.commented, 'not taken back');
  });
}); // prettier-ignore
