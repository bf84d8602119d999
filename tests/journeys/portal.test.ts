import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { leave, visit } from './house.js';
import { openThread, panelOf, startWriting } from './panel.js';
import { mouse } from './ways.js';

afterEach(leave);

describe('a customer on the portal', () => {
  it('sees the thread that is shared and no other, no internal word, and answers to a colleague who sees it live', async () => {
    const [customer, maria] = await Promise.all([visit('Десислава'), visit('Мария')]);
    await openThread(mouse, customer, 'Смяна на дамаската на столовете „Витоша“');
    const panel = panelOf(customer);
    await panel.locator('towerp-timeline').getByText('Благодаря! Графитът е по-добре', { exact: false }).waitFor();
    const text = await panel.ariaSnapshot();
    for (const internal of ['Вътрешно', 'Рекламация: драскотини', 'Дъбовият фурнир', 'доплащане 64,00'])
      assert.ok(!text.includes(internal), `the customer reads “${internal}”`);

    await openThread(mouse, maria, 'Смяна на дамаската на столовете „Витоша“');
    await startWriting(mouse, customer);
    await customer.keyboard.type('Потвърждавам графит за цялата поръчка');
    await customer.keyboard.press('Control+Enter');
    await panelOf(maria)
      .locator('towerp-timeline')
      .getByText('Потвърждавам графит за цялата поръчка')
      .waitFor({ timeout: 5000 });
  });
});
