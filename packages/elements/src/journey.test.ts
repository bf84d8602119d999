import { fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { createCrmClient, type CrmClient } from '@towerp/crm-client';
import { richTextOf } from '@towerp/crm-protocol';
import { deep, one, press, settled, words } from '../gallery/mount.js';
import './define.js';
import type { MentionEditor } from './index.js';

const company = `journey-${String(Date.now())}`;
const patience = { timeout: 8000 };

const clientOf = (person: Record<string, string>): CrmClient => {
  const query = new URLSearchParams({ company, ...person }).toString();
  return createCrmClient({
    baseUrl: '/crm-api',
    getToken: async () => ((await (await fetch(`/crm-api/test-token?${query}`)).json()) as { token: string }).token,
  });
};

const reads = (element: Element, text: string): Promise<void> =>
  waitUntil(() => words(element).includes(text), `"${text}" did not show`, patience);

describe('an order page on the real backend', function () {
  this.timeout(40_000);
  let maria: CrmClient;
  let petya: CrmClient;

  before(async () => {
    const module = clientOf({ sub: 'service:erp', role: 'service', name: 'ERP' });
    await module.records.put(
      { kind: 'client_order', id: '43659' },
      { number: '43659', title: 'Хотел „Балкан Палас“', status: 'in_progress' },
    );
    await module.records.put(
      { kind: 'production_order', id: '7713' },
      { number: '7713', title: 'Столове', derivedFrom: [{ kind: 'client_order', id: '43659' }] },
    );
    module.close();
    maria = clientOf({ sub: 'u-maria', role: 'member', name: 'Мария Стоянова' });
    petya = clientOf({ sub: 'u-petya', role: 'member', name: 'Петя Димитрова' });
    await Promise.all([maria.people.me(), petya.people.me()]);
  });
  after(() => {
    fixtureCleanup();
    maria.close();
    petya.close();
  });

  it('opens a thread, writes, mentions, changes the status, and a colleague sees it all live', async () => {
    const page = await fixture(
      html`<towerp-crm locale="bg" .client=${maria}
        ><towerp-order-panel record="client_order:43659"></towerp-order-panel
      ></towerp-crm>`,
    );
    const panel = page.querySelector('towerp-order-panel') as HTMLElement;
    await reads(panel, 'Още няма нишки по клиентска поръчка 43659');

    await waitUntil(() => deep(panel, '.panel-head .primary').length > 0, undefined, patience);
    one(panel, '.panel-head .primary').click();
    await waitUntil(() => deep(panel, '#topic').length > 0, undefined, patience);
    const topic = one<HTMLInputElement>(panel, '#topic');
    topic.value = 'Смяна на дамаската';
    topic.dispatchEvent(new InputEvent('input', { bubbles: true }));
    one(panel, '[type=submit]').click();
    await reads(panel, '1 документ от клиентска поръчка 43659');

    const editor = one<MentionEditor>(panel, 'towerp-mention-editor');
    editor.value = {
      version: 1,
      blocks: [
        {
          type: 'paragraph',
          children: [
            { type: 'mention', kind: 'user', id: 'u-petya', label: 'Петя' },
            { type: 'text', text: ' питай за 168 м' },
          ],
        },
      ],
    };
    await settled(editor);
    editor.dispatchEvent(new CustomEvent('towerp-submit'));
    await reads(one(panel, 'towerp-timeline'), 'питай за 168 м');

    const other = await fixture(
      html`<towerp-crm locale="bg" .client=${petya}
        ><towerp-notification-bell></towerp-notification-bell
        ><towerp-order-panel record="client_order:43659"></towerp-order-panel
      ></towerp-crm>`,
    );
    const otherPanel = other.querySelector('towerp-order-panel') as HTMLElement;
    const bell = other.querySelector('towerp-notification-bell') as HTMLElement;
    await reads(otherPanel, 'Смяна на дамаската');
    await waitUntil(() => deep(bell, '.badge')[0]?.textContent === '1', 'the bell did not ring', patience);

    press(one(panel, 'towerp-thread-view'), 'Digit3');
    await waitUntil(
      () => one(otherPanel, '.row .pill').textContent?.includes('Чакащ решение'),
      'the status did not arrive',
      patience,
    );

    const threadId = one(panel, 'towerp-thread-view').getAttribute('thread-id') ?? '';
    await petya.comments.create(threadId, { body: richTextOf('Има 120 м на склад') });
    await reads(one(panel, 'towerp-timeline'), 'Има 120 м на склад');
  });
});
