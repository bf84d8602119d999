import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { leave, sdk, visit } from './house.js';
import { openThread, panelOf, write } from './panel.js';
import { inEveryWay, mouse } from './ways.js';

afterEach(leave);

const shared = 'Смяна на дамаската на столовете „Витоша“';
// Words that colleagues alone may read: a thread, an entry of a shared thread, a task, and those of the demo company.
const secret = 'кодово-име-Вихрен';
const internal = [secret, 'Рекламация: драскотини', 'Дъбовият фурнир закъснява', 'доплащане 64,00'];

inEveryWay('A customer on the portal', (way) => {
  it('sees its order’s thread, documents and answers, writes to a colleague who sees it live, and by no path anything internal', async () => {
    const erp = sdk('Мария');
    const order = { kind: 'client_order', id: '43659' };
    const { items } = await erp.threads.list({ record: order, q: 'дамаската' });
    const thread = items.find(({ topic }) => topic === shared);
    assert.ok(thread);
    await erp.threads.create({ topic: `Тема ${secret}`, attach: [order] });
    await erp.comments.create(thread.id, { body: `Бележка ${secret}`, visibility: 'internal' });
    await erp.tasks.create({ threadId: thread.id, topic: `Задача ${secret}`, assigneeId: 'i.todorov' });
    erp.close();

    const customer = await way.visit('Десислава', '/portal');
    const answers: Promise<string>[] = [];
    customer.on('response', (response) => {
      const isApi = response.url().includes('/api/crm/') && !response.url().endsWith('/events');
      if (isApi) answers.push(response.text().catch(() => ''));
    });
    await customer.reload();
    const panel = customer.locator('towerp-order-panel');
    await panel.locator('.topic').filter({ hasText: shared }).waitFor();
    assert.equal(await panel.locator('.topic').count(), 1);
    await customer.locator('.steps').getByText('Изработва се').waitFor();
    await way.open(panel.locator('[data-thread]').filter({ hasText: shared }));
    const view = customer.locator('towerp-thread-view');
    await view.getByText('Благодаря! Графитът е по-добре', { exact: false }).waitFor();
    await view.locator('towerp-attachment-list').getByText('0000018842').first().waitFor();

    const maria = await visit('Мария');
    await openThread(mouse, maria, shared);
    const words = `Потвърждавам графит за цялата поръчка, ${way.name}`;
    await write(way, view.locator('towerp-composer towerp-mention-editor'));
    await customer.keyboard.type(words);
    await customer.keyboard.press('Control+Enter');
    await panelOf(maria).locator('towerp-timeline').getByText(words).waitFor({ timeout: 5000 });
    await way.press(customer.getByRole('link', { name: 'Към поръчката' }));
    await panel.locator('.topic').waitFor();

    const seen = [await customer.locator('body').ariaSnapshot(), ...(await Promise.all(answers))];
    assert.ok(seen.length > 5);
    for (const word of internal) assert.ok(!seen.some((text) => text.includes(word)), `the customer gets “${word}”`);
  });
});
