import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { mentionsOf } from '@towerp/crm-protocol';
import { leave, personCalled, sdk, visit } from './house.js';
import { mention, openNewThread, openThread, panelOf, startWriting, writeTopic } from './panel.js';

afterEach(leave);

describe('R3: a description mentions people, groups, products, orders and counterparties', () => {
  it('writes chips by @ and № and keeps them as mentions', async () => {
    const page = await visit('Мария');
    await openNewThread(page);
    await writeTopic(page, 'Проба на споменаванията');
    const description = panelOf(page).locator('towerp-thread-form towerp-mention-editor');
    await description.click();
    await description.locator('.ProseMirror').waitFor();
    await page.keyboard.type('Виж ');
    await mention(page, '@', 'Петя', 'Петя Димитрова');
    await mention(page, '@', 'Снабдя', 'Снабдяване');
    await mention(page, '№', '43659', '43659');
    await mention(page, '№', 'СТ-0410', 'СТ-0410');
    await panelOf(page).getByRole('button', { name: 'Отвори нишката' }).click();
    await panelOf(page).locator('towerp-thread-view').getByText('@Петя Димитрова').first().waitFor();

    const maria = sdk('Мария');
    const { items } = await maria.threads.list({ q: 'Проба на споменаванията' });
    const description2 = items[0]?.description;
    assert.ok(description2);
    assert.deepEqual(
      mentionsOf(description2).map(({ kind }) => kind),
      ['user', 'group', 'client_order', 'product'],
    );
    maria.close();
  });

  it('finds a colleague typed in Latin letters', async () => {
    const page = await visit('Мария');
    await openThread(page, 'Монтаж в Боровец');
    await startWriting(page);
    await page.keyboard.type('@Ivaylo');
    await panelOf(page).getByRole('option').filter({ hasText: 'Ивайло Тодоров' }).first().waitFor();
  });
});

describe('R4: who is mentioned is told at once', () => {
  it('rings the bell of the mentioned colleague within a second, in another browser', async () => {
    const [page, other] = await Promise.all([visit('Мария'), visit('Ивайло')]);
    const bell = other.locator('towerp-notification-bell').getByRole('button').first();
    const before = await bell.getAttribute('aria-label');
    await openThread(page, 'Монтаж в Боровец');
    await startWriting(page);
    await mention(page, '@', 'Ивайло', 'Ивайло Тодоров');
    await page.keyboard.type('провери товарния асансьор');
    const sent = Date.now();
    await page.keyboard.press('Control+Enter');
    await other.waitForFunction(
      (was) => {
        const button = document.querySelector('towerp-notification-bell')?.shadowRoot?.querySelector('button');
        return button?.getAttribute('aria-label') !== was;
      },
      before,
      { polling: 20, timeout: 5000 },
    );
    const took = Date.now() - sent;
    assert.ok(took < 1000, `the bell rang after ${String(took)} ms`);
    await bell.click();
    await other.getByText('провери товарния асансьор').first().waitFor();
    await other.getByText('Споменаха ви').first().waitFor();
  });

  it('tells every member of a mentioned group but the author', async () => {
    const maria = sdk('Мария');
    const { items: groups } = await maria.people.groups({ q: 'Търговски' });
    const group = groups.find(({ memberIds }) => memberIds.includes(personCalled('Мария').id));
    assert.ok(group);
    const { items } = await maria.threads.list({ record: { kind: 'client_order', id: '43659' } });
    const thread = items[0];
    assert.ok(thread);
    const body = {
      version: 1 as const,
      blocks: [{ type: 'paragraph' as const, children: [{ type: 'mention' as const, kind: 'group', id: group.id }] }],
    };
    const { notified } = await maria.mentions.audience({ body, threadId: thread.id });
    assert.deepEqual(
      new Set(notified.filter(({ via }) => via?.id === group.id).map(({ person }) => person.id)),
      new Set(group.memberIds.filter((id) => id !== personCalled('Мария').id)),
    );
    maria.close();
  });
});
