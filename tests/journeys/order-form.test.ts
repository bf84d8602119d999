import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { leave, sdk } from './house.js';
import { inEveryWay } from './ways.js';

afterEach(leave);

inEveryWay('R16: the thread is one of the fields of the form in which an order is made', (way) => {
  const number = (suffix: string): string => `НП-${way.name.length}-${suffix}`;

  it('links the saved order to the thread that was picked', async () => {
    const maria = sdk('Мария');
    const topic = `Проба на поръчка към нишка, ${way.name}`;
    const thread = await maria.threads.create({ topic, counterpartyId: '10001' });
    const page = await way.visit('Мария', '/new-order');
    await way.enter(page.getByRole('textbox', { name: 'Номер' }));
    await page.keyboard.type(number('А'));
    await way.enter(page.getByRole('textbox', { name: 'Какво се поръчва' }));
    await page.keyboard.type('Столове за терасата');
    await way.enter(page.getByRole('combobox', { name: 'Нишка с клиента' }));
    await page.keyboard.type(topic);
    await way.choose(page.getByRole('option').filter({ hasText: topic }).first());
    await way.press(page.getByRole('button', { name: 'Запиши поръчката' }));
    await page.locator('towerp-order-panel').getByText(topic).first().waitFor();
    const { items } = await maria.attachments.list(thread.id, { origin: 'direct' });
    assert.deepEqual(items.map(({ record }) => record.id), [number('А')]);
    maria.close();
  }); // prettier-ignore

  it('makes the thread on the spot where there is none yet, with the client of the order', async () => {
    const topic = `Поръчка по телефона, ${way.name}`;
    const page = await way.visit('Петя', '/new-order');
    await way.enter(page.getByRole('textbox', { name: 'Номер' }));
    await page.keyboard.type(number('Б'));
    await way.enter(page.getByRole('textbox', { name: 'Какво се поръчва' }));
    await page.keyboard.type('Маси за фоайето');
    await way.enter(page.getByRole('combobox', { name: 'Нишка с клиента' }));
    await page.keyboard.type(topic);
    await way.choose(page.getByRole('option', { name: `Нова нишка „${topic}“` }));
    await way.press(page.getByRole('button', { name: 'Запиши поръчката' }));
    await page.locator('towerp-order-panel').getByText(topic).first().waitFor();
    const petya = sdk('Петя');
    const { items } = await petya.threads.list({ record: { kind: 'client_order', id: number('Б') } });
    assert.deepEqual(
      items.map((thread) => [thread.topic, thread.counterparty?.id, thread.status]),
      [[topic, '10001', 'new']],
    );
    petya.close();
  });
});
