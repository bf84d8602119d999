import type { Locator, Page } from 'playwright-core';
import type { Way } from './ways.js';

/** The order panel of the page. */
export const panelOf = (page: Page): Locator => page.locator('towerp-order-panel');

/** Opens a thread of the panel by its topic, and waits until its timeline stands. */
export const openThread = async (way: Way, page: Page, topic: string): Promise<void> => {
  const panel = panelOf(page);
  const row = panel.locator('.topic').filter({ hasText: topic }).first();
  const rest = panel.getByRole('button', { name: /^Покажи (и|всички)/ });
  await row.or(rest).first().waitFor();
  if ((await row.count()) === 0) await way.press(rest);
  await way.open(row);
  await panelOf(page).locator('towerp-thread-view').getByRole('heading', { name: topic }).waitFor();
};

/** Opens the form of a new thread, prefilled with the order. */
export const openNewThread = async (way: Way, page: Page): Promise<void> => {
  await way.press(panelOf(page).getByRole('button', { name: 'Нова нишка' }).first());
  await panelOf(page).locator('towerp-thread-form').waitFor();
};

export const writeTopic = async (way: Way, page: Page, topic: string): Promise<void> => {
  await way.enter(panelOf(page).locator('towerp-thread-form').getByRole('combobox', { name: 'Тема' }));
  await page.keyboard.type(topic);
};

/** Makes the thread of the open form, and waits until it is shown. */
export const finishThread = async (way: Way, page: Page, topic: string): Promise<void> => {
  await way.press(panelOf(page).getByRole('button', { name: 'Отвори нишката' }));
  await panelOf(page).locator('towerp-thread-view').getByRole('heading', { name: topic }).waitFor();
};

/** Puts the caret into an editor, and waits until it is the rich one. */
export const write = async (way: Way, editor: Locator): Promise<Locator> => {
  await way.enter(editor);
  await editor.locator('.ProseMirror').waitFor();
  return editor;
};

/** Puts the caret into the open thread's composer. */
export const startWriting = (way: Way, page: Page): Promise<Locator> =>
  write(way, panelOf(page).locator('towerp-composer towerp-mention-editor'));

/** Writes a mention by its trigger and the first candidate that holds the label. */
export const mention = async (way: Way, page: Page, trigger: string, query: string, label: string): Promise<void> => {
  await page.keyboard.type(`${trigger}${query}`);
  await way.choose(panelOf(page).getByRole('option').filter({ hasText: label }).first());
};
