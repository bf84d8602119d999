import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { leave, sdk } from './house.js';
import { inEveryWay } from './ways.js';

afterEach(leave);

inEveryWay('R8: who needs help, who is in difficulty and who was faster is seen at a glance', (way) => {
  it('names them with the reason, and shows the same as figures', async () => {
    const maria = sdk('Мария');
    const members = await maria.team.list();
    maria.close();
    const helpless = members.filter(({ signals }) => signals.includes('needs_help'));
    assert.ok(helpless.length > 0, 'The demo company has nobody who needs help.');
    const [first] = helpless.toSorted((a, b) => b.awaitingDecision - a.awaitingDecision);

    const page = await way.visit('Мария');
    await page.goto(page.url().replace('/?', '/crm?view=team&'));
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
