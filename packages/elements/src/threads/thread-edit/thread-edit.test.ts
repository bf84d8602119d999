import { expect } from '@open-wc/testing';
import { StaleError } from '@towerp/crm-client';
import { plainTextOf } from '@towerp/crm-protocol';
import { main, text } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, settled, words } from '../../../gallery/mount.js';
import type { MentionEditor } from '../../mentions/mention-editor/mention-editor.js';
import type { ThreadEdit } from './thread-edit.js';

const make = (): ThreadEdit => {
  const form = document.createElement('towerp-thread-edit');
  form.thread = main;
  return form;
};
const topicOf = (form: ThreadEdit): HTMLInputElement => one<HTMLInputElement>(form, '#topic');
const save = async (form: ThreadEdit): Promise<void> => {
  one(form, 'button[type=submit]').click();
  await settled(form);
};

describe('towerp-thread-edit', () => {
  provesInvariants({
    tag: 'towerp-thread-edit',
    define: () => import('./define.js'),
    // A description with mentions waits for the rich editor.
    isWhole: (element) => deep(element, '.ProseMirror').length > 0,
    prepare: (element) => {
      (element as ThreadEdit).thread = main;
    },
    words: { bg: 'Описание', en: 'Description' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('sends what differs, on top of what was read', async () => {
    const { element, memory } = await mount(make);
    let closed = 0;
    element.addEventListener('towerp-close', () => closed++);
    topicOf(element).value = 'Друга дамаска';
    await save(element);
    const { name, parameters } = memory.calls.at(-1) ?? { name: '', parameters: [] };
    expect([name, parameters[0], parameters[1]]).to.deep.equal(['threads.patch', main.id, { topic: 'Друга дамаска' }]);
    expect(closed).to.equal(1);
  });

  it('asks for a topic beside the field', async () => {
    const { element, memory } = await mount(make);
    topicOf(element).value = ' ';
    await save(element);
    expect(words(element)).to.include('Напишете тема');
    expect(memory.calls).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('shows both texts where somebody changed it meanwhile, and writes over neither unseen', async () => {
    const { element, memory } = await mount(make);
    const theirs = {
      ...main,
      version: main.version + 3,
      topic: 'Темата на Петя',
      description: text('Описанието на Петя'),
    };
    const stale = (): StaleError => new StaleError({ code: 'stale', status: 412, detail: 'stale' }, theirs);
    topicOf(element).value = 'Моята тема';
    memory.refuse(stale());
    await save(element);
    expect(words(element)).to.include('Темата на Петя').and.include('Описанието на Петя');
    expect(topicOf(element).value).to.equal('Моята тема');
    await expect(element).to.be.accessible();
    await save(element);
    expect(memory.calls.at(-1)?.parameters[2]).to.deep.include({ ifMatch: theirs.version });
  });

  it('takes what was saved meanwhile where that is chosen', async () => {
    const { element, memory } = await mount(make);
    const theirs = { ...main, version: 9, topic: 'Темата на Петя', description: text('Описанието на Петя') };
    topicOf(element).value = 'Моята тема';
    memory.refuse(new StaleError({ code: 'stale', status: 412, detail: 'stale' }, theirs));
    await save(element);
    one(element, '.theirs .button').click();
    await settled(element);
    expect(topicOf(element).value).to.equal('Темата на Петя');
    expect(plainTextOf(one<MentionEditor>(element, 'towerp-mention-editor').value)).to.equal('Описанието на Петя');
    expect(deep(element, '.theirs')).to.deep.equal([]);
  });

  it('keeps every word when it is refused', async () => {
    const { element, memory } = await mount(make);
    topicOf(element).value = 'Моята тема';
    memory.refuse();
    await save(element);
    expect(words(element)).to.include('Нишката не се записа');
    expect(topicOf(element).value).to.equal('Моята тема');
  });
});
