import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { Page } from 'playwright-core';
import { statuses } from '@towerp/crm-protocol';
import { leave, personCalled, sdk } from './house.js';
import { finishThread, openNewThread, openThread, panelOf, write, writeTopic } from './panel.js';
import { inEveryWay } from './ways.js';

afterEach(leave);

const statusButton = (page: Page) =>
  panelOf(page).locator('towerp-thread-view towerp-thread-status').getByRole('button');

inEveryWay('R1: a thread groups what belongs to one topic', (way) => {
  it('shows communications, tasks, comments and documents of one topic on one line of time', async () => {
    const page = await way.visit('Мария');
    await openThread(way, page, 'Смяна на дамаската на столовете „Витоша“');
    const timeline = panelOf(page).locator('towerp-timeline');
    await timeline.getByText('Входящ разговор').first().waitFor();
    await timeline.getByText('Десислава Кръстева').first().waitFor();
    await timeline.getByText('Да се потвърди срокът за дамаската', { exact: false }).first().waitFor();
    await timeline
      .getByText(/\d+ (произлезли )?документа/)
      .first()
      .waitFor();
  });
});

inEveryWay('R5 and R6: a thread is made with its order attached, and the system fills in the rest', (way) => {
  it('makes a thread from the order page: the order is attached, the author is the reader, the status is New, the date is now', async () => {
    const page = await way.visit('Петя');
    const before = Date.now();
    await openNewThread(way, page);
    const topic = `Проба: ъглови планки, ${way.name}`;
    await writeTopic(way, page, topic);
    await finishThread(way, page, topic);

    const petya = sdk('Петя');
    const { items } = await petya.threads.list({ q: topic });
    const [thread] = items;
    assert.ok(thread);
    assert.equal(thread.author.id, personCalled('Петя').id);
    assert.equal(thread.status, 'new');
    assert.ok(Date.parse(thread.createdAt) >= before - 1000 && Date.parse(thread.createdAt) <= Date.now() + 1000);
    const attached = await petya.attachments.list(thread.id, { origin: 'direct' });
    assert.deepEqual(
      attached.items.map(({ record }) => `${record.kind}:${record.id}`),
      ['client_order:43659'],
    );
    petya.close();
  });

  it('says beside the field that a topic is needed, and keeps what was written', async () => {
    const page = await way.visit('Мария');
    await openNewThread(way, page);
    const description = panelOf(page).locator('towerp-thread-form towerp-mention-editor');
    await write(way, description);
    await page.keyboard.type('Описание без тема');
    await way.press(panelOf(page).getByRole('button', { name: 'Отвори нишката' }));
    await panelOf(page).getByText('Напишете тема').waitFor();
    await description.getByText('Описание без тема').waitFor();
  });
});

inEveryWay('R2: a topic is written freely or is one that the company predefines', (way) => {
  it('takes a predefined topic from the list, and keeps which one it is', async () => {
    const petya = sdk('Петя');
    const { items: topics } = await petya.topics.list({ scope: 'thread' });
    const [topic] = topics;
    assert.ok(topic);
    const page = await way.visit('Петя');
    await openNewThread(way, page);
    const field = panelOf(page).locator('towerp-thread-form').getByRole('combobox', { name: 'Тема' });
    await way.enter(field);
    await page.keyboard.type(topic.title.slice(0, 6));
    await way.choose(panelOf(page).getByRole('option').filter({ hasText: topic.title }).first());
    await finishThread(way, page, topic.title);
    const { items } = await petya.threads.list({
      topic: topic.id,
      author: personCalled('Петя').id,
      sort: '-createdAt',
    });
    assert.equal(items[0]?.topic, topic.title);
    petya.close();
  });
});

inEveryWay('R7: a thread goes through six statuses', (way) => {
  it('offers all six and shows the one chosen, here and to a colleague who has the thread open', async () => {
    const maria = sdk('Мария');
    const thread = await maria.threads.create({
      topic: `Проба на статусите, ${way.name}`,
      attach: [{ kind: 'client_order', id: '43659' }],
    });
    const [page, other] = await Promise.all([way.visit('Мария'), way.visit('Ивайло')]);
    await Promise.all([openThread(way, page, thread.topic), openThread(way, other, thread.topic)]);
    const words = ['Нов', 'Работи се', 'Чакащ решение', 'Потвърден', 'Приключен', 'Анулиран'];
    for (const [index, word] of [...words.entries()].slice(1)) {
      await way.press(statusButton(page));
      const options = panelOf(page).getByRole('menuitemradio');
      assert.equal(await options.count(), 6);
      await way.choose(options.filter({ hasText: word }));
      await statusButton(page).getByText(word).waitFor();
      await statusButton(other).getByText(word).waitFor();
      await expectStatus(thread.id, index);
    }
    maria.close();
  });
});

const expectStatus = async (id: string, index: number): Promise<void> => {
  const maria = sdk('Мария');
  const { status } = await maria.threads.get(id);
  maria.close();
  assert.equal(status, statuses[index]);
};

inEveryWay('R9: the list of threads is filtered by status', (way) => {
  it('shows only the threads of the pressed status, and their number on it', async () => {
    const page = await way.visit('Мария');
    const panel = panelOf(page);
    await panel.locator('.topic').first().waitFor();
    const chips = panel.getByRole('group', { name: 'Филтър по статус' });
    const chip = chips.getByRole('button', { name: /Чакащ решение/ });
    const count = Number(/\d+/.exec((await chip.textContent()) ?? '')?.[0]);
    assert.ok(count >= 1);
    await way.press(chip);
    const topics = panel.locator('.topic');
    await page.waitForFunction(
      ([wanted]) => {
        const root = document.querySelector('towerp-order-panel')?.shadowRoot;
        return root?.querySelectorAll('.topic').length === wanted;
      },
      [count],
    );
    await topics.filter({ hasText: 'Смяна на дамаската' }).waitFor();
    assert.equal(await panel.locator('.row').filter({ hasNotText: 'Чакащ решение' }).count(), 0);
    await way.press(chip);
    await panel.locator('.row').filter({ hasText: 'Нов' }).first().waitFor();
  });
});
