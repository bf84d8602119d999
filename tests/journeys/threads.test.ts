import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { statuses } from '@towerp/crm-protocol';
import { leave, personCalled, sdk, visit } from './house.js';
import { openNewThread, openThread, panelOf, writeTopic } from './panel.js';

afterEach(leave);

const statusButton = (page: Page) =>
  panelOf(page).locator('towerp-thread-view towerp-thread-status').getByRole('button');

describe('R1: a thread groups what belongs to one topic', () => {
  it('shows communications, tasks, comments and documents of one topic on one line of time', async () => {
    const page = await visit('Мария');
    await openThread(page, 'Смяна на дамаската на столовете „Витоша“');
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

describe('R5 and R6: a thread is made with its order attached, and the system fills in the rest', () => {
  it('makes a thread from the order page: the order is attached, the author is the reader, the status is New, the date is now', async () => {
    const page = await visit('Петя');
    const before = Date.now();
    await openNewThread(page);
    await writeTopic(page, 'Проба: ъглови планки за рамките');
    await panelOf(page).getByRole('button', { name: 'Отвори нишката' }).click();
    await panelOf(page)
      .locator('towerp-thread-view')
      .getByRole('heading', { name: 'Проба: ъглови планки за рамките' })
      .waitFor();

    const petya = sdk('Петя');
    const { items } = await petya.threads.list({ q: 'ъглови планки' });
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
    const page = await visit('Мария');
    await openNewThread(page);
    const description = panelOf(page).locator('towerp-thread-form towerp-mention-editor');
    await description.click();
    await page.keyboard.type('Описание без тема');
    await panelOf(page).getByRole('button', { name: 'Отвори нишката' }).click();
    await panelOf(page).getByText('Напишете тема').waitFor();
    await description.getByText('Описание без тема').waitFor();
  });
});

describe('R7: a thread goes through six statuses', () => {
  it('offers all six and shows the one chosen, here and to a colleague who has the thread open', async () => {
    const maria = sdk('Мария');
    const thread = await maria.threads.create({
      topic: 'Проба на статусите',
      attach: [{ kind: 'client_order', id: '43659' }],
    });
    const [page, other] = await Promise.all([visit('Мария'), visit('Ивайло')]);
    await Promise.all([openThread(page, thread.topic), openThread(other, thread.topic)]);
    const words = ['Нов', 'Работи се', 'Чакащ решение', 'Потвърден', 'Приключен', 'Анулиран'];
    for (const [index, word] of [...words.entries()].slice(1)) {
      await statusButton(page).click();
      const options = panelOf(page).getByRole('menuitemradio');
      assert.equal(await options.count(), 6);
      await options.filter({ hasText: word }).click();
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

describe('R9: the list of threads is filtered by status', () => {
  it('shows only the threads of the pressed status, and their number on it', async () => {
    const page = await visit('Мария');
    const panel = panelOf(page);
    await panel.locator('.topic').first().waitFor();
    const chips = panel.getByRole('group', { name: 'Филтър по статус' });
    const chip = chips.getByRole('button', { name: /Чакащ решение/ });
    const count = Number(/\d+/.exec((await chip.textContent()) ?? '')?.[0]);
    assert.ok(count >= 1);
    await chip.click();
    const topics = panel.locator('.topic');
    await page.waitForFunction(
      ([wanted]) => {
        const root = document.querySelector('towerp-order-panel')?.shadowRoot;
        return root?.querySelectorAll('.topic').length === wanted;
      },
      [count],
    );
    await topics.filter({ hasText: 'Смяна на дамаската' }).waitFor();
    assert.equal(await topics.filter({ hasText: 'Монтаж в Боровец' }).count(), 0);
    await chip.click();
    await topics.filter({ hasText: 'Монтаж в Боровец' }).waitFor();
  });
});
