import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, type, words } from '../../../gallery/mount.js';
import type { TaskForm } from './task-form.js';

const make = (): TaskForm => {
  const form = document.createElement('towerp-task-form');
  form.threadId = 't-1';
  return form;
};

const assign = async (element: Element): Promise<void> => {
  const input = await type(element, '#assignee', 'Ивайло');
  await waitUntil(() => deep(element, '#assignee ~ [role=listbox] [role=option]').length > 0);
  press(input, 'ArrowDown', { key: 'ArrowDown' });
  press(input, 'Enter', { key: 'Enter' });
  await settled(element);
};

describe('towerp-task-form', () => {
  provesInvariants({
    tag: 'towerp-task-form',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as TaskForm).threadId = 't-1';
    },
    words: { bg: 'Отговорник', en: 'Assignee' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('gives a task with its assignee, date and status, and tells the page', async () => {
    const { element, memory } = await mount(make);
    let saved = '';
    element.addEventListener('towerp-task-saved', (event) => {
      saved = (event as CustomEvent<{ task: { topic: string } }>).detail.task.topic;
    });
    await type(element, '#topic', 'Провери боята');
    await assign(element);
    const due = one<HTMLInputElement>(element, '.typed');
    due.value = '25.12.2031';
    due.dispatchEvent(new Event('change'));
    const status = one<HTMLSelectElement>(element, '#status');
    status.value = 'in_progress';
    status.dispatchEvent(new Event('change'));
    await settled(element);
    one(element, '[type=submit]').click();
    await settled(element);
    expect(memory.calls.at(-1)?.parameters[0]).to.deep.include({
      threadId: 't-1',
      topic: 'Провери боята',
      dueDate: '2031-12-25',
      status: 'in_progress',
    });
    expect(saved).to.equal('Провери боята');
  });

  it('says beside the field that a date is none, and that an assignee is missing', async () => {
    const { element, memory } = await mount(make);
    await type(element, '#topic', 'Провери боята');
    const due = one<HTMLInputElement>(element, '.typed');
    due.value = '31.02';
    due.dispatchEvent(new Event('change'));
    one(element, '[type=submit]').click();
    await settled(element);
    expect(due.getAttribute('aria-invalid')).to.equal('true');
    expect(one(element, '#assignee').getAttribute('aria-invalid')).to.equal('true');
    expect(memory.calls).to.deep.equal([]);
  });

  it('keeps everything where the server refuses', async () => {
    const { element, memory } = await mount(make);
    await type(element, '#topic', 'Провери боята');
    await assign(element);
    memory.refuse(refusal('forbidden'));
    one(element, '[type=submit]').click();
    await settled(element);
    expect(words(element)).to.include('Задачата не се записа');
    expect(one<HTMLInputElement>(element, '#topic').value).to.equal('Провери боята');
    expect(one<HTMLInputElement>(element, '#assignee').value).to.not.equal('');
  });
});
