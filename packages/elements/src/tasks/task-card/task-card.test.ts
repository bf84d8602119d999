import { expect, waitUntil } from '@open-wc/testing';
import type { Task } from '@towerp/crm-protocol';
import { refusal } from '../../../gallery/client.js';
import { main, people, tasks } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import { dayOf } from '../../base/times.js';
import { $toasts, undoLatest } from '../../ui/toasts/toast-store.js';
import { dayAfter } from '../due-date.js';
import type { ThreadOpenEvent } from '../../threads/events.js';
import type { TaskCard } from './task-card.js';

const task = tasks[0] as Task;
const today = dayOf(new Date(), 'Europe/Sofia');
const make = (): TaskCard => {
  const card = document.createElement('towerp-task-card');
  card.taskId = task.id;
  return card;
};

const type = (field: HTMLInputElement, text: string, event: string): void => {
  field.value = text;
  field.dispatchEvent(new Event(event, { bubbles: true }));
};

describe('towerp-task-card', () => {
  provesInvariants({
    tag: 'towerp-task-card',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as TaskCard).taskId = task.id;
    },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('is done with a way back, and asks what is next', async () => {
    const { element, memory } = await mount(make);
    one(element, '.done').click();
    await settled(element);
    expect(words(element)).to.include('Какво следва?');
    expect(memory.$tasks.get().find(({ id }) => id === task.id)?.status).to.equal('completed');
    undoLatest();
    await waitUntil(() => memory.$tasks.get().find(({ id }) => id === task.id)?.status === task.status);
  });

  it('leads on to a new task in the same thread', async () => {
    const { element } = await mount(make);
    element.complete();
    await settled(element);
    one(element, '.next button').click();
    await waitUntil(() => deep(element, 'towerp-task-form').length === 1);
    expect(one(element, 'towerp-task-form').getAttribute('thread-id')).to.equal(task.threadId);
  });

  it('gets its topic in its place by E; Esc leaves it', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.topic'), 'KeyE');
    await settled(element);
    const field = one<HTMLInputElement>(element, '.topic-field');
    field.value = 'Друга тема';
    press(field, 'Escape', { key: 'Escape' });
    await settled(element);
    expect(memory.calls).to.deep.equal([]);
    press(one(element, '.topic'), 'KeyE');
    await settled(element);
    one<HTMLInputElement>(element, '.topic-field').value = 'Друга тема';
    press(one(element, '.topic-field'), 'Enter', { key: 'Enter' });
    await settled(element);
    expect(memory.calls).to.deep.equal([{ name: 'tasks.patch', parameters: [task.id, { topic: 'Друга тема' }] }]);
    expect(words(element)).to.include('Друга тема');
  });

  it('gets its date by D: a chip or words, with a way back', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.topic'), 'KeyD');
    await settled(element);
    one(element, '#due .chip:nth-child(2)').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([task.id, { dueDate: dayAfter(today, 1) }]);
    undoLatest();
    await waitUntil(() => memory.$tasks.get().find(({ id }) => id === task.id)?.dueDate === task.dueDate);
    press(one(element, '.topic'), 'KeyD');
    type(one<HTMLInputElement>(element, '#due input'), '3д', 'change');
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([task.id, { dueDate: dayAfter(today, 3) }]);
  });

  it('says what is no date', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.topic'), 'KeyD');
    await settled(element);
    type(one<HTMLInputElement>(element, '#due input'), 'някога', 'change');
    await settled(element);
    expect(words(element)).to.include('Не е дата');
    expect(memory.calls).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('gets another assignee by A', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.topic'), 'KeyA');
    await settled(element);
    type(one<HTMLInputElement>(element, '#who'), 'Георги', 'input');
    await waitUntil(() => deep(element, '[role=option]').length > 0);
    one(element, '[role=option]').click();
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.equal({ name: 'tasks.patch', parameters: [task.id, { assigneeId: people.georgi.id }] });
  }); // prettier-ignore

  it('gets its status by S and a digit', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.topic'), 'KeyS');
    press(one(element, '.topic'), 'Digit3');
    await settled(element);
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([task.id, { status: 'awaiting_decision' }]);
  });

  it('says that a change was refused', async () => {
    const { element, memory } = await mount(make);
    memory.refuse();
    press(one(element, '.topic'), 'KeyS');
    press(one(element, '.topic'), 'Digit3');
    await waitUntil(() => $toasts.get().some(({ failed }) => failed));
    expect($toasts.get().filter(({ undo }) => undo)).to.deep.equal([]);
  });

  it('names its thread, and asks the page for it', async () => {
    const { element } = await mount(make);
    expect(one(element, '.thread').textContent.trim()).to.equal(main.topic);
    const asked: string[] = [];
    element.addEventListener('towerp-thread-open', (event) => {
      asked.push((event as ThreadOpenEvent).detail.threadId);
    });
    one(element, '.thread').click();
    expect(asked).to.deep.equal([task.threadId]);
  }); // prettier-ignore

  it('offers nothing to change where it is only read', async () => {
    for (const options of [{}, { role: 'portal' as const }]) {
      const { element } = await mount(() => Object.assign(make(), { readonly: options.role === undefined }), options);
      expect(deep(element, 'button:not(.thread), .done:not(:disabled)')).to.deep.equal([]);
    }
  });

  it('says that there is no such task', async () => {
    const { element } = await mount(make, { tasks: [] });
    expect(words(element)).to.include('Няма такава задача');
    const { element: failed } = await mount(make, { state: refusal() });
    expect(words(failed)).to.include('Задачите не се заредиха');
  });
});
