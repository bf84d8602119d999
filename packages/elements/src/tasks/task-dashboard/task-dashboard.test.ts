import { expect, waitUntil } from '@open-wc/testing';
import type { Task } from '@towerp/crm-protocol';
import { refusal } from '../../../gallery/client.js';
import { tasks as some, uuid } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import { dayOf } from '../../base/times.js';
import { undoLatest } from '../../ui/toasts/toast-store.js';
import { dayAfter } from '../due-date.js';
import { dayByKey } from './calendar.js';
import type { TaskDashboard, TaskDashboardLayout } from './task-dashboard.js';

const today = dayOf(new Date(), 'Europe/Sofia');
const task = (topic: string, dueDate: string | null, fields: Partial<Task> = {}): Task => ({ ...(some[0] as Task), id: uuid(), topic, dueDate, status: 'new', ...fields }); // prettier-ignore
const tasks = [task('Стара', dayAfter(today, -2)), task('Днешна', today), task('Далечна', dayAfter(today, 40), { status: 'in_progress' }), task('Някога', null)]; // prettier-ignore
const make =
  (layout: TaskDashboardLayout = 'list') =>
  (): TaskDashboard => {
    const dashboard = document.createElement('towerp-task-dashboard');
    dashboard.layout = layout;
    return dashboard;
  };

const dueOf = (all: readonly Task[], topic: string): string | null | undefined => all.find((one) => one.topic === topic)?.dueDate; // prettier-ignore

describe('towerp-task-dashboard', () => {
  for (const layout of ['list', 'board', 'calendar'] as const)
    describe(`as ${layout}`, () => {
      provesInvariants({
        tag: 'towerp-task-dashboard',
        define: () => import('./define.js'),
        prepare: (element) => {
          (element as TaskDashboard).layout = layout;
        },
        options: { tasks },
        words: { bg: 'Създадени от мен', en: 'Made by me' },
      });
    });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('tells tasks apart by their due date', async () => {
    const { element } = await mount(make(), { tasks });
    const found = deep(element, '.bucket').map((bucket) => [bucket.classList[1], deep(bucket, 'towerp-task-card').length]);
    expect(found).to.deep.equal([['overdue', 1], ['today', 1], ['later', 1], ['none', 1]]);
  }); // prettier-ignore

  it('shows mine, those that I made or those of the team', async () => {
    const { element } = await mount(make(), { tasks });
    one(element, '.switch button:last-child').click();
    await settled(element);
    expect(element.assignee).to.equal('team');
  });

  it('shows what arrives, and says so', async () => {
    const { element, memory } = await mount(make(), { tasks });
    memory.$tasks.set([...tasks, task('Току-що дадена', today)]);
    await settled(element);
    expect(words(element)).to.include('Току-що дадена').and.include('Пристигна 1 нова задача');
  });

  it('asks what is next when a task is done, though it leaves the list', async () => {
    const { element } = await mount(make(), { tasks });
    one(element, '.done').click();
    await settled(element);
    expect(words(element)).to.include('„Стара“ е приключена. Какво следва?');
    expect(deep(element, 'towerp-task-card').length).to.equal(3);
    undoLatest();
    await waitUntil(() => deep(element, 'towerp-task-card').length === 4);
  });

  it('draws how the tasks stand, and says the same in a table', async () => {
    const { element } = await mount(make(), { tasks });
    expect(one(element, '.donut').getAttribute('aria-label')).to.equal('4 отворени задачи по статус');
    expect(deep(element, '.by-status td:nth-child(2)').map(({ textContent }) => textContent)).to.deep.equal(['3', '1']);
  });

  it('moves a card of the board by Alt and an arrow', async () => {
    const { element, memory } = await mount(make('board'), { tasks });
    const [card] = deep(element, '.topic');
    if (card) press(card, 'ArrowRight', { key: 'ArrowRight', altKey: true });
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.equal({ name: 'tasks.patch', parameters: [tasks[0]?.id, { status: 'in_progress' }] }); // prettier-ignore
    expect(deep(element, '.column.in_progress li').length).to.equal(2);
  });

  it('moves a due date in the calendar by keys, with a way back', async () => {
    const { element, memory } = await mount(make('calendar'), { tasks });
    press(one(element, `[data-task="${tasks[1]?.id ?? ''}"]`), 'ArrowRight', { key: 'ArrowRight', altKey: true });
    await waitUntil(() => dueOf(memory.$tasks.get(), 'Днешна') === dayAfter(today, 1));
    undoLatest();
    await waitUntil(() => dueOf(memory.$tasks.get(), 'Днешна') === today);
  });

  it('moves a due date in the calendar by drag', async () => {
    const { element, memory } = await mount(make('calendar'), { tasks });
    const data = new DataTransfer();
    const send = (target: Element, name: string): boolean => target.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true, composed: true })); // prettier-ignore
    send(one(element, `[data-task="${tasks[1]?.id ?? ''}"]`), 'dragstart');
    const target = deep(element, '[data-day]').find(({ dataset }) => dataset['day'] !== today);
    if (target) {
      send(target, 'dragover');
      send(target, 'drop');
    }
    await waitUntil(() => dueOf(memory.$tasks.get(), 'Днешна') === target?.dataset['day']);
  });

  it('walks through days, weeks and months, one day in the order of Tab', async () => {
    const { element } = await mount(make('calendar'), { tasks });
    press(one(element, `[data-day="${today}"]`), 'PageDown', { key: 'PageDown' });
    await settled(element);
    const [day, ...others] = deep(element, '[data-day][tabindex="0"]');
    expect(others).to.deep.equal([]);
    expect(day?.dataset['day']).to.equal(dayByKey({ key: 'PageDown' }, today));
    expect(element.shadowRoot?.activeElement).to.equal(day);
    expect(dayByKey({ key: 'PageUp' }, '2026-03-31')).to.equal('2026-02-28');
    expect(['Home', 'End', 'ArrowDown'].map((key) => dayByKey({ key }, '2026-11-24'))).to.deep.equal(['2026-11-23', '2026-11-29', '2026-12-01']); // prettier-ignore
  });

  it('says why it is empty, and offers another try where it did not load', async () => {
    const { element } = await mount(make(), { tasks: [] });
    expect(words(element)).to.include('Няма отворени задачи');
    const { element: failed, memory } = await mount(make(), { state: refusal() });
    one(failed, '.condition button').click();
    expect(memory.calls.map(({ name }) => name)).to.deep.equal(['reconnect']);
  });
});
