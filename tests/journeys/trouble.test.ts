import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { leave, visit } from './house.js';
import { openThread, panelOf, startWriting } from './panel.js';
import { mouse } from './ways.js';

afterEach(leave);

describe('what goes wrong is said, and nothing that was typed is lost', () => {
  it('shows a comment as on its way while the backend is away, and sends it by itself when it is back', async () => {
    const page = await visit('Мария');
    await openThread(mouse, page, 'Монтаж в Боровец');
    await startWriting(mouse, page);
    await page.keyboard.type('Това не бива да се изгуби');
    await page.route('**/api/crm/**/comments', (route) => route.abort());
    await page.keyboard.press('Control+Enter');
    const entry = panelOf(page).locator('towerp-timeline').getByText('Това не бива да се изгуби');
    await entry.waitFor();
    const sent = page.waitForResponse((response) => response.url().endsWith('/comments') && response.status() === 201);
    await page.unroute('**/api/crm/**/comments');
    await sent;
    assert.equal(await entry.count(), 1);
  });

  it('brings back after a reload what was being written and whom it answers, and forgets it once it is sent', async () => {
    const page = await visit('Мария');
    await openThread(mouse, page, 'Монтаж в Боровец');
    const timeline = panelOf(page).locator('towerp-timeline');
    await timeline
      .getByRole('button', { name: /^Отговори/ })
      .first()
      .click();
    const editor = panelOf(page).locator('towerp-composer towerp-mention-editor');
    await editor.locator('.ProseMirror').waitFor();
    await page.keyboard.type('Недописано, преди да падне токът');
    await page.reload();
    await openThread(mouse, page, 'Монтаж в Боровец');
    // Until it is asked for, the rich editor is a plain field.
    const text = () =>
      editor.evaluate((element) => JSON.stringify((element as HTMLElement & { value: unknown }).value));
    while (!(await text()).includes('Недописано, преди да падне токът'));
    await panelOf(page)
      .locator('towerp-composer')
      .getByText(/^Отговор на/)
      .waitFor();
    await startWriting(mouse, page);
    await page.keyboard.press('Control+Enter');
    await timeline.getByText('Недописано, преди да падне токът').waitFor();
    await page.reload();
    await openThread(mouse, page, 'Монтаж в Боровец');
    await timeline.getByText('Недописано, преди да падне токът').waitFor();
    assert.ok(!(await text()).includes('Недописано'));
  });

  it('takes what an input method composes whole, and neither sends nor picks while it composes', async () => {
    const page = await visit('Мария');
    await openThread(mouse, page, 'Монтаж в Боровец');
    const editor = await startWriting(mouse, page);
    const cdp = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.keyboard.type('Цвят ');
    await compose('ねずみ');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Enter');
    await editor.getByText('Цвят ねずみ').waitFor();
    await cdp.send('Input.insertText', { text: '鼠色' });
    await page.keyboard.type(' за ');
    await page.keyboard.type('@');
    await compose('Ив');
    await panelOf(page).getByRole('option').filter({ hasText: 'Ивайло' }).first().waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await editor.locator('.ProseMirror .mention').count(), 0);
    await cdp.send('Input.insertText', { text: 'Ивайло' });
    await panelOf(page).getByRole('option').filter({ hasText: 'Ивайло Тодоров' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    const entry = panelOf(page).locator('towerp-timeline').getByText('Цвят 鼠色 за');
    await entry.waitFor();
    assert.equal(await entry.count(), 1);
  });

  it('says that a comment was refused, with the number of the request, and keeps its words', async () => {
    const page = await visit('Мария');
    await openThread(mouse, page, 'Монтаж в Боровец');
    const editor = await startWriting(mouse, page);
    await page.keyboard.type('Отказан коментар');
    await page.route('**/api/crm/**/comments', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'Internal',
          status: 500,
          detail: 'x',
          code: 'internal',
          requestId: 'req-7Q2M',
        }),
      }),
    );
    await page.keyboard.press('Control+Enter');
    await panelOf(page).getByText('req-7Q2M').waitFor();
    await editor.getByText('Отказан коментар').waitFor();
  });

  it('shows an order that is not known as a place for its first thread', async () => {
    const page = await visit('Мария');
    await page.evaluate(() =>
      document.querySelector('towerp-order-panel')?.setAttribute('record', 'client_order:няма-такава'),
    );
    await panelOf(page).getByText('Тук се събират разговорите', { exact: false }).waitFor();
  });

  it('asks for a new token when the old one is stale, without a word to the reader', async () => {
    const page = await visit('Мария');
    let refused = 0;
    await page.route('**/api/crm/v1/threads/*/timeline*', async (route) => {
      if (refused++ > 0) return route.continue();
      await route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'x',
          status: 401,
          detail: 'x',
          code: 'token_expired',
          requestId: 'x',
        }),
      });
    });
    await openThread(mouse, page, 'Монтаж в Боровец');
    await panelOf(page).locator('towerp-timeline').getByText('Камион', { exact: false }).first().waitFor();
  });
});
