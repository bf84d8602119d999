import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { Page } from 'playwright-core';
import { leave, sdk, type Name } from './house.js';
import { finishThread, openNewThread, panelOf, writeTopic } from './panel.js';
import { inEveryWay, type Way } from './ways.js';

afterEach(leave);

inEveryWay('R2: a topic is free text or one of those that the company predefines', (way) => {
  const stamp = way.name.replaceAll(' ', '-');

  const openSettings = async (name: Name): Promise<Page> => {
    const page = await way.visit(name, '/crm');
    await way.press(page.getByRole('link', { name: 'Настройки' }));
    await page.locator('towerp-crm-settings').getByRole('heading', { name: 'Предварително зададени теми' }).waitFor();
    return page;
  };

  it('an admin adds a topic, renames it, gives it hours, moves it up and archives another', async () => {
    const admin = sdk('Огнян');
    const [added, named, old] = [`Тераса ${stamp}`, `Монтаж на тераса ${stamp}`, `Отживяла ${stamp}`];
    const obsolete = await admin.topics.create({ scope: 'thread', title: old });
    const page = await openSettings('Огнян');
    const settings = page.locator('towerp-crm-settings');

    await way.press(settings.getByRole('button', { name: 'Нова тема' }));
    await way.enter(settings.getByRole('textbox', { name: 'Тема' }));
    await page.keyboard.type(added);
    await page.keyboard.press('Enter');
    await settings.getByText(added, { exact: true }).waitFor();
    await page.keyboard.press('Escape');

    await way.press(settings.getByRole('button', { name: `Промени „${added}“` }));
    await page.keyboard.press('Control+A');
    await page.keyboard.type(named);
    await way.enter(settings.getByRole('textbox', { name: 'Очаквани часове' }));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('36');
    await page.keyboard.press('Enter');
    const row = settings.getByRole('listitem').filter({ hasText: named });
    await row.getByText('36 ч').waitFor();

    await moveUp(way, page, named);
    const { items } = await settled(async () => admin.topics.list({ scope: 'thread', archived: false }), ({ items: all }) => all.at(-1)?.title === old);
    const at = items.findIndex(({ title }) => title === named);
    assert.deepEqual([items[at]?.expectedHours, at], [36, items.length - 2]);
    await settings.getByText(`„${named}“ е ${String(at + 1)} от ${String(items.length)}`).waitFor();

    await way.press(settings.getByRole('button', { name: `Архивирай „${old}“` }));
    await page.getByText(`„${old}“ вече не се предлага`).waitFor();
    await settled(async () => admin.topics.list({ scope: 'thread', archived: true }), ({ items: all }) => all.some(({ id }) => id === obsolete.id));
    admin.close();

    const order = await way.visit('Мария');
    await openNewThread(way, order);
    await writeTopic(way, order, stamp);
    const choice = panelOf(order).getByRole('option', { name: named });
    await choice.waitFor();
    assert.equal(await panelOf(order).getByRole('option', { name: old }).count(), 0);
    await way.choose(choice);
    await finishThread(way, order, named);
    const maria = sdk('Мария');
    const [thread] = (await maria.threads.list({ q: named })).items;
    assert.deepEqual([thread?.topic, thread?.topicId], [named, items[at]?.id]);
    maria.close();
  }); // prettier-ignore

  it('a member types a topic of their own, and reads the predefined ones without changing them', async () => {
    const topic = `Нещо съвсем друго ${stamp}`;
    const page = await way.visit('Мария');
    await openNewThread(way, page);
    await writeTopic(way, page, topic);
    await finishThread(way, page, topic);
    const maria = sdk('Мария');
    const [thread] = (await maria.threads.list({ q: topic })).items;
    assert.deepEqual([thread?.topic, thread?.topicId], [topic, null]);
    maria.close();

    const settings = (await openSettings('Мария')).locator('towerp-crm-settings');
    await settings.getByText('Променя се от администратор.').waitFor();
    await settings.getByText('Рекламация и качество').waitFor();
    assert.equal(await settings.getByRole('button', { name: /^(Нова тема|Промени|Архивирай)/ }).count(), 0);
  });
});

/** By the menu of the row's handle, or with the keyboard alone by Alt and the arrow. */
const moveUp = async (way: Way, page: Page, title: string): Promise<void> => {
  const handle = page.getByRole('button', { name: `Премести „${title}“` });
  if (way.name.includes('keyboard')) {
    await way.enter(handle);
    await page.keyboard.press('Alt+ArrowUp');
    return;
  }
  await way.press(handle);
  await way.choose(page.getByRole('menuitem', { name: 'Нагоре' }));
};

/** What the server says once it is so; a page shows what was done before it is kept. */
const settled = async <T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> => {
  const until = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > until) throw new Error('It was not kept.');
  }
};
