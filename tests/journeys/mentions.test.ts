import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { mentionsOf } from '@towerp/crm-protocol';
import { leave, personCalled, sdk } from './house.js';
import { finishThread, mention, openNewThread, openThread, panelOf, startWriting, write, writeTopic } from './panel.js';
import { inEveryWay } from './ways.js';

afterEach(leave);

inEveryWay('R3: a description mentions people, groups, products, orders and counterparties', (way) => {
  it('writes chips by @ and № and keeps them as mentions', async () => {
    const page = await way.visit('Мария');
    const topic = `Проба на споменаванията, ${way.name}`;
    await openNewThread(way, page);
    await writeTopic(way, page, topic);
    const description = panelOf(page).locator('towerp-thread-form towerp-mention-editor');
    await write(way, description);
    await page.keyboard.type('Виж ');
    await mention(way, page, '@', 'Петя', 'Петя Димитрова');
    await mention(way, page, '@', 'Снабдя', 'Снабдяване');
    await mention(way, page, '№', '43659', '43659');
    await mention(way, page, '№', 'СТ-0410', 'СТ-0410');
    await finishThread(way, page, topic);
    await panelOf(page).locator('towerp-thread-view').getByText('@Петя Димитрова').first().waitFor();

    const maria = sdk('Мария');
    const { items } = await maria.threads.list({ q: topic });
    const description2 = items[0]?.description;
    assert.ok(description2);
    assert.deepEqual(
      mentionsOf(description2).map(({ kind }) => kind),
      ['user', 'group', 'client_order', 'product'],
    );
    maria.close();
  });

  it('finds a colleague typed in Latin letters', async () => {
    const page = await way.visit('Мария');
    await openThread(way, page, 'Монтаж в Боровец');
    await startWriting(way, page);
    await page.keyboard.type('@Ivaylo');
    await panelOf(page).getByRole('option').filter({ hasText: 'Ивайло Тодоров' }).first().waitFor();
  });
});

inEveryWay('R4: who is mentioned is told at once', (way) => {
  it('rings the bell of the mentioned colleague within a second, in another browser', async () => {
    const [page, other] = await Promise.all([way.visit('Мария'), way.visit('Ивайло')]);
    const bell = other.locator('towerp-notification-bell').getByRole('button').first();
    const before = await bell.getAttribute('aria-label');
    await openThread(way, page, 'Монтаж в Боровец');
    await startWriting(way, page);
    await mention(way, page, '@', 'Ивайло', 'Ивайло Тодоров');
    await page.keyboard.type(`провери товарния асансьор ${way.name}`);
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
    await way.press(bell);
    await other.getByText(`провери товарния асансьор ${way.name}`).first().waitFor();
    await other.getByText('Споменаха ви').first().waitFor();
  });
});

describe('R4: a group that is mentioned', () => {
  it('tells each of its members but the author', async () => {
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
