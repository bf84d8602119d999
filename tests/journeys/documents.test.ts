import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { leave, sdk } from './house.js';
import { openThread, panelOf } from './panel.js';
import { inEveryWay } from './ways.js';

afterEach(leave);

inEveryWay('R5, R15: a thread takes attachments at any time, one after another', (way) => {
  it('attaches documents by their numbers, shows them among the direct ones, and takes back what was detached', async () => {
    const maria = sdk('Мария');
    const thread = await maria.threads.create({
      topic: `Проба на прикачването, ${way.name}`,
      attach: [{ kind: 'client_order', id: '43659' }],
    });
    const [quote, shipment] = [`ОФ-${String(way.name.length)}`, `ЕК-${String(way.name.length)}`];
    const module = sdk('module');
    await module.records.put({ kind: 'quote', id: quote }, { number: quote, title: 'Оферта за прикачване' });
    await module.records.put(
      { kind: 'shipment', id: shipment },
      { number: shipment, title: 'Експедиция за прикачване', status: 'new' },
    );
    module.close();
    const page = await way.visit('Мария');
    await openThread(way, page, thread.topic);
    const list = panelOf(page).locator('towerp-attachment-list');
    await way.press(list.getByRole('button', { name: 'Прикачи', exact: true }));
    const attach = async (number: string): Promise<void> => {
      await way.enter(list.getByRole('combobox'));
      await page.keyboard.type(number);
      await way.choose(list.getByRole('option').filter({ hasText: number }).first());
      await list.getByRole('button', { name: new RegExp(`Откачи.*${number}`) }).waitFor();
    };
    await attach(quote);
    await attach(shipment);
    // The list is there for the next one; it is closed before the field is.
    await list.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await list.getByRole('option').first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await list.getByRole('combobox').waitFor({ state: 'detached' });
    const { items } = await maria.attachments.list(thread.id, { origin: 'direct' });
    assert.ok(items.some(({ record }) => record.kind === 'quote' && record.number === quote));
    assert.ok(items.some(({ record }) => record.kind === 'shipment' && record.number === shipment));

    const row = list.locator('.attachment').filter({ hasText: quote });
    await way.press(row.getByRole('button', { name: /Откачи/ }));
    await row.waitFor({ state: 'detached' });
    await way.press(page.getByRole('button', { name: /^Върни/ }).last());
    await row.waitFor();
    maria.close();
  });
});

inEveryWay('R17: what derives from an attached order appears in the thread by itself', (way) => {
  const number = `J-17-${String(way.name.length)}`;

  it('shows a shipment that is created later in the thread that is open, at any depth, with its path', async () => {
    const module = sdk('module');
    const order = { kind: 'client_order', id: number };
    await module.records.put(order, { number, title: 'Поръчка за проба', status: 'in_progress' });
    await module.records.put(
      { kind: 'sale', id: `${number}-1` },
      { number: `${number}-1`, title: 'Продажба за проба', derivedFrom: [order] },
    );
    const maria = sdk('Мария');
    const page = await way.visit('Мария');
    const thread = await maria.threads.create({
      topic: `Проба на произлезлите документи, ${way.name}`,
      attach: [order, { kind: 'client_order', id: '43659' }],
    });
    await openThread(way, page, thread.topic);

    await module.records.put(
      { kind: 'shipment', id: `${number}-2` },
      {
        number: `ЕК-${number}`,
        title: 'Експедиция за проба',
        status: 'new',
        derivedFrom: [{ kind: 'sale', id: `${number}-1` }],
      },
    );
    await panelOf(page).locator('towerp-attachment-list').getByText(`ЕК-${number}`).first().waitFor({ timeout: 5000 });

    const { items } = await maria.attachments.list(thread.id, { kind: 'shipment', origin: 'derived' });
    const shipment = items.find(({ record }) => record.id === `${number}-2`);
    assert.deepEqual(shipment?.via, [order, { kind: 'sale', id: `${number}-1` }]);

    await module.records.delete({ kind: 'sale', id: `${number}-1` });
    await panelOf(page)
      .locator('towerp-attachment-list')
      .getByText(`ЕК-${number}`)
      .first()
      .waitFor({ state: 'detached', timeout: 5000 });
    for (const client of [maria, module]) client.close();
  });
});
