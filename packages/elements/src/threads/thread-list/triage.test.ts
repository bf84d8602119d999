import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { createCrmClient, type CrmClient } from '@towerp/crm-client';
import { deep, one, press } from '../../../gallery/mount.js';
import '../../base/crm/define.js';
import { dismissToast, $toasts } from '../../ui/toasts/toast-store.js';
import './define.js';
import type { ThreadList } from './thread-list.js';

const company = `triage-${String(Date.now())}`;
const patience = { timeout: 8000 };

const clientOf = (person: Record<string, string>): CrmClient => {
  const query = new URLSearchParams({ company, ...person }).toString();
  return createCrmClient({
    baseUrl: '/crm-api',
    getToken: async () => ((await (await fetch(`/crm-api/test-token?${query}`)).json()) as { token: string }).token,
  });
};

const listOf = async (client: CrmClient): Promise<ThreadList> => {
  const page = await fixture(
    html`<towerp-crm locale="bg" .client=${client}
      ><towerp-thread-list page-size="20"></towerp-thread-list
    ></towerp-crm>`,
  );
  return page.querySelector('towerp-thread-list') as ThreadList;
};
const rows = (list: ThreadList): HTMLElement[] => deep(list, '.row');
const pills = (list: ThreadList): (string | undefined)[] =>
  deep(list, '.row .pill').map(({ textContent }) => textContent?.trim());
const active = (list: ThreadList): Element => list.shadowRoot?.activeElement as Element;

describe('triage on the real backend', function () {
  this.timeout(40_000);
  let maria: CrmClient;
  let petya: CrmClient;

  before(async () => {
    const module = clientOf({ sub: 'service:erp', role: 'service', name: 'ERP' });
    await module.people.me();
    module.close();
    maria = clientOf({ sub: 'u-maria', role: 'member', name: 'Мария Стоянова' });
    petya = clientOf({ sub: 'u-petya', role: 'member', name: 'Петя Димитрова' });
    await petya.people.me();
    for (let at = 0; at < 30; at++) await maria.threads.create({ topic: `Нишка ${String(at)}` });
  });
  afterEach(() => {
    fixtureCleanup();
    for (const { id } of $toasts.get()) dismissToast(id);
  });
  after(() => {
    maria.close();
    petya.close();
  });

  it('moves many threads at once for everybody, and takes all of it back', async () => {
    const [hers, others] = [await listOf(maria), await listOf(petya)];
    await waitUntil(() => rows(hers).length >= 20 && rows(others).length >= 20, 'no rows', patience);
    rows(hers)[0]?.focus();
    for (let step = 0; step < 3; step++) press(active(hers), 'ArrowDown', { key: 'ArrowDown', shiftKey: true });
    press(active(hers), 'KeyS');
    press(active(hers), 'Digit4');
    const isDone = (list: ThreadList): boolean => pills(list).filter((pill) => pill === 'Потвърден').length === 4;
    await waitUntil(() => isDone(hers) && isDone(others), 'the statuses did not arrive', patience);
    await waitUntil(
      () => deep(others, '.chip.confirmed')[0]?.textContent?.includes('4'),
      'the count did not follow',
      patience,
    );
    await waitUntil(() => $toasts.get().length > 0, undefined, patience);
    press(active(hers), 'KeyZ');
    await waitUntil(() => !pills(others).includes('Потвърден'), 'it was not taken back', patience);
  });

  it('reads further pages as one walks to the end', async () => {
    const list = await listOf(maria);
    await waitUntil(() => rows(list).length > 0, 'no rows', patience);
    rows(list)[0]?.focus();
    await waitUntil(() => {
      press(active(list), 'End', { key: 'End' });
      return active(list).getAttribute('aria-rowindex') === '31';
    }, 'the last thread was not reached', patience); // prettier-ignore
    expect(one(list, '[role=grid]').getAttribute('aria-rowcount')).to.equal('31');
  });

  it('keeps the focus on a card that goes to another column', async () => {
    const list = await listOf(petya);
    list.layout = 'board';
    await waitUntil(() => deep(list, '.card .topic').length >= 20, 'no cards', patience);
    const board = one(list, 'towerp-thread-board');
    const card = one(board, '.column.new .topic');
    const id = card.dataset['thread'];
    card.focus();
    press(card, 'ArrowRight', { key: 'ArrowRight', altKey: true });
    const focused = (): HTMLElement | null => board.shadowRoot?.activeElement as HTMLElement | null;
    await waitUntil(
      () => focused()?.dataset['thread'] === id && focused()?.closest('.column')?.className.includes('in_progress'),
      'the focus did not follow',
      patience,
    );
    press(focused() as HTMLElement, 'KeyE');
    await waitUntil(() => focused()?.closest('.column')?.className.includes('completed'), undefined, patience);
    await waitUntil(async () => (await petya.threads.get(id ?? '')).status === 'completed', undefined, patience);
  });
});
