import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { plainTextOf } from '@towerp/crm-protocol';
import type { Page } from 'playwright-core';
import { leave, sdk, visit } from './house.js';
import { openThread, panelOf, startWriting } from './panel.js';
import { mouse } from './ways.js';

afterEach(leave);

const act = async (page: Page, name: string): Promise<void> => {
  const entry = panelOf(page).locator('article[data-entity]').last();
  await entry.hover();
  await entry.locator('.tool').click();
  await panelOf(page).getByRole('menuitem', { name }).click();
};

const open = async (topic: string) => {
  const maria = sdk('Мария');
  const thread = await maria.threads.create({
    topic,
    description: 'Както беше',
    attach: [{ kind: 'client_order', id: '43659' }],
  });
  const page = await visit('Мария');
  await openThread(mouse, page, topic);
  return { maria, thread, page };
};

describe('what was written can be changed', () => {
  it('edits a comment in its place, shows its earlier words, and deletes it with time to take that back', async () => {
    const { maria, thread, page } = await open('Промяна на коментар');
    const panel = panelOf(page);
    await startWriting(mouse, page);
    await page.keyboard.type('Тръгваме в 6');
    await page.keyboard.press('Control+Enter');
    await panel.locator('towerp-timeline').getByText('Тръгваме в 6').waitFor();
    await act(page, 'Редактирай');
    await panel.locator('towerp-comment-edit .ProseMirror').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' и 30');
    await page.keyboard.press('Control+Enter');
    await panel.locator('towerp-timeline towerp-mention-text').getByText('Тръгваме в 6 и 30').waitFor();
    await panel.getByRole('button', { name: 'редактиран' }).click();
    await panel.locator('towerp-comment-history').getByText('Тръгваме в 6', { exact: true }).waitFor();
    await act(page, 'Изтрий');
    await panel.locator('towerp-timeline').getByText('Коментарът е изтрит').waitFor();
    await page.getByRole('button', { name: /Върни/ }).first().click();
    await panel.locator('towerp-timeline').getByText('Тръгваме в 6 и 30').first().waitFor();
    await act(page, 'Изтрий');
    await page.getByRole('button', { name: 'Затвори' }).first().click();
    await panel.locator('towerp-timeline').getByText('Коментарът е изтрит').waitFor();
    // What is shown as deleted at once reaches the server a moment later.
    const words = async (): Promise<unknown[]> =>
      (await maria.timeline.list(thread.id, { types: ['comment'] })).items.map(
        ({ entity }) => (entity as { body: unknown }).body,
      );
    while ((await words())[0] !== null);
    maria.close();
  });

  it('deletes what was asked to be deleted, though the page is left at once', async () => {
    const { maria, thread, page } = await open('Изтриване на тръгване');
    const panel = panelOf(page);
    await startWriting(mouse, page);
    await page.keyboard.type('Излишно');
    await page.keyboard.press('Control+Enter');
    await panel.locator('towerp-timeline').getByText('Излишно').waitFor();
    const read = async () => (await maria.timeline.list(thread.id, { types: ['comment'] })).items[0]?.entity;
    while (!(await read()));
    await act(page, 'Изтрий');
    await panel.locator('towerp-timeline').getByText('Коментарът е изтрит').waitFor();
    await page.reload();
    const deletedAt = async (): Promise<unknown> => ((await read()) as { deletedAt: unknown }).deletedAt;
    while ((await deletedAt()) === null);
    maria.close();
  });

  it('shows both texts where two people edit a description at once, and keeps the one that is chosen', async () => {
    const { maria, thread, page } = await open('Две описания');
    const panel = panelOf(page);
    await panel.getByRole('button', { name: 'Още действия' }).first().click();
    await panel.getByRole('menuitem', { name: 'Редактирай нишката' }).click();
    const form = panel.locator('towerp-thread-edit');
    await form.locator('towerp-mention-editor').click();
    await form.locator('.ProseMirror').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(', дописано от Мария');
    const petya = sdk('Петя');
    await petya.threads.patch(thread.id, { description: 'Писано от Петя' });
    await form.getByRole('button', { name: 'Запиши', exact: true }).click();
    await form.getByText('Писано от Петя').waitFor();
    await form.locator('.ProseMirror').getByText('дописано от Мария').waitFor();
    await form.getByRole('button', { name: 'Запази моето' }).click();
    await form.waitFor({ state: 'detached' });
    const { description } = await maria.threads.get(thread.id);
    assert.equal(description && plainTextOf(description), 'Както беше, дописано от Мария');
    maria.close();
    petya.close();
  });
});
