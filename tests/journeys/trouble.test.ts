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
