import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { leave, sdk } from './house.js';
import { inEveryWay, mouse } from './ways.js';

afterEach(leave);

inEveryWay('R8: who needs help, who is in difficulty and who was faster is seen at a glance', (way) => {
  it('names them with the reason, and shows the same as figures', async () => {
    const maria = sdk('Мария');
    const members = await maria.team.list();
    maria.close();
    const helpless = members.filter(({ signals }) => signals.includes('needs_help'));
    assert.ok(helpless.length > 0, 'The demo company has nobody who needs help.');
    const [first] = helpless.toSorted((a, b) => b.awaitingDecision - a.awaitingDecision);

    const page = await way.visit('Мария', '/crm?view=team');
    const team = page.locator('towerp-team-overview');
    const card = team.locator('.card.needs_help');
    await card
      .getByText(new RegExp(`^${String(first?.awaitingDecision)} чак`))
      .first()
      .waitFor({ timeout: 30_000 });
    await team
      .locator('.card.in_difficulty')
      .getByText(/просрочен|над очакваното/)
      .first()
      .waitFor();
    await team
      .locator('.card.faster')
      .getByText(/приключен/)
      .first()
      .waitFor();

    await way.press(team.getByRole('button', { name: 'Числа' }));
    const rows = team.getByRole('table').locator('tbody tr');
    await rows.first().waitFor();
    assert.equal(await rows.count(), members.length);
  });
});

describe('The CRM module shows everything that passes between the company and its counterparties', () => {
  const way = mouse;
  it('opens a thread beside the list, keeps it in the address, and comes back by the browser’s own button', async () => {
    const maria = sdk('Мария');
    const { id, topic } = await maria.threads.create({ topic: `Проба на модула, ${way.name}` });
    maria.close();
    const page = await way.visit('Мария', '/crm');
    await way.open(page.locator('towerp-thread-list').locator(`[data-thread="${id}"]`));
    const heading = page.locator('towerp-thread-view').getByRole('heading', { name: topic });
    await heading.waitFor();
    assert.equal(new URL(page.url()).searchParams.get('thread'), id);
    await page.reload();
    await heading.waitFor();
    await page.goBack();
    await heading.waitFor({ state: 'hidden' });
  });

  it('goes through its views without losing the person, and finds an empty one of none', async () => {
    const page = await way.visit('Мария', '/crm');
    for (const [name, tag] of [
      ['Табло', 'towerp-thread-list[layout=board]'],
      ['Задачи', 'towerp-task-dashboard'],
      ['Известия', 'towerp-notification-inbox'],
      ['Екип', 'towerp-team-overview'],
      ['Настройки', 'towerp-crm-settings'],
    ] as const) {
      await way.press(page.getByRole('navigation', { name: 'CRM' }).getByRole('link', { name }));
      await page.locator(tag).waitFor();
    }
    assert.equal(new URL(page.url()).searchParams.get('view'), 'settings');
    assert.equal(new URL(page.url()).searchParams.get('user'), 'm.stoyanova');
  });
});

describe('The pages of the ERP show what passes around their record', () => {
  const way = mouse;
  it('leads from a purchase order to its counterparty, and opens a thread with that from there', async () => {
    const page = await way.visit('Петя', '/record?ref=purchase_order:3091');
    await page.locator('towerp-order-panel .topic').filter({ hasText: 'Дъбовият фурнир' }).waitFor();
    await way.press(page.locator('main .head towerp-record-chip .record').first());
    await page.getByRole('heading', { name: /Дървопласт/ }).waitFor();
    const panel = page.locator('towerp-order-panel');
    await panel.locator('.topic').filter({ hasText: 'Дъбовият фурнир' }).waitFor();

    const topic = `Годишен договор, ${way.name}`;
    await way.press(panel.getByRole('button', { name: 'Нова нишка' }).first());
    await way.enter(panel.getByRole('combobox', { name: 'Тема' }));
    await page.keyboard.type(topic);
    await way.press(panel.getByRole('button', { name: 'Отвори нишката' }));
    await panel.locator('towerp-thread-view').getByRole('heading', { name: topic }).waitFor();
    const petya = sdk('Петя');
    const { items } = await petya.threads.list({ counterparty: '10005', limit: 1 });
    assert.equal(items[0]?.topic, topic);
    petya.close();
  });
});
