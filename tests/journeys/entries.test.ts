import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { mentionsOf } from '@towerp/crm-protocol';
import { leave, sdk } from './house.js';
import { mention, openThread, panelOf, write } from './panel.js';
import { inEveryWay } from './ways.js';

afterEach(leave);

inEveryWay('R10 and R11: any number of communications, with whom, how and about what', (way) => {
  it('writes a meeting with a contact of the client and a mentioned colleague, and a call without any', async () => {
    const maria = sdk('Мария');
    const thread = await maria.threads.create({
      topic: `Проба на комуникациите, ${way.name}`,
      attach: [{ kind: 'client_order', id: '43659' }],
      counterpartyId: '10001',
    });
    const page = await way.visit('Мария');
    await openThread(way, page, thread.topic);
    const panel = panelOf(page);
    const form = panel.locator('towerp-communication-form');
    const open = () => way.press(panel.locator('towerp-composer').getByRole('button', { name: 'Комуникация' }));

    await open();
    await way.tick(form.getByRole('radio', { name: 'Среща' }));
    await way.tick(form.getByRole('radio', { name: 'Изходяща' }));
    await way.enter(form.getByRole('combobox', { name: 'Тема' }));
    await page.keyboard.type('Оглед на място');
    await way.enter(form.getByRole('combobox', { name: 'лице за контакт' }));
    await page.keyboard.type('Десислава');
    await way.choose(form.getByRole('option').filter({ hasText: 'Десислава Кръстева' }).first());
    await write(way, form.locator('towerp-mention-editor'));
    await page.keyboard.type('Видяхме стълбището с ');
    await mention(way, page, '@', 'Ивайло', 'Ивайло Тодоров');
    await way.press(form.getByRole('button', { name: 'Запиши', exact: true }));
    await panel.locator('towerp-timeline').getByText('Оглед на място').first().waitFor();

    await open();
    await way.enter(form.getByRole('combobox', { name: 'Тема' }));
    await page.keyboard.type('Обади се за часа');
    await way.press(form.getByRole('button', { name: 'Запиши', exact: true }));
    await panel.locator('towerp-timeline').getByText('Обади се за часа').first().waitFor();

    // What is shown at once reaches the server a moment later.
    const written = async () => (await maria.communications.list({ thread: thread.id })).items;
    let items = await written();
    while (items.length < 2) items = await written();
    const [call, meeting] = items;
    assert.ok(call && meeting && items.length === 2);
    assert.deepEqual(
      [meeting.channel, meeting.direction, meeting.topic, meeting.contact?.name],
      ['meeting', 'outbound', 'Оглед на място', 'Десислава Кръстева'],
    );
    assert.deepEqual(meeting.body && mentionsOf(meeting.body).map(({ kind }) => kind), ['user']);
    assert.deepEqual([call.channel, call.contact], ['phone', null]);
    maria.close();
  });
});

inEveryWay(
  'R12, R13 and R14: a task is given to a colleague, who is told at once and sees it on their dashboard',
  (way) => {
    it('is written with its topic, description, assignee and due date, and arrives on the open dashboard', async () => {
      const maria = sdk('Мария');
      const thread = await maria.threads.create({
        topic: `Проба на задачите, ${way.name}`,
        attach: [{ kind: 'client_order', id: '43659' }],
      });
      const topic = `Провери боята, ${way.name}`;
      const [page, his] = await Promise.all([way.visit('Мария'), way.visit('Ивайло', '/crm?view=tasks')]);
      const dashboard = his.locator('towerp-task-dashboard');
      await dashboard.getByRole('heading').first().waitFor();
      await openThread(way, page, thread.topic);
      const panel = panelOf(page);
      const form = panel.locator('towerp-task-form');

      await way.press(panel.locator('towerp-composer').getByRole('button', { name: 'Задача' }));
      await way.enter(form.getByRole('combobox', { name: 'Тема' }));
      await page.keyboard.type(topic);
      await way.enter(form.getByRole('combobox', { name: 'Отговорник' }));
      await page.keyboard.type('Ивайло');
      await way.choose(form.getByRole('option').filter({ hasText: 'Ивайло Тодоров' }).first());
      await way.press(form.getByRole('button', { name: 'Утре' }));
      await way.select(form.getByRole('combobox', { name: 'Статус' }), 'in_progress');
      await write(way, form.locator('towerp-mention-editor'));
      await page.keyboard.type('По мострата от ');
      await mention(way, page, '#', '43659', '43659');
      await way.press(form.getByRole('button', { name: 'Запиши', exact: true }));

      await dashboard.getByText(topic).first().waitFor({ timeout: 5000 });
      const ivaylo = sdk('Ивайло');
      const { items } = await ivaylo.tasks.list({ assignee: 'me', thread: thread.id });
      const [task] = items;
      assert.ok(task && items.length === 1);
      assert.deepEqual([task.topic, task.author.name, task.status], [topic, 'Мария Стоянова', 'in_progress']);
      assert.ok(task.dueDate);
      assert.deepEqual(task.description && mentionsOf(task.description).map(({ kind, id }) => [kind, id]), [
        ['client_order', '43659'],
      ]);
      await way.press(his.getByRole('link', { name: 'Известия' }));
      await his.locator('towerp-notification-inbox').getByText(topic).first().waitFor();
      for (const client of [maria, ivaylo]) client.close();
    });
  },
);
