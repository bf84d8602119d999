import type { Locator, Page } from 'playwright-core';

/** The order panel of the page. */
export const panelOf = (page: Page): Locator => page.locator('towerp-order-panel');

/** Opens a thread of the panel by its topic, and waits until its timeline stands. */
export const openThread = async (page: Page, topic: string): Promise<void> => {
  await panelOf(page).getByText(topic).first().click();
  await panelOf(page).locator('towerp-thread-view').getByRole('heading', { name: topic }).waitFor();
};

/** Opens the form of a new thread, prefilled with the order. */
export const openNewThread = async (page: Page): Promise<void> => {
  await panelOf(page).getByRole('button', { name: 'Нова нишка' }).first().click();
  await panelOf(page).locator('towerp-thread-form').waitFor();
};

export const writeTopic = async (page: Page, topic: string): Promise<void> => {
  await panelOf(page).locator('towerp-thread-form').getByRole('combobox', { name: 'Тема' }).fill(topic);
};

/** Puts the caret into the open thread's composer. */
export const startWriting = async (page: Page): Promise<Locator> => {
  const editor = panelOf(page).locator('towerp-composer towerp-mention-editor');
  await editor.click();
  await editor.locator('.ProseMirror').waitFor();
  return editor;
};

/** Writes a mention by its trigger and the first candidate that holds the label. */
export const mention = async (page: Page, trigger: string, query: string, label: string): Promise<void> => {
  await page.keyboard.type(`${trigger}${query}`);
  const candidate = panelOf(page).getByRole('option').filter({ hasText: label }).first();
  await candidate.waitFor();
  await candidate.click();
};
