import { expect, waitUntil } from '@open-wc/testing';
import { refusal } from '../../../gallery/client.js';
import { attachments, main, thread } from '../../../gallery/data.js';
import { provesInvariants } from '../../../gallery/invariants.js';
import { cleanUp, deep, mount, one, press, settled, words } from '../../../gallery/mount.js';
import { dismissToast, $toasts } from '../../ui/toasts/toast-store.js';
import type { ThreadView } from './thread-view.js';

const make = (): ThreadView => {
  const view = document.createElement('towerp-thread-view');
  view.threadId = main.id;
  return view;
};

describe('towerp-thread-view', () => {
  provesInvariants({
    tag: 'towerp-thread-view',
    define: () => import('./define.js'),
    prepare: (element) => {
      (element as ThreadView).threadId = main.id;
    },
    words: { bg: 'Споделена с клиента', en: 'Shared with the client' },
  });
  before(() => import('./define.js'));
  afterEach(cleanUp);

  it('sets the status by a digit while the focus is inside and in no field', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.topic'), 'Digit2');
    press(one(element, 'textarea'), 'Digit6');
    await settled(element);
    expect(
      memory.calls.filter(({ name }) => name === 'threads.setStatus').map(({ parameters }) => parameters[1]),
    ).to.deep.equal(['in_progress']);
  });

  it('opens the forms of a task and of a communication by T and M', async () => {
    const { element } = await mount(make);
    press(one(element, '.topic'), 'KeyT');
    await waitUntil(() => deep(element, '#assignee').length > 0, undefined, { timeout: 6000 });
    await expect(element).to.be.accessible();
    press(one(element, '.topic'), 'KeyM');
    await waitUntil(() => deep(element, '#contact').length > 0, undefined, { timeout: 6000 });
    await expect(element).to.be.accessible();
  });

  it('tells direct attachments from derived ones, these with their path', async () => {
    const { element } = await mount(make);
    const list = words(one(element, 'towerp-attachment-list'));
    expect(list)
      .to.include('Прикачени пряко · 2')
      .and.include('Произлезли от клиентска поръчка 43659 · 5')
      .and.include('от 43659 → 7713 → 3087');
  });

  it('detaches only what was attached directly', async () => {
    const { element, memory } = await mount(make);
    const list = one(element, 'towerp-attachment-list');
    expect(deep(list, '.remove')).to.have.length(2);
    one(list, '.remove').click();
    dismissToast($toasts.get().at(-1)?.id ?? 0);
    await settled(element);
    expect(memory.calls.at(-1)).to.deep.equal({
      name: 'attachments.detach',
      parameters: [main.id, attachments[0]?.id],
    });
  });

  it('opens what attaches documents by L', async () => {
    const { element } = await mount(make);
    press(one(element, '.topic'), 'KeyL');
    await waitUntil(() => deep(element, 'towerp-attachment-picker').length > 0);
  });

  it('follows and stops following by F', async () => {
    const { element, memory } = await mount(make);
    press(one(element, '.topic'), 'KeyF');
    await settled(element);
    expect(memory.calls.at(-1)?.name).to.equal('threads.unfollow');
    expect(words(element)).to.include('Следвай');
  });

  it('shows the portal no lane, no internal word and nothing to change', async () => {
    const { element } = await mount(make, { role: 'portal' });
    for (const word of ['Вътрешно', 'Вижда се от клиента', 'Споделена с клиента', 'Комуникация', 'Задача ', 'клиент '])
      expect(words(element)).to.not.include(word);
    expect(deep(element, '[role=tab], .remove, .trigger')).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('is a document to read where it is read-only', async () => {
    const { element, memory } = await mount(() => {
      const view = make();
      view.readonly = true;
      return view;
    });
    press(one(element, '.topic'), 'Digit2');
    expect(memory.calls.filter(({ name }) => name !== 'threads.markRead')).to.deep.equal([]);
    expect(deep(element, 'towerp-composer, .trigger')).to.deep.equal([]);
    expect(words(element)).to.include('само за четене');
  });

  it('says that there is no such thread, not why', async () => {
    const { element } = await mount(() => {
      const view = make();
      view.threadId = 'unknown';
      return view;
    });
    expect(words(element)).to.include('Няма такава нишка');
    await expect(element).to.be.accessible();
  });

  it('says in one sentence that it did not load', async () => {
    const { element } = await mount(make, { state: refusal('timeout') });
    expect(words(element)).to.include('не отговори навреме');
  });

  it('tells the age of its data while the connection is lost', async () => {
    const { element } = await mount(make, { connection: 'offline' });
    expect(words(element)).to.include('Няма връзка');
    await expect(element).to.be.accessible();
  });

  it('invites the first word where nothing was written', async () => {
    const empty = thread({ topic: 'Запитване', status: 'new' });
    const { element } = await mount(() => {
      const view = make();
      view.threadId = empty.id;
      return view;
    }, { threads: [empty], tasks: [] }); // prettier-ignore
    expect(words(element)).to.include('Няма записи');
    await expect(element).to.be.accessible();
  });

  const pick = async (element: Element, word: string): Promise<void> => {
    one(element, '[popovertarget=more]').click();
    await settled(element);
    deep(element, '#more [role=menuitem]')
      .find(({ textContent }) => textContent.includes(word))
      ?.click();
    await settled(element);
  };

  it('mutes, marks as unread and opens the edit from its menu', async () => {
    const { element, memory } = await mount(make);
    one(element, '[popovertarget=more]').click();
    await settled(element);
    await expect(element).to.be.accessible();
    await pick(element, 'Заглуши');
    expect(memory.calls.at(-1)?.parameters).to.deep.equal([main.id, true]);
    expect(words(element)).to.include('Заглушена');
    await pick(element, 'непрочетена');
    expect(memory.calls.at(-1)?.name).to.equal('threads.markUnread');
    await pick(element, 'Редактирай');
    await waitUntil(() => deep(element, 'towerp-thread-edit').length === 1);
  });

  it('offers the portal and a reader no edit', async () => {
    const { element } = await mount(make, { role: 'portal' });
    one(element, '[popovertarget=more]').click();
    await settled(element);
    expect(words(one(element, '#more'))).to.not.include('Редактирай');
  });
});
